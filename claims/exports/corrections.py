"""The list of corrections for export: editions that changed something, of claims readers can still read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from claims.exports.moment import Moment
from claims.exports.table_rows import summaries
from claims.exports.tables import CORRECTIONS_TABLE, Chunks

Editions = QuerySet[Any, Any]


def correction_rows(moment: Moment, editions: Editions) -> Chunks:
    for chunk in summaries(moment, editions, "public_id", "state"):
        yield [row for row, _document in chunk]


def correction_texts(moment: Moment, editions: Editions) -> Iterator[list[bytes]]:
    """Yield the entries of the list of corrections as JSON texts in UTF-8."""
    for rows in correction_rows(moment, editions):
        yield [_text(row) for row in rows]


def _text(row: Any) -> bytes:
    entry = dict(zip(CORRECTIONS_TABLE.header, row, strict=True))
    entry["erased"] = entry["erased"] == "true"
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
