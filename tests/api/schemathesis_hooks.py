"""What a JSON schema cannot say: a cursor is one the API gave out, a search has at least one word,
a range ends after it begins.

Schemathesis loads this into its own process. What the API refuses beyond its document in these is
asked for in test_refusals_are_problems.py.
"""

from __future__ import annotations

from typing import Any

import schemathesis
from schemathesis import Case, HookContext

RANGES = (
    ("said_after", "said_before"),
    ("published_after", "published_before"),
    ("updated_after", "updated_before"),
    ("known_origins_min", "known_origins_max"),
)


@schemathesis.hook
def filter_case(context: HookContext, case: Case[Any]) -> bool:
    """Leave out questions that no schema could tell from good ones."""
    asked = case.query or {}
    words = str(asked.get("q") or "pegel").split()
    return not asked.get("cursor") and 1 <= len(words) <= 10 and all(word.isalnum() for word in words)


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], _kwargs: dict[str, object]) -> None:
    """The boundaries of every parameter at once ask for a cursor, too, and are not filtered."""
    for name in ("cursor", "q"):
        if case.query and case.query.get(name):
            case.query[name] = ""
    for start, end in RANGES:
        if case.query and case.query.get(start) and case.query.get(end):
            case.query[start], case.query[end] = sorted([case.query[start], case.query[end]], key=_size)


def _size(value: object) -> tuple[int, str]:
    """Numbers by their length first; days and moments begin with the year, of four digits."""
    text = str(value)
    return (len(text) if text.isdecimal() else 0, text)
