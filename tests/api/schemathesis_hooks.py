"""What a JSON schema cannot say: a cursor is one the API gave out, a search has at least one word.

Schemathesis loads this into its own process. What the API refuses beyond its document in these two is
asked for in test_refusals_are_problems.py.
"""

from __future__ import annotations

from typing import Any

import schemathesis
from schemathesis import Case, HookContext


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
