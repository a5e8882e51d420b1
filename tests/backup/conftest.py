"""Databases of a test's own: a copy of the test database to back up, and an empty one to restore into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from claims.backup import sqlite
from claims.backup.sqlite import pointed_at
from tests.database import end_other_sessions


@pytest.fixture
def desk(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The connection leads to a migrated database of this test; its name."""
    with _database(tmp_path, "desk", like_this_one=True) as name, pointed_at(name):
        yield name


@pytest.fixture
def elsewhere(desk: str, tmp_path: Path) -> Iterator[str]:
    """The name of another database, with nothing in it."""
    with _database(tmp_path, "elsewhere", like_this_one=False) as name:
        yield name


@contextmanager
def _database(directory: Path, name: str, *, like_this_one: bool) -> Iterator[str]:
    if connection.vendor == "sqlite":
        path = directory / f"{name}.sqlite3"
        if like_this_one:
            sqlite.dump_to(path)
        yield str(path)
        return
    # Of this process: others run tests on the same server.
    name = f"{connection.settings_dict['NAME']}_{name}"
    template = connection.ops.quote_name(connection.settings_dict["NAME"]) if like_this_one else "template0"
    end_other_sessions()
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield name
    finally:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")
