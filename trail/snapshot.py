"""Reading one moment of the database while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# On SQLite a transaction's moment is that of its first read.
_FIRST_READ = "SELECT count(*) FROM sqlite_master"


@contextmanager
def reading_snapshot() -> Iterator[None]:
    """Everything read in the block is of one moment; writers are neither seen nor held up.

    Nothing may be written in it. Inside a transaction the block reads what that transaction sees.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Not atomic(): that would begin IMMEDIATE and keep every writer out until the block ends.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                cursor.execute(_FIRST_READ)
                yield
            finally:
                cursor.execute("ROLLBACK")


@contextmanager
def snapshot_connection() -> Iterator[BaseDatabaseWrapper]:
    """Yield a connection that reads one moment, however long the block stays open beside other work.

    It is a connection of its own, closed at the end, and can write nothing. Inside a transaction it is the
    one of that transaction.
    """
    if connection.in_atomic_block:
        yield connection
        return
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            if own.vendor == "postgresql":
                own.set_autocommit(False)
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            else:
                cursor.execute("PRAGMA query_only=ON")
                cursor.execute("BEGIN DEFERRED")
                cursor.execute(_FIRST_READ)
        yield own
    finally:
        own.close()
