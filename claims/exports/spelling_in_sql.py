"""Values spelt by the database as documents spell them: a Python object per cell costs more than its row."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Func, TextField, Value, When


class MomentText(Func):
    """A moment as ``2025-02-04T12:00:00.000000Z``."""

    output_field = TextField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # Stored in UTC without zone, and without the six digits where they are zeros.
        template = "substr(replace(%(expressions)s, ' ', 'T') || '.000000', 1, 26) || 'Z'"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        return self.as_sql(compiler, connection, template=template, **context)


class Joined(Func):
    """All values of a column in a subquery, with blanks between them, in no particular order."""

    output_field = TextField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "group_concat(%(expressions)s, ' ')"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "string_agg(%(expressions)s, ' ')"
        return self.as_sql(compiler, connection, template=template, **context)


def yes_no(column: str) -> Case:
    """Return ``true`` or ``false`` for a column of booleans."""
    return Case(When(**{column: True}, then=Value("true")), default=Value("false"), output_field=TextField())
