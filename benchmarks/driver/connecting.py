"""The record's database as the bare driver gives it: sqlite3 or psycopg."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

Rows = list[tuple[Any, ...]]
Query = Callable[[str, tuple[Any, ...]], Rows]
CHUNK = 2000


def connect() -> Query:
    """Return a function that runs a statement on the record's database and fetches everything."""
    url = os.environ["DATABASE_URL"]
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        return lambda statement, values: connection.execute(statement, values).fetchall()
    import psycopg

    on_server = psycopg.connect(url, autocommit=True)
    # "end" is a word of SQL there.
    return lambda statement, values: on_server.execute(
        statement.replace("p.end", 'p."end"').replace("?", "%s"), values
    ).fetchall()


def connect_for_much() -> Callable[[str], Iterator[Rows]]:
    """Return a function that runs a statement and yields its rows some thousand at a time."""
    url = os.environ["DATABASE_URL"]
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))

        def from_file(statement: str) -> Iterator[Rows]:
            cursor = connection.execute(statement)
            while rows := cursor.fetchmany(CHUNK):
                yield rows

        return from_file
    import psycopg

    on_server = psycopg.connect(url)

    def from_server(statement: str) -> Iterator[Rows]:
        # Without a cursor of the server it would hand over everything at once.
        with on_server.transaction(), on_server.cursor("much") as cursor:
            cursor.execute(statement)
            while rows := cursor.fetchmany(CHUNK):
                yield rows

    return from_server
