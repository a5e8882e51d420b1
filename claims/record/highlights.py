"""Where the words of a search stand in a text, in any of their forms: places and pieces, never markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.record.search_query import SearchQuery, Term, begins_or_equals
from claims.record.search_text import WORD, stem_of

# So many places of one text are told.
MOST = 50
# A snippet begins so many characters before the first place, at the beginning of a word.
LEAD = 60
LENGTH = 240

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, searched for or between."""

    text: str
    is_hit: bool


def spans(text: str, language: str, query: SearchQuery) -> list[Span]:
    """Return the first places of the terms, as code points; none overlaps another one."""
    places: list[Span] = []
    stems: list[str] = []
    for match in WORD.finditer(text):
        if stem := stem_of(match[0].casefold(), language):
            places.append(match.span())
            stems.append(stem)
    found = sorted({place for term in query.terms for place in _runs(stems, places, term)})
    joined: list[Span] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined[:MOST]


def _runs(stems: list[str], places: list[Span], term: Term) -> Iterator[Span]:
    for number, stem in enumerate(stems):
        if begins_or_equals(stem, term):
            yield places[number]
        for run in term.runs:
            end = number + len(run)
            if len(run) > 1 and run[0] == stem and tuple(stems[number:end]) == run:
                yield places[number][0], places[end - 1][1]


def pieces(text: str, found: list[Span]) -> list[Piece]:
    """Return the whole text in pieces."""
    cut: list[Piece] = []
    last = 0
    for start, end in found:
        cut += [Piece(text[last:start], is_hit=False), Piece(text[start:end], is_hit=True)]
        last = end
    return [piece for piece in (*cut, Piece(text[last:], is_hit=False)) if piece.text]


def snippet(text: str, found: list[Span]) -> list[Piece]:
    """Return the surroundings of the first place in pieces; nothing where there is no place."""
    if not found:
        return []
    first, last = found[0]
    start = max(0, first - LEAD)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = max(last, start + LENGTH)
    if end < len(text):
        end = max(last, text.rfind(" ", last, end))
    inside = [(max(a, start) - start, b - start) for a, b in found if start <= a and b <= end]
    cut = pieces(text[start:end], inside)
    before = [Piece("… ", is_hit=False)] if start else []
    after = [Piece(" …", is_hit=False)] if end < len(text) else []
    return [*before, *cut, *after]
