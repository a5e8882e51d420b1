"""An article's text cut where quotes begin and end, so that a template can mark them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.models import Appearance
from sources.models import Article


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text, where it begins, and the numbers of the quotes it belongs to, if any."""

    text: str
    begin: int = 0
    numbers: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()


def passages(text: str, spans: Sequence[tuple[int, int, int]]) -> list[Passage]:
    """Cut ``text`` at the edges of ``spans`` (number, start, end); spans may overlap."""
    edges = sorted({0, len(text), *(edge for _, start, end in spans for edge in (start, end))})
    return [
        Passage(
            text[begin:end],
            begin,
            tuple(number for number, start, stop in spans if start <= begin and end <= stop),
            tuple(number for number, start, _ in spans if start == begin),
        )
        for begin, end in pairwise(edges)
    ]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article with the quotes of one claim marked in it."""

    article: Article
    passages: list[Passage]


def marked_texts(appearances: Sequence[Appearance]) -> list[MarkedText]:
    """Return each article of the appearances once, with their quotes marked."""
    by_article: dict[int, list[Appearance]] = {}
    for appearance in appearances:
        by_article.setdefault(appearance.article_id, []).append(appearance)
    return [
        MarkedText(
            rows[0].article,
            passages(rows[0].article.text, [(row.pk, row.start, row.end) for row in rows]),
        )
        for rows in by_article.values()
    ]
