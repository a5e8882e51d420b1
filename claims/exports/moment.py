"""Reading many rows of one moment: chunk by chunk, straight from the driver."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BinaryField, QuerySet
from django.db.models.functions import Cast

CHUNK = 2000
Rows = list[tuple[Any, ...]]


class Moment:
    """One moment of the database; ``rows_read`` counts what ``chunks`` has given so far."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.rows_read = 0

    def chunks(self, queryset: QuerySet[Any, Any]) -> Iterator[Rows]:
        """Yield the rows of a ``values_list`` as the driver returns them; memory holds one chunk."""
        statement = self._statement(queryset)
        if statement is None:
            return
        # On PostgreSQL a cursor of the server, which otherwise would hand over everything at once.
        with self.connection.chunked_cursor() as cursor:
            cursor.execute(*statement)
            while rows := cursor.fetchmany(CHUNK):
                self.rows_read += len(rows)
                yield rows

    def texts(self, queryset: QuerySet[Any, Any], column: str) -> Iterator[list[bytes]]:
        """Yield a column of texts as UTF-8."""
        if self.connection.vendor == "sqlite":
            # The bytes as they are stored: decoding them only to encode them again takes half the time.
            stored = queryset.annotate(stored_=Cast(column, BinaryField())).values_list("stored_")
            yield from ([text for (text,) in rows] for rows in self.chunks(stored))
        else:
            yield from (
                [text.encode() for (text,) in rows] for rows in self.chunks(queryset.values_list(column))
            )

    def all(self, queryset: QuerySet[Any, Any]) -> Rows:
        """Return the rows of a short ``values_list``."""
        statement = self._statement(queryset)
        if statement is None:
            return []
        with self.connection.cursor() as cursor:
            cursor.execute(*statement)
            return list(cursor.fetchall())

    def count(self, queryset: QuerySet[Any, Any]) -> int:
        """Return the number of rows."""
        statement = self._statement(queryset.order_by().values_list("pk"))
        if statement is None:
            return 0
        sql, params = statement
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({sql}) AS counted", params)  # noqa: S608 - made by the ORM
            return int(cursor.fetchone()[0])

    def _statement(self, queryset: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]] | None:
        compiler = queryset.query.get_compiler(connection=self.connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        return sql, tuple(params)
