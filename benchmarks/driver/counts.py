"""All facets from the bare driver: one GROUP BY each, on the indexes that cover them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.driver.connecting import connect
from benchmarks.questions import ACCURACY

_LISTED = "p.state = 'public' AND p.published_month > ''"


def statements(condition: str) -> Iterator[str]:
    """Yield the statement of each facet; that of the accuracy leaves out the condition on itself."""
    claims = "FROM claims_publishedclaim p"
    where = f"WHERE {_LISTED}{condition}"
    yield f"SELECT p.accuracy, count(*) {claims} WHERE {_LISTED} GROUP BY p.accuracy"
    for column in ("attribution", "published_month", "language"):
        yield f"SELECT p.{column}, count(*) {claims} {where} GROUP BY p.{column}"
    topics = "JOIN claims_publishedtopic r ON r.published_id = p.id"
    yield f"SELECT r.topic_id, count(*) {claims} {topics} {where} GROUP BY r.topic_id"
    sources = "JOIN claims_publishedsource r ON r.published_id = p.id"
    yield f"SELECT r.source_id, count(DISTINCT p.id) {claims} {sources} {where} GROUP BY r.source_id"
    said = f"{where} AND r.role = 'claimant'"
    yield f"SELECT r.source_id, count(*) {claims} {sources} {said} GROUP BY r.source_id"


def grouping(condition: str, *values: str) -> Prepared:
    """Return a case that counts every facet under a condition."""

    def prepare(_facts: Mapping[str, Any]) -> Case:
        query = connect()
        asked = [(text, values if condition in text else ()) for text in statements(condition)]

        def once() -> None:
            for statement, parameters in asked:
                query(statement, parameters)

        return once

    return prepare


CASES: dict[str, Prepared] = {
    "facets, counted": grouping(" AND p.accuracy = ?", ACCURACY),
    "facets of all": grouping(""),
}
