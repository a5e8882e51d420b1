"""PostgreSQL: ``pg_dump`` of one exported moment, and ``pg_restore`` beside the schema it replaces."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from claims.backup.manifest import BackupRefused, Contents
from trail.chain import head
from trail.snapshot import reading_snapshot

DEBIAN_VERSIONS = Path("/usr/lib/postgresql")
# Where the tables lie while others are loaded in their place.
ASIDE = "before_restore"
# How libpq calls in the environment what the settings say; on a command line everybody could read it.
VARIABLES = {
    "dbname": "PGDATABASE",
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "passfile": "PGPASSFILE",
    "service": "PGSERVICE",
    "options": "PGOPTIONS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "gssencmode": "PGGSSENCMODE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslcrl": "PGSSLCRL",
}


def dump_to(path: Path) -> Contents:
    """Write the database as it is at one moment, and return what it holds at that moment."""
    with reading_snapshot(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        applied = MigrationRecorder(connection).applied_migrations()
        contents = Contents(head(), sorted(f"{app}.{name}" for app, name in applied))
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={path}")
    return contents


@contextmanager
def loaded(dump: Path) -> Iterator[None]:
    """Let the block work on the dump; then it is the database or, if the block fails, nothing changed.

    Meanwhile the tables that were there lie in the schema ``before_restore``.
    """
    _refuse_company()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [ASIDE])
        if cursor.fetchone()[0]:
            raise BackupRefused(
                f"A restore was interrupted before: the schema {ASIDE} holds the tables as they were. "
                "Put them back, then repeat: "
                f"DROP SCHEMA public CASCADE; ALTER SCHEMA {ASIDE} RENAME TO public;"
            )
        cursor.execute(f"ALTER SCHEMA public RENAME TO {ASIDE}")
        cursor.execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner")
        cursor.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    connection.close()
    try:
        _run(
            *("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"),
            *(f"--dbname={connection.get_connection_params()['dbname']}", str(dump)),
        )
        yield
    except BaseException:
        connection.close()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute(f"ALTER SCHEMA {ASIDE} RENAME TO public")
        raise
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA {ASIDE} CASCADE")


def _refuse_company() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        (others,) = cursor.fetchone()
    if others:
        raise BackupRefused(
            f"{others} other connections use this database. Stop the service, then repeat. "
            "Nothing was changed."
        )


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL with arguments made here
        [_program(name), *arguments, "--no-password"],
        env={**os.environ, **_environment()},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip() or f"it ended with {done.returncode}"
        raise BackupRefused(f"{name} failed: {said}")


def _environment() -> dict[str, str]:
    given = connection.get_connection_params()
    return {
        variable: str(given[name])
        for name, variable in VARIABLES.items()
        if given.get(name) not in (None, "")
    }


def _program(name: str) -> str:
    """Return the path of a client program: the one in PATH, else the newest of Debian's."""
    found = shutil.which(name)
    versions = [path for path in DEBIAN_VERSIONS.glob(f"*/bin/{name}") if path.is_file()]
    if found is None and versions:
        found = str(max(versions, key=lambda path: float(path.parent.parent.name)))
    if found is None:
        raise BackupRefused(f"{name} was not found. Install the client programs of PostgreSQL.")
    return found
