"""All facets of a list: counted under a filter, and kept without one until the next publication."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.cache import caches

from benchmarks.answering import Case, Prepared
from benchmarks.cases.lists import getting_again
from benchmarks.cases.reader import Reader
from benchmarks.questions import ACCURACY, FACETS


def counted(_facts: Mapping[str, Any]) -> Case:
    """All facets under a filter, counted anew each time."""
    reader = Reader()

    def once() -> None:
        for cache in caches.all():
            cache.clear()
        reader.get(f"{FACETS}?accuracy={ACCURACY}")

    return once


CASES: dict[str, Prepared] = {"facets, counted": counted, "facets, kept": getting_again(FACETS)}
