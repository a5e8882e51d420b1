"""What the terminal says when the database fails a command: a sentence and exit code 1, for every command."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management import execute_from_command_line
from django.db import DatabaseError, OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor


def run(argv: list[str]) -> None:
    """Run a command. What is not the database's fault, and anything under --traceback, is left as it is."""
    try:
        execute_from_command_line(argv)
    except Exception as error:
        failure = _of_the_database(error)
        sentence = _why(failure) if failure and "--traceback" not in argv else ""
        if not sentence:
            raise
        sys.exit(sentence)


def _of_the_database(error: BaseException) -> Exception | None:
    """Return the failure behind an error; some commands of packages wrap it, and some ask the driver."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, (DatabaseError, _driver_error())):
            return cause
        cause = cause.__cause__
    return None


def _driver_error() -> type[Exception]:
    """Return what the module below Django raises: ``sqlite3`` or ``psycopg``."""
    database: Any = connections["default"]
    error: type[Exception] = database.Database.Error
    return error


def _why(failure: Exception) -> str:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, _driver_error()):
        return f"The database cannot be used: {str(failure).strip()}"
    if missing:
        return (
            f"The database lacks {len(missing)} migrations of this version. Run “python manage.py migrate”, "
            "then the command again."
        )
    if isinstance(failure, OperationalError):
        return f"The database failed: {str(failure).strip()}. Run the command again; nothing is half done."
    return ""
