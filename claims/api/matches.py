"""Where the words of a search stand in the claims of a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from claims.record.highlights import spans
from claims.record.search_query import SearchQuery

TEXTS = ("statement", "explanation")


def matches_in(representations: Iterable[str], asked: SearchQuery) -> list[dict[str, Any]]:
    """Return for each claim of a page, in its order, [start, end] of every place, in code points."""
    return [_places(json.loads(text), asked) for text in representations]


def _places(claim: dict[str, Any], asked: SearchQuery) -> dict[str, Any]:
    found = {name: spans(claim[name], claim["language"], asked) for name in TEXTS}
    return {"public_id": claim["public_id"], **found}
