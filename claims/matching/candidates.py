"""Which claims deserve a closer look: those that share the most telling of the rare words, or parts of them.

How many postings are read for that is bounded, however large the index is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import chain

from claims.matching.index import CLAIMS, term_of
from claims.matching.question import Question, telling
from claims.matching.reading import Asked, counts_of, most_telling, oldest_of_newest
from claims.matching.words import ends, has_compounds, pieces

# The rarest words are read: four of them, unless they are frequent, and others as far as they add few rows.
ALWAYS = 4
FEW = 500
# Where no claim shares half of what the words tell, more words are read, and then parts of compounds.
ENOUGH = 0.5
CHEAP = 2_000
MOST = 20_000
# A closer look at a candidate costs as much as finding several, and the desk shows five.
CANDIDATES = 50
# A candidate that shares a quarter of what the best one shares is not worth a closer look.
WORTH = 0.25
# How finely it is told apart what claims share.
_STEPS = 1_000_000


def find_candidates(question: Question, leave_out: int | None) -> list[int]:
    """Return the claims that share the most telling of the rarest words, best first."""
    enough = ENOUGH * math.fsum(question.tells.values()) * _STEPS
    few, more = (_rarest(question, cheap) for cheap in (FEW, CHEAP))
    # What is left out would be the best of all, and everything else beside it not worth looking at.
    found = _best(few, question.counts, leave_out)
    if max(found.values(), default=0) < enough and len(more) > len(few):
        found = _best(more, question.counts, leave_out)
    if has_compounds(question.language) and max(found.values(), default=0) < enough:
        parts, counts = _parts_that_tell(question)
        if parts:
            found = _best(more | parts, {**counts, **question.counts}, leave_out)
    least = WORTH * max(found.values(), default=0)
    return [pk for pk, told in found.items() if told >= least]


def _rarest(question: Question, cheap: int) -> dict[int, float]:
    """Return what the rarest of the words tell."""
    terms = _affordable(question.counts, question.tells, cheap, always=ALWAYS)
    return {term: question.tells[term] for term in terms}


def _parts_that_tell(question: Question) -> tuple[dict[int, float], dict[int, int]]:
    """Return what compounds that share a part with a word tell by it, and in how many claims each is."""
    parts = {word.stem: _parts(word.stem) for word in question.words}
    counts = counts_of(chain.from_iterable(parts.values()))
    tells: dict[int, float] = {}
    for of_word in parts.values():
        known = [term for term in of_word if counts.get(term, 0) > 0 and term not in question.tells]
        # All parts of a word together tell no more than the word would.
        tells |= {term: telling(counts[term], question.counts[CLAIMS]) / len(known) for term in known}
    return {term: tells[term] for term in _affordable(counts, tells, CHEAP)}, counts


def _parts(stem: str) -> list[int]:
    """The terms of compounds that contain a part of this word, and of words that are an end of it."""
    return [term_of(f"~{piece}") for piece in pieces(stem)] + [term_of(end) for end in ends(stem)]


def _affordable(counts: Mapping[int, int], terms: Iterable[int], cheap: int, *, always: int = 0) -> list[int]:
    """Return the rarest of the terms, as many as stay cheap; of the first ``always`` dear ones, too."""
    known = sorted({t for t in terms if counts.get(t, 0) > 0}, key=lambda t: (counts[t], t))
    chosen: list[int] = []
    total = 0
    for number, term in enumerate(known):
        total += counts[term]
        is_rarest = number == 0 and always > 0
        if not is_rarest and total > (MOST if number < always else cheap):
            break
        chosen.append(term)
    return chosen


def _best(tells: Mapping[int, float], counts: Mapping[int, int], leave_out: int | None) -> dict[int, int]:
    """Return what the claims that share the most of these terms share, best first, then newest."""
    asked = [Asked(term, round(_STEPS * told), _since(term, counts[term])) for term, told in tells.items()]
    return most_telling(asked, leave_out=leave_out, limit=CANDIDATES)


def _since(term: int, count: int) -> int:
    """The oldest claim to look at. The rarest word alone can be in too many: the newest stand for all."""
    return oldest_of_newest(term, MOST) if count > MOST else 0
