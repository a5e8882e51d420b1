"""SQLite: a copy by ``VACUUM INTO`` while others write, and a file put in the place of another."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from claims.backup.manifest import BackupRefused, Contents
from trail.chain import FIRST_PREV_HASH, Head

RESTORING = ".restoring"
WAIT_FOR_OTHERS = 5


def dump_to(path: Path) -> Contents:
    """Write a consistent copy of the database, and return what is in the copy."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    # Read from the copy: the database has gone on meanwhile.
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as copy:
        newest = copy.execute("SELECT seq, hash FROM trail_event ORDER BY seq DESC LIMIT 1").fetchone()
        applied = copy.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    return Contents(
        Head(*newest) if newest else Head(0, FIRST_PREV_HASH), [".".join(names) for names in applied]
    )


@contextmanager
def loaded(dump: Path) -> Iterator[None]:
    """Let the block work on the dump; then it is the database or, if the block fails, nothing changed."""
    target = Path(connection.settings_dict["NAME"])
    beside = target.with_name(target.name + RESTORING)
    connection.close()
    _fold(target)
    try:
        _copy(dump, beside, like=target)
        with pointed_at(str(beside)):
            yield
        _fold(beside)
        _fold(target)
        _remove(target, *_LOGS)
        beside.replace(target)
        sync_directory(target.parent)
    except BaseException:
        _remove(beside, "", *_LOGS)
        raise


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Let the connection of this process lead to another database of the same server or file system."""
    settings, before = connection.settings_dict, connection.settings_dict["NAME"]
    connection.close()
    settings["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = before


def sync_directory(directory: Path) -> None:
    """Bring the names in a directory down to the disk."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_LOGS = ("-wal", "-shm")


def _fold(path: Path) -> None:
    """Bring a database into one file; refuses one that another process has open."""
    if not path.exists():
        return
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path, timeout=WAIT_FOR_OTHERS)) as database:
        try:
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            mode = "locked"
        if mode not in ("delete", "memory"):
            raise BackupRefused(f"{path} is in use. Stop the service, then repeat. Nothing was changed.")


def _copy(dump: Path, beside: Path, *, like: Path) -> None:
    _remove(beside, "", *_LOGS)
    with dump.open("rb") as source, beside.open("xb") as copy:
        os.fchmod(copy.fileno(), 0o600)
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
    if like.exists():
        # The service has to be able to open it, whoever restores.
        before = like.stat()
        beside.chmod(before.st_mode & 0o777)
        with suppress(PermissionError):
            os.chown(beside, before.st_uid, before.st_gid)


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
