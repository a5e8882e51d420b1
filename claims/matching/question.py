"""What is looked for: the words of a text, and how much each of them tells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.matching.index import CLAIMS, WORDS, term_of
from claims.matching.reading import counts_of
from claims.matching.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Question:
    """The words that are looked for, with what each tells: the rarer, the more."""

    words: Sequence[Word]
    language: str
    tells: Mapping[int, float]
    counts: Mapping[int, int]
    average: float


def read_question(text: str, language: str) -> Question:
    """Return what a text asks for, each of its words once."""
    words = list({word.stem: word for word in words_of(text, language)}.values())
    terms = {term_of(word.stem) for word in words}
    counts = counts_of([CLAIMS, WORDS, *terms])
    claims = counts.get(CLAIMS, 0)
    tells = {term: telling(counts.get(term, 0), claims) for term in terms}
    average = counts.get(WORDS, 0) / claims if claims else 1.0
    return Question(words, language, tells, counts, average or 1.0)


def rarest_first(words: Iterable[Word]) -> list[Word]:
    """Return the words, those in the fewest claims first."""
    words = list(words)
    counts = counts_of(term_of(word.stem) for word in words)
    return sorted(words, key=lambda word: (counts.get(term_of(word.stem), 0), word.folded))


def telling(count: int, claims: int) -> float:
    """How much it tells that a term stands in a claim, when it stands in so many of all."""
    return math.log(1 + (claims - count + 0.5) / (count + 0.5))
