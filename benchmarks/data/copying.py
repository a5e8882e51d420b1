"""The same record on PostgreSQL, row for row and key for key."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model


def copy_to_postgres(file: Path) -> None:
    """Fill the configured, empty PostgreSQL database with what the SQLite file holds.

    Needs a superuser: for the session that copies, triggers do not fire. References are those of the file.
    """
    call_command("migrate", verbosity=0)
    source = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET TIME ZONE 'UTC'")
        for model in models:
            cursor.execute(f'TRUNCATE "{model._meta.db_table}" CASCADE')
    with connection.cursor() as cursor:
        for model in models:
            _copy(source, model, cursor.connection)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        # What autovacuum does by itself on a server in use.
        cursor.execute("VACUUM (FREEZE, ANALYZE)")
    source.close()
    connection.close()


def _copy(source: sqlite3.Connection, model: type[Model], driver: Any) -> None:
    here = {column for _, column, *_ in source.execute(f"PRAGMA table_info({model._meta.db_table})")}
    columns = [field.column for field in model._meta.concrete_fields if field.column in here]
    names = ", ".join(f'"{column}"' for column in columns)
    rows = source.execute(f'SELECT {names} FROM "{model._meta.db_table}" ORDER BY rowid')  # noqa: S608
    with driver.cursor() as cursor:
        statement = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
