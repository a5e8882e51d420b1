"""Lists of claims: the product's, and what nested serializers over the desk's tables make of the same."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.cases.reader import Reader, forget
from benchmarks.questions import API, NAIVE, PAGE, THREE_FILTERS
from claims.filters import read_page
from claims.models import PublishedClaim

DEEP = 10_000


def getting(address: str) -> Prepared:
    """Return a case that asks for one address; no answer is kept."""

    def prepare(_facts: Mapping[str, Any]) -> Case:
        reader = Reader()

        def once() -> None:
            forget()
            reader.get(address)

        return once

    return prepare


def getting_again(address: str) -> Prepared:
    """Return a case that asks for one address again and again."""

    def prepare(_facts: Mapping[str, Any]) -> Case:
        reader = Reader()

        def once() -> None:
            reader.get(address)

        return once

    return prepare


def unchanged(address: str) -> Prepared:
    """Return a case that asks with the tag of the answer it has already."""

    def prepare(_facts: Mapping[str, Any]) -> Case:
        tag = Reader().get(address).headers["ETag"]
        reader = Reader(if_none_match=tag)

        def once() -> None:
            reader.get(address, status=HTTPStatus.NOT_MODIFIED)

        return once

    return prepare


def deep_page(facts: Mapping[str, Any]) -> Case:
    """The page as deep as 10,000, or near the end of a smaller record."""
    number = min(DEEP, int(facts["claims"]) // PAGE * 9 // 10)
    rows = PublishedClaim.objects.listed().newest_first()
    last = rows[number * PAGE]
    page = read_page(
        PublishedClaim.objects.listed().filter(first_published_at__lte=last.first_published_at),
        size=1,
        field="first_published_at",
    )
    return getting(f"{API}?page_size={PAGE}&cursor={page.older}")(facts)


_LIST = f"{API}?{THREE_FILTERS}&page_size={PAGE}"

CASES: dict[str, Prepared] = {
    "list": getting(_LIST),
    "list, nested serializers": getting(f"{NAIVE}?{THREE_FILTERS}&page_size={PAGE}"),
    "list, kept": getting_again(_LIST),
    "list, not changed": unchanged(_LIST),
    "first page": getting(f"{API}?page_size={PAGE}"),
    "deep page": deep_page,
}
