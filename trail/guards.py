"""Triggers with which the database itself refuses what the workflow must never do.

An app lists its ``GUARDS`` in a module ``invariants``. A guard is one condition in SQL that SQLite and
PostgreSQL both read; where it holds, the statement fails with the guard's message. Guards are dropped
before and installed after every ``migrate``: rebuilding a table on SQLite drops its triggers silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from django.apps import apps
from django.db import connection, transaction
from django.utils.module_loading import module_has_submodule

PREFIX = "guard_"


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses ``operation`` on ``table`` where ``when`` holds (over OLD and NEW; always when empty)."""

    name: str
    table: str
    operation: Literal["INSERT", "UPDATE", "DELETE", "TRUNCATE"]
    message: str
    when: str = ""

    @property
    def trigger(self) -> str:
        return f"{PREFIX}{self.name}"

    def sqlite(self) -> str:
        when = f" WHEN {self.when}" if self.when else ""
        return (
            f"CREATE TRIGGER {self.trigger} BEFORE {self.operation} ON {self.table}{when} "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def postgres_body(self) -> str:
        result = "OLD" if self.operation == "DELETE" else "NEW"
        return (
            f"BEGIN IF {self.when or 'TRUE'} THEN RAISE EXCEPTION '{self.message}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END"
        )

    def postgres(self) -> list[str]:
        each = "STATEMENT" if self.operation == "TRUNCATE" else "ROW"
        function = (
            f"CREATE OR REPLACE FUNCTION {self.trigger}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$guard${self.postgres_body()}$guard$"
        )
        trigger = (
            f"CREATE TRIGGER {self.trigger} BEFORE {self.operation} ON {self.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {self.trigger}()"
        )
        return [function, trigger]


def append_only(table: str, *, noun: str, unique: tuple[str, ...]) -> tuple[Guard, ...]:
    """Guards that refuse every change to an existing row of ``table``.

    ``unique`` names every unique key of the table as an SQL condition over ``NEW``: REPLACE deletes the
    row it collides with without asking a DELETE trigger (unless recursive_triggers is on), so a
    collision is refused before it happens.
    """
    short = table.split("_", 1)[1]
    exists = " OR ".join(f"EXISTS (SELECT 1 FROM {table} AS old_row WHERE {key})" for key in unique)
    return (
        Guard(f"{short}_no_update", table, "UPDATE", f"{noun} are never changed"),
        Guard(f"{short}_no_delete", table, "DELETE", f"{noun} are never deleted"),
        Guard(f"{short}_no_truncate", table, "TRUNCATE", f"{noun} are never deleted"),
        Guard(f"{short}_no_replace", table, "INSERT", f"{noun} are never replaced", exists),
    )


def expected_guards() -> list[Guard]:
    """Return the guards of every installed app whose table exists, in a fixed order."""
    tables = set(connection.introspection.table_names())
    guards: list[Guard] = []
    for config in apps.get_app_configs():
        if config.module is not None and module_has_submodule(config.module, "invariants"):
            guards.extend(import_module(f"{config.name}.invariants").GUARDS)
    wanted = [guard for guard in guards if guard.table in tables]
    if connection.vendor == "sqlite":
        # SQLite has no TRUNCATE; a DELETE without WHERE asks the DELETE trigger for each row.
        wanted = [guard for guard in wanted if guard.operation != "TRUNCATE"]
    return wanted


def installed_guards() -> dict[str, str]:
    """Return the definition of every enabled guard in the database by trigger name."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 6) = 'guard_'"
            )
        else:
            cursor.execute(
                "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
                "WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND left(t.tgname, 6) = 'guard_'"
            )
        return dict(cursor.fetchall())


def missing_guards() -> list[str]:
    """Return the names of guards that are not installed, are switched off, or say something else."""
    installed = installed_guards()
    return [
        guard.trigger
        for guard in expected_guards()
        if installed.get(guard.trigger)
        != (guard.sqlite() if connection.vendor == "sqlite" else guard.postgres_body())
    ]


def drop_guards() -> None:
    """Drop every guard the database holds, known to this version of the code or not."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in installed_guards():
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
            return
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
            "WHERE NOT tgisinternal AND left(tgname, 6) = 'guard_'"
        )
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)} ON {table}")


def install_guards() -> None:
    """Install every expected guard anew."""
    with transaction.atomic():
        drop_guards()
        with connection.cursor() as cursor:
            for guard in expected_guards():
                for statement in [guard.sqlite()] if connection.vendor == "sqlite" else guard.postgres():
                    cursor.execute(statement)


@contextmanager
def guards_lifted() -> Iterator[None]:
    """Run the block without guards. For clearing a test database; nothing else has a reason to."""
    drop_guards()
    try:
        yield
    finally:
        install_guards()
