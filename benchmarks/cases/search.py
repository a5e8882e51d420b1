"""Full-text search, end to end: words that are rare, in between, and the most frequent one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.cases.lists import getting
from benchmarks.questions import API, PAGE


def searching(kind: str) -> Prepared:
    """Return a case that searches for the word of this kind."""

    def prepare(facts: Mapping[str, Any]) -> Case:
        return getting(f"{API}?q={facts['words'][kind]}&page_size={PAGE}")(facts)

    return prepare


CASES: dict[str, Prepared] = {f"search, {kind} word": searching(kind) for kind in ("rare", "mid", "frequent")}
