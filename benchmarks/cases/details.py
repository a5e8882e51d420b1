"""One claim: the product's answer, and the nested serializer's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.cases.lists import getting_again, unchanged
from benchmarks.questions import API, NAIVE


def detail(facts: Mapping[str, Any]) -> Case:
    return getting_again(f"{API}{facts['detail']}/")(facts)


def naive_detail(facts: Mapping[str, Any]) -> Case:
    return getting_again(f"{NAIVE}{facts['detail']}/")(facts)


def unchanged_detail(facts: Mapping[str, Any]) -> Case:
    return unchanged(f"{API}{facts['detail']}/")(facts)


CASES: dict[str, Prepared] = {
    "detail": detail,
    "detail, nested serializer": naive_detail,
    "detail, not changed": unchanged_detail,
}
