"""Documents of every schema, read as one of the newest: what surfaces read, however old an edition is.

A document is never rewritten. When its shape changes, ``SCHEMA`` rises by one and ``UPCASTERS`` gets a pure
function from the schema before, so that a document of any age passes through all that followed it; readers'
rows follow with ``manage.py rebuild_published``. tests/record/golden/ keeps documents of each schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]

SCHEMA = 1
# Schema a document has -> the function that returns it in the next one.
UPCASTERS: Mapping[int, Callable[[Document], Document]] = {}


class UnknownSchema(ValueError):
    """The document is newer than this code, or is none."""


def newest(
    document: Document,
    *,
    upcasters: Mapping[int, Callable[[Document], Document]] = UPCASTERS,
    schema: int = SCHEMA,
) -> Document:
    """Return a document in the newest schema; an erased one stays empty. Raises ``UnknownSchema``."""
    if not document:
        return document
    written = document.get("schema")
    if not isinstance(written, int) or isinstance(written, bool) or not 1 <= written <= schema:
        raise UnknownSchema(
            f"This document has schema {written!r}; this version of Gegenlese reads 1 to {schema}. "
            "Update Gegenlese to read it."
        )
    for step in range(written, schema):
        document = {**upcasters[step](document), "schema": step + 1}
    return document


def read_document(text: str) -> Document:
    """Return a stored document or public representation in the newest schema."""
    loaded: Document = json.loads(text)
    return newest(loaded)
