"""What a reader typed into the search, read: words, beginnings of words and phrases, all of which must occur.

There are no operators: AND, OR, NOT, a minus or brackets are words or nothing, so no text is an error of
syntax and none reaches a database as syntax. ``wort*`` is a beginning, ``"…"`` a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from claims.record.search_text import MARK, query_stems, words
from trail.word_index import BEGINNINGS

MAX_QUERY = 200
MAX_WORDS = 10
# A shorter beginning stands in nearly every claim.
MIN_BEGINNING = BEGINNINGS[0]

_QUOTES = re.compile('["“”„«»]')
_TYPED = re.compile(r"(\w+)(\*?)")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that has to occur: one of several runs of stems, or any stem with this beginning."""

    runs: tuple[tuple[str, ...], ...]
    beginning: str = ""

    @property
    def in_statement(self) -> Term:
        """The same in the statement."""
        runs = tuple(tuple(f"{MARK}{stem}" for stem in run) for run in self.runs)
        return Term(runs, beginning=f"{MARK}{self.beginning}" if self.beginning else "")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """The terms of a query in the order they were typed."""

    terms: tuple[Term, ...]
    word_count: int

    @property
    def has_short_beginning(self) -> bool:
        return any(0 < len(term.beginning) < MIN_BEGINNING for term in self.terms)


def read_query(typed: str) -> SearchQuery:
    """Return what was asked for. A quotation mark that is never closed holds until the end."""
    terms: list[Term] = []
    count = 0
    for number, part in enumerate(_QUOTES.split(unicodedata.normalize("NFC", typed))):
        if number % 2:
            phrase = words(part)
            count += len(phrase)
            terms.append(_phrase(phrase))
            continue
        for word, star in _TYPED.findall(part):
            count += 1
            terms.append(_beginning(word) if star else _phrase(words(word)))
    asked = (term for term in terms if term.runs or term.beginning)
    return SearchQuery(tuple(dict.fromkeys(asked)), count)


def _phrase(of_words: Sequence[str]) -> Term:
    # A text is stemmed in one language, and so is a phrase in it.
    stemmed = zip(*map(query_stems, of_words), strict=True)
    runs = (tuple(filter(None, run)) for run in stemmed)
    return Term(tuple(dict.fromkeys(run for run in runs if run)))


def _beginning(word: str) -> Term:
    """Whatever begins as typed, or is a form of the word: "Häuser*" finds "Haus" and "Häuserzeile"."""
    term = _phrase(words(word))
    return Term(term.runs, beginning=term.runs[0][0]) if term.runs else term


def begins_or_equals(stem: str, term: Term) -> bool:
    """Whether one stem alone answers a term of one word."""
    return (stem,) in term.runs or bool(term.beginning and stem.startswith(term.beginning))
