"""Comparing what the database enforces with what the code expects: guards, constraints, settings, roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.db.models import CheckConstraint, ForeignKey, Model, UniqueConstraint
from django.utils.module_loading import module_has_submodule

from trail.findings import Finding
from trail.guards import expected_guards, installed_guards, missing_guards

# synchronous 2 is FULL
SQLITE_SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "ignore_check_constraints": 0,
}
_NAMED = re.compile(r'CONSTRAINT "(\w+)"')
_COMPARED = "guards_compare_constraints"


def guarded_models() -> list[type[Model]]:
    """Return the models of every app that lists invariants, tables of many-to-many fields included."""
    return [
        model
        for config in apps.get_app_configs()
        if config.module is not None and module_has_submodule(config.module, "invariants")
        for model in config.get_models(include_auto_created=True)
    ]


def append_only_tables() -> list[str]:
    """Return the tables nobody ever has to change or delete a row of."""
    never = [
        {guard.table for guard in expected_guards() if guard.operation == operation and not guard.when}
        for operation in ("UPDATE", "DELETE")
    ]
    return sorted(never[0] & never[1])


def verify_guards() -> Iterator[Finding]:
    """Yield every guard that is missing, switched off or different, and every one the code does not know."""
    installed = installed_guards()
    names = {guard.name for guard in installed}
    off = {guard.name for guard in installed if not guard.is_on}
    for name in missing_guards():
        if name not in names:
            yield Finding("guard_missing", name, "it is not installed")
        elif name in off:
            yield Finding("guard_off", name, "it is switched off")
        else:
            yield Finding("guard_differs", name, "it is not what this version of the code installs")
    expected = {guard.trigger for guard in expected_guards()}
    for guard in installed:
        if guard.name not in expected:
            yield Finding(
                "guard_unknown", guard.name, f"it is on {guard.table}, and the code does not know it"
            )


@dataclass(slots=True)
class _Keys:
    """What one table holds: unique sets of columns, (column, table it refers to) and constraint names."""

    unique: set[frozenset[str]]
    references: set[tuple[str, str]]
    names: set[str]


def verify_constraints() -> Iterator[Finding]:
    """Yield every CHECK, unique key and foreign key of our tables that is missing, different or unchecked."""
    tables = set(connection.introspection.table_names())
    for model in guarded_models():
        table = model._meta.db_table
        if table not in tables:
            yield Finding("table_missing", table, "there is no such table: run migrate")
            continue
        keys = _keys_on_sqlite(table) if connection.vendor == "sqlite" else _keys_on_postgresql(table)
        yield from _verify_unnamed(model, keys)
        yield from _verify_named(model, keys)
    if connection.vendor == "postgresql":
        yield from _not_validated()


def _verify_unnamed(model: type[Model], keys: _Keys) -> Iterator[Finding]:
    table = model._meta.db_table
    wanted = [(field.name,) for field in model._meta.concrete_fields if field.unique]
    for names in [*wanted, *model._meta.unique_together]:
        columns = _columns(model, names)
        if frozenset(columns) not in keys.unique:
            place = f"{table} ({', '.join(columns)})"
            yield Finding("unique_missing", place, "two rows may have the same value")
    for field in model._meta.concrete_fields:
        # The stubs do not know db_constraint.
        if isinstance(field, ForeignKey) and vars(field)["db_constraint"]:
            target = field.target_field.model._meta.db_table
            if (field.column, target) not in keys.references:
                meaning = f"it may name a row that {target} does not have"
                yield Finding("reference_missing", f"{table}.{field.column}", meaning)


def _verify_named(model: type[Model], keys: _Keys) -> Iterator[Finding]:
    present: list[CheckConstraint] = []
    for constraint in model._meta.constraints:
        if constraint.name not in keys.names:
            yield Finding("constraint_missing", constraint.name, f"{model._meta.db_table} does not have it")
        elif isinstance(constraint, CheckConstraint):
            present.append(constraint)
        elif isinstance(constraint, UniqueConstraint) and _is_lost(model, constraint, keys):
            yield Finding("constraint_differs", constraint.name, "it is not unique over these columns")
    differing = _differing_on_sqlite if connection.vendor == "sqlite" else _differing_on_postgresql
    for name in differing(model, present):
        yield Finding("constraint_differs", name, "it does not say what this version of the code says")


def _is_lost(model: type[Model], constraint: UniqueConstraint, keys: _Keys) -> bool:
    columns = frozenset(_columns(model, constraint.fields))
    return bool(columns) and columns not in keys.unique


def _columns(model: type[Model], names: Sequence[str]) -> list[str]:
    return [str(model._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]


def _keys_on_sqlite(table: str) -> _Keys:
    """Django's introspection stumbles over the lists in our CHECKs; the pragmas do not."""
    with connection.cursor() as cursor:
        columns = cursor.execute(f"PRAGMA table_info({table})").fetchall()
        indexes = cursor.execute(f"PRAGMA index_list({table})").fetchall()
        references = cursor.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        keys = _Keys(
            unique={frozenset(column[1] for column in columns if column[5])},
            references={(reference[3], reference[2]) for reference in references},
            names={index[1] for index in indexes} | set(_NAMED.findall(_statement(table))),
        )
        for index in indexes:
            if index[2]:
                parts = cursor.execute(f"PRAGMA index_info({index[1]})").fetchall()
                keys.unique.add(frozenset(part[2] for part in parts))
    return keys


def _keys_on_postgresql(table: str) -> _Keys:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return _Keys(
        unique={frozenset(key["columns"]) for key in found.values() if key["unique"] or key["primary_key"]},
        references={
            (key["columns"][0], key["foreign_key"][0]) for key in found.values() if key["foreign_key"]
        },
        names=set(found),
    )


def _not_validated() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, conrelid::regclass::text FROM pg_constraint WHERE NOT convalidated "
            "AND connamespace = current_schema()::regnamespace ORDER BY conname"
        )
        for name, table in cursor.fetchall():
            yield Finding("constraint_not_validated", name, f"rows of {table} from before may break it")


def _statement(table: str) -> str:
    """The statement that made the table: SQLite keeps it, with each constraint as it was written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
        return str(cursor.fetchone()[0])


def _check_sql(model: type[Model], checks: list[CheckConstraint]) -> dict[str, str]:
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    # The schema editor doubles percent signs for a driver that fills in parameters.
    return {check.name: str(check.constraint_sql(model, editor)).replace("%%", "%") for check in checks}


def _differing_on_sqlite(model: type[Model], checks: list[CheckConstraint]) -> list[str]:
    statement = _statement(model._meta.db_table)
    return [name for name, sql in _check_sql(model, checks).items() if sql not in statement]


def _differing_on_postgresql(model: type[Model], checks: list[CheckConstraint]) -> list[str]:
    """PostgreSQL rewrites a CHECK: let it rewrite ours, too, on an empty copy that is rolled back.

    It rewrites a list once more when a dump is restored, so there are two spellings of the same.
    """
    if not checks:
        return []
    with connection.cursor() as cursor:
        stored = _stored_checks(model._meta.db_table)
        try:
            with transaction.atomic():
                cursor.execute(f"CREATE TEMPORARY TABLE {_COMPARED} (LIKE {model._meta.db_table})")
                for sql in _check_sql(model, checks).values():
                    cursor.execute(f"ALTER TABLE {_COMPARED} ADD {sql}")
                wanted = _stored_checks(f"pg_temp.{_COMPARED}")
                for name, expression in wanted.items():
                    cursor.execute(
                        f"ALTER TABLE {_COMPARED} DROP CONSTRAINT {connection.ops.quote_name(name)}, "
                        f"ADD CONSTRAINT {connection.ops.quote_name(name)} CHECK ({expression})"
                    )
                restored = _stored_checks(f"pg_temp.{_COMPARED}")
                transaction.set_rollback(True)
        except ProgrammingError:  # this role may make no temporary table: the names have to do
            return []
    return [c.name for c in checks if stored[c.name] not in (wanted[c.name], restored[c.name])]


def _stored_checks(table: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_expr(conbin, conrelid) FROM pg_constraint "
            "WHERE contype = 'c' AND conrelid = %s::regclass",
            [table],
        )
        return dict(cursor.fetchall())


def verify_settings() -> Iterator[Finding]:
    """Yield every setting of this connection with which guards or constraints would be passed over."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, wanted in SQLITE_SETTINGS.items():
                found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
                if found != wanted:
                    yield Finding("setting", f"PRAGMA {name}", f"it is {found} and has to be {wanted}")
            return
        cursor.execute("SHOW session_replication_role")
        role = cursor.fetchone()[0]
        if role != "origin":
            meaning = f"it is “{role}”: guards and foreign keys do not fire"
            yield Finding("setting", "session_replication_role", meaning)


def notes() -> list[str]:
    """Return what is no fault, but weakens what the guards are worth on this database."""
    if connection.vendor == "sqlite":
        return ["Whoever can write the file can drop the guards; only an anchor finds that afterwards."]
    said = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        role, is_superuser = cursor.fetchone()
        if is_superuser:
            return [f"The role “{role}” is a superuser: it can switch every guard off. Serve as another one."]
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' "
            "AND relnamespace = current_schema()::regnamespace AND pg_has_role(relowner, 'USAGE')"
        )
        if cursor.fetchone()[0]:
            said.append(
                f"The role “{role}” owns tables and can switch their guards off. Serve as another one."
            )
        for table in append_only_tables():
            cursor.execute("SELECT has_table_privilege(%s, 'UPDATE, DELETE, TRUNCATE, TRIGGER')", [table])
            if cursor.fetchone()[0]:
                said.append(f"The role “{role}” may do more with {table} than SELECT and INSERT.")
    return said
