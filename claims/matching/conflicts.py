"""Where two similar statements say different things: another number, date or unit, or the opposite.

Pure and symmetric: what is found does not depend on which statement comes first. A statement that only says
more than the other contradicts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from claims.matching.dates import DatePart, Span, find_dates
from claims.matching.quantities import Quantity, find_quantities

_NEGATION = re.compile(
    r"\b(?:nicht(?! nur\b)(?: mehr\b)?|kein(?:e[mnrs]?)?(?: mehr\b)?|nie(?:mals)?|niemand(?:e[mn])?"
    r"|nirgends|weder"
    r"|no longer|not(?! only\b)(?: any ?more\b)?|never|nobody|no one|none|neither|cannot|no(?! doubt\b))\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_Item = TypeVar("_Item")


class Kind(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which two statements differ. A negation stands in one of them: the other span is None."""

    kind: Kind
    here: Span | None
    there: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with its language."""

    text: str
    language: str


def differences(here: Statement, there: Statement) -> list[Difference]:
    """Return on which points two statements differ, in the order of ``Kind``."""
    dates_here, rest_here = find_dates(here.text)
    dates_there, rest_there = find_dates(there.text)
    numbers_here = find_quantities(rest_here, here.language)
    numbers_there = find_quantities(rest_there, there.language)
    return [
        *_dates(dates_here, dates_there),
        *_numbers(numbers_here, numbers_there),
        *_negations(here.text, there.text),
    ]


def _dates(here: Sequence[DatePart], there: Sequence[DatePart]) -> Iterator[Difference]:
    for kind in (Kind.YEAR, Kind.MONTH, Kind.DAY):
        left, right = _unlike(
            [part for part in here if part.unit == kind],
            [part for part in there if part.unit == kind],
            lambda part: part.value,
        )
        if kind is Kind.DAY:
            # Of another month: that was said already.
            months = {part.value[0] for part in left} & {part.value[0] for part in right}
            left = [part for part in left if part.value[0] in months]
            right = [part for part in right if part.value[0] in months]
        for one, other in zip(left, right, strict=False):
            yield Difference(kind, one.span, other.span)


def _numbers(here: Sequence[Quantity], there: Sequence[Quantity]) -> Iterator[Difference]:
    left, right = _unlike(here, there, lambda item: (item.value, item.unit))
    # "2 kilometres" and "2 miles": the same number of something else.
    same = {item.value for item in left if item.unit} & {item.value for item in right if item.unit}
    for value in sorted(same):
        one = next(item for item in left if item.value == value and item.unit)
        other = next(item for item in right if item.value == value and item.unit)
        yield Difference(Kind.UNIT, one.span, other.span)
    left, right = _unlike(left, right, lambda item: item.value)
    pairs: list[tuple[Quantity, Quantity]] = []
    for what in (lambda item: item.unit, lambda item: item.counted):
        left, right = _paired(left, right, what, pairs)
    # One number left on each side is about the same thing, whatever it is called.
    if len(left) == len(right) == 1 and bool(left[0].unit) == bool(right[0].unit):
        pairs.append((left[0], right[0]))
    for one, other in sorted(pairs, key=lambda pair: sorted((pair[0].span, pair[1].span))):
        yield Difference(Kind.NUMBER, one.span, other.span)


def _paired(
    left: list[Quantity],
    right: list[Quantity],
    what: Callable[[Quantity], str],
    pairs: list[tuple[Quantity, Quantity]],
) -> tuple[list[Quantity], list[Quantity]]:
    """Move those that measure or count the same into ``pairs``, first with first; return the others."""
    by_what: dict[str, list[Quantity]] = {}
    for item in right:
        by_what.setdefault(what(item), []).append(item)
    queues = {name: iter(items) for name, items in by_what.items() if name}
    partners = [(item, next(queues.get(what(item), iter(())), None)) for item in left]
    found = [(item, partner) for item, partner in partners if partner is not None]
    pairs.extend(found)
    taken = {id(partner) for _, partner in found}
    return (
        [item for item, partner in partners if partner is None],
        [item for item in right if id(item) not in taken],
    )


def _negations(here: str, there: str) -> Iterator[Difference]:
    left, right = _NEGATION.search(here), _NEGATION.search(there)
    if (left is None) != (right is None):
        yield Difference(Kind.NEGATION, left and left.span(), right and right.span())


def _unlike(
    here: Sequence[_Item], there: Sequence[_Item], value: Callable[[_Item], Hashable]
) -> tuple[list[_Item], list[_Item]]:
    """Return what is left of both when equal values are taken away, each as often as it is on both sides."""
    common = Counter(map(value, here)) & Counter(map(value, there))

    def left(items: Sequence[_Item]) -> list[_Item]:
        taken = common.copy()
        kept = []
        for item in items:
            if taken[value(item)] > 0:
                taken[value(item)] -= 1
            else:
                kept.append(item)
        return kept

    return left(here), left(there)


def marked(text: str, spans: Sequence[Span | None]) -> list[tuple[str, bool]]:
    """Return the text in stretches, each with whether one of the spans covers it."""
    edges = sorted({0, len(text), *(edge for span in spans if span for edge in span)})
    return [
        (text[start:end], any(span is not None and span[0] <= start < span[1] for span in spans))
        for start, end in pairwise(edges)
        if start < end
    ]
