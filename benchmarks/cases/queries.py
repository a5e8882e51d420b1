"""How many queries a request takes more when it asks for a hundred claims instead of five."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection

from benchmarks.answering import Case, Prepared
from benchmarks.cases.reader import Reader, forget
from benchmarks.questions import API, THREE_FILTERS


def queries_of(address: str) -> int:
    """Return how many statements one request makes."""
    count = 0

    def counting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    reader = Reader()
    reader.get(address)
    forget()
    with connection.execute_wrapper(counting):
        reader.get(address)
    return count


def more_queries(address: str) -> Prepared:
    """Return a case that finds how many queries a hundred claims take more than five."""

    def prepare(_facts: Mapping[str, Any]) -> Case:
        pages = [f"{address}page_size={size}" for size in (5, 100)]
        return lambda: float(queries_of(pages[1]) - queries_of(pages[0]))

    return prepare


CASES: dict[str, Prepared] = {
    "more queries, list": more_queries(f"{API}?{THREE_FILTERS}&"),
    "more queries, search": more_queries(f"{API}?q=stadt&"),
    "more queries, sources": more_queries("/api/v1/sources/?"),
    "more queries, texts": more_queries("/api/v1/articles/?"),
    "more queries, corrections": more_queries("/api/v1/corrections/?"),
}
