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
from django.db.backends.utils import CursorWrapper
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
            f"BEGIN IF ({self.when or 'TRUE'}) THEN RAISE EXCEPTION '{self.message}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END"
        )

    def postgres_function(self, schema: str) -> str:
        # The path is fixed, with temporary tables last: otherwise a temporary table of the session named
        # like one of ours is what the condition would read.
        return (
            f"CREATE OR REPLACE FUNCTION {self.trigger}() RETURNS trigger LANGUAGE plpgsql "
            f"SET search_path = {schema}, pg_temp AS $guard${self.postgres_body()}$guard$"
        )

    def postgres_trigger(self) -> str:
        """As PostgreSQL prints it, too."""
        each = "STATEMENT" if self.operation == "TRUNCATE" else "ROW"
        return (
            f"CREATE TRIGGER {self.trigger} BEFORE {self.operation} ON {self.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {self.trigger}()"
        )

    def definition(self, schema: str) -> str:
        """What ``installed_guards`` returns for it where it is in place and switched on."""
        if connection.vendor == "sqlite":
            return self.sqlite()
        return f"{self.postgres_trigger()} search_path={schema}, pg_temp {self.postgres_body()}"


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


@dataclass(frozen=True, slots=True)
class InstalledGuard:
    """A trigger of the database that is named like a guard."""

    name: str
    table: str
    definition: str
    is_on: bool = True


def installed_guards() -> list[InstalledGuard]:
    """Return every guard in the database, known to this version of the code or not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, tbl_name, sql FROM sqlite_master "
                "WHERE type = 'trigger' AND substr(name, 1, 6) = 'guard_' ORDER BY name"
            )
        else:
            # 'O' is on for everybody, 'A' on even for replication; a guard that fires for replication
            # only ('R') guards nothing.
            cursor.execute(
                "SELECT t.tgname, t.tgrelid::regclass::text, concat_ws(' ', pg_get_triggerdef(t.oid, true), "
                "array_to_string(p.proconfig, ' '), p.prosrc), t.tgenabled IN ('O', 'A') "
                "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE NOT t.tgisinternal AND left(t.tgname, 6) = 'guard_' "
                # Not those of tables a restore has put aside.
                "AND c.relnamespace = current_schema()::regnamespace ORDER BY t.tgname, t.tgrelid"
            )
        return [InstalledGuard(*row) for row in cursor.fetchall()]


def missing_guards() -> list[str]:
    """Return the names of guards that are not installed, are switched off, or say something else."""
    with connection.cursor() as cursor:
        schema = _schema(cursor)
    in_place = {(guard.name, guard.definition) for guard in installed_guards() if guard.is_on}
    return [
        guard.trigger
        for guard in expected_guards()
        if (guard.trigger, guard.definition(schema)) not in in_place
    ]


def drop_guards() -> None:
    """Drop every guard the database holds, known to this version of the code or not."""
    with transaction.atomic(), connection.cursor() as cursor:
        for guard in installed_guards():
            of_table = "" if connection.vendor == "sqlite" else f" ON {guard.table}"
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(guard.name)}{of_table}")


def install_guards() -> None:
    """Install every expected guard anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        drop_guards()
        schema = _schema(cursor)
        for guard in expected_guards():
            if connection.vendor == "sqlite":
                cursor.execute(guard.sqlite())
            else:
                cursor.execute(guard.postgres_function(schema))
                cursor.execute(guard.postgres_trigger())


def _schema(cursor: CursorWrapper) -> str:
    """The schema the tables are in, as SQL; SQLite has none, there a trigger only ever reads its own file."""
    if connection.vendor == "sqlite":
        return ""
    cursor.execute("SELECT quote_ident(current_schema())")
    return str(cursor.fetchone()[0])


@contextmanager
def guards_lifted() -> Iterator[None]:
    """Run the block without guards. For clearing a test database; nothing else has a reason to."""
    drop_guards()
    try:
        yield
    finally:
        install_guards()
