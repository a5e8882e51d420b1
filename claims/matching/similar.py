"""The claims most similar to a text, best first: the same ones in the same order on both databases.

Candidates share a rare word, or a piece of a long one. How many rows are read for that is bounded, however
large the index is. They are ranked here, by BM25 over stems and over runs of four letters of their words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from claims.matching.index import CLAIMS, WORDS, term_of
from claims.matching.words import Word, ends, grams, has_compounds, pieces, share_a_part, words_of
from claims.models import MatchPosting, MatchTerm, MatchText

# The usual parameters of BM25, not tuned.
K1 = 1.2
B = 0.75
# What letters count beside stems: less than the words themselves, since many words share four letters by
# chance. What both reach together, and by which command: docs/matching.md.
GRAMS = 0.5
# What a part of a compound tells beside the whole word.
PART = 0.5
# The rarest words are read: four of them, unless they are frequent, and more while that stays cheap.
ALWAYS = 4
CHEAP = 2_000
# Parts of compounds are looked up only where no claim shares half of what the words tell.
ENOUGH = 0.5
MOST = 20_000
# A closer look at a candidate costs as much as finding several, and the desk shows five.
CANDIDATES = 50
# A candidate that shares a quarter of what the best one shares is not worth a closer look.
WORTH = 0.25


@dataclass(frozen=True, slots=True)
class Similar:
    """A claim that resembles a text; ``score`` is how much of the text it shares, in percent."""

    claim_id: int
    score: int


@dataclass(frozen=True, slots=True)
class _Question:
    """The words that are looked for, with what each tells: the rarer, the more."""

    words: Sequence[Word]
    language: str
    tells: Mapping[int, float]
    counts: Mapping[int, int]
    average: float


def similar_claims(
    text: str, language: str, *, leave_out: int | None = None, limit: int = 10
) -> list[Similar]:
    """Return the claims most similar to ``text``, best first, without the claim ``leave_out``."""
    question = _question(text, language)
    found = _candidates(question, leave_out)
    texts = {row.claim_id: row for row in MatchText.objects.filter(pk__in=found)}
    ranked = _ranked(question, [texts[pk] for pk in found if pk in texts])
    return [Similar(pk, min(100, round(100 * score))) for score, pk in ranked[:limit]]


def rarest_first(words: Iterable[Word]) -> list[Word]:
    """Return the words, those in the fewest claims first."""
    words = list(words)
    counts = _counts(term_of(word.stem) for word in words)
    return sorted(words, key=lambda word: (counts.get(term_of(word.stem), 0), word.folded))


def _question(text: str, language: str) -> _Question:
    words = list({word.stem: word for word in words_of(text, language)}.values())
    terms = {term_of(word.stem) for word in words}
    counts = _counts([CLAIMS, WORDS, *terms])
    claims = counts.get(CLAIMS, 0)
    tells = {term: _telling(counts.get(term, 0), claims) for term in terms}
    average = counts.get(WORDS, 0) / claims if claims else 1.0
    return _Question(words, language, tells, counts, average or 1.0)


def _telling(count: int, claims: int) -> float:
    """How much it tells that a term stands in a claim, when it stands in so many of all."""
    return math.log(1 + (claims - count + 0.5) / (count + 0.5))


def _parts(stem: str) -> list[int]:
    """The terms of compounds that contain a part of this word, and of words that are an end of it."""
    return [term_of(f"~{piece}") for piece in pieces(stem)] + [term_of(end) for end in ends(stem)]


def _counts(terms: Iterable[int]) -> dict[int, int]:
    return dict(MatchTerm.objects.filter(pk__in=set(terms)).values_list("term", "claims"))


def _candidates(question: _Question, leave_out: int | None) -> list[int]:
    """Return the claims that share the most telling of the rarest words, best first."""
    told: dict[int, float] = {}
    stems = _affordable(question.counts, question.tells, always=ALWAYS)
    _tell(told, {term: question.tells[term] for term in stems}, question.counts)
    # It would be the best of all, and everything else beside it not worth looking at.
    told.pop(leave_out or 0, None)
    total = math.fsum(question.tells.values())
    if has_compounds(question.language) and max(told.values(), default=0) < ENOUGH * total:
        _tell_by_parts(told, question)
        told.pop(leave_out or 0, None)
    if not told:
        return []
    least = WORTH * max(told.values())
    worth = [pk for pk, tells in told.items() if tells >= least]
    return nsmallest(CANDIDATES, worth, key=lambda pk: (-told[pk], -pk))


def _tell_by_parts(told: dict[int, float], question: _Question) -> None:
    """Add the claims that share a part of a compound."""
    parts = {word.stem: _parts(word.stem) for word in question.words}
    counts = _counts(chain.from_iterable(parts.values()))
    tells: dict[int, float] = {}
    for of_word in parts.values():
        known = [term for term in of_word if counts.get(term, 0) > 0 and term not in question.tells]
        # All parts of a word together tell no more than the word would.
        tells |= {term: _telling(counts[term], question.counts[CLAIMS]) / len(known) for term in known}
    chosen = _affordable(counts, tells, always=0)
    _tell(told, {term: tells[term] for term in chosen}, counts)


def _affordable(counts: Mapping[int, int], terms: Iterable[int], *, always: int) -> list[int]:
    """Return the rarest of the terms, as many as may be read; of the first ``always`` a dear one, too."""
    known = sorted({t for t in terms if counts.get(t, 0) > 0}, key=lambda t: (counts[t], t))
    chosen: list[int] = []
    total = 0
    for number, term in enumerate(known):
        total += counts[term]
        is_rarest = number == 0 and always > 0
        if not is_rarest and total > (MOST if number < always else CHEAP):
            break
        chosen.append(term)
    return chosen


def _tell(told: dict[int, float], weights: Mapping[int, float], counts: Mapping[int, int]) -> None:
    lists = _postings([term for term in weights if counts[term] <= MOST])
    for term in weights:
        if counts[term] > MOST:
            # Only the rarest word can be in so many claims: then the newest of them stand for all.
            newest = MatchPosting.objects.filter(term=term).order_by("-claim_id")
            lists[term] = list(newest.values_list("claim_id", flat=True)[:MOST])
    # In the order of the terms: adding numbers in another order gives another sum in the last place.
    for term, tells in weights.items():
        for pk in lists.get(term, ()):
            told[pk] = told.get(pk, 0.0) + tells


def _postings(terms: list[int]) -> dict[int, list[int]]:
    lists: dict[int, list[int]] = {}
    for term, pk in MatchPosting.objects.filter(term__in=terms).values_list("term", "claim_id"):
        lists.setdefault(term, []).append(pk)
    return lists


def _ranked(question: _Question, texts: Sequence[MatchText]) -> list[tuple[float, int]]:
    by_stems = _stem_scores(question, texts)
    by_grams = _gram_scores(question, texts)
    ranked = [
        ((by_stems[text.claim_id] + GRAMS * by_grams[text.claim_id]) / (1 + GRAMS), text.claim_id)
        for text in texts
    ]
    return sorted(ranked, key=lambda item: (-item[0], -item[1]))


def _stem_scores(question: _Question, texts: Sequence[MatchText]) -> dict[int, float]:
    """BM25 over stems, as a part of what a claim with exactly these words gets (about 0 to 1)."""
    tells = {word.stem: question.tells[term_of(word.stem)] for word in question.words}
    most = math.fsum(tells.values()) or 1.0
    scores = {}
    for text in texts:
        stems = text.stems.split()
        times = Counter(stem for stem in stems if stem in tells)
        longer = K1 * (1 - B + B * len(stems) / question.average)
        shared = [tells[stem] * n * (K1 + 1) / (n + longer) for stem, n in times.items()]
        if has_compounds(question.language) and has_compounds(text.language):
            joined = _joined(stems, [stem for stem in tells if stem not in times])
            shared += [PART * tells[stem] * (K1 + 1) / (1 + longer) for stem in joined]
        scores[text.claim_id] = math.fsum(shared) / most
    return scores


def _joined(stems: Sequence[str], missing: Iterable[str]) -> list[str]:
    """Those of the missing words that share a part with a word that is there."""
    parts = set(chain.from_iterable(map(pieces, stems)))
    likely = (stem for stem in missing if not parts.isdisjoint(pieces(stem)))
    return [stem for stem in likely if any(share_a_part(stem, other) for other in stems)]


def _gram_scores(question: _Question, texts: Sequence[MatchText]) -> dict[int, float]:
    """BM25 over runs of letters. How rare a run is, is counted among the candidates and the question."""
    wanted = frozenset[str]().union(*(grams(word.folded) for word in question.words))
    times: dict[int, Counter[str]] = {}
    lengths = {}
    for text in texts:
        times[text.claim_id] = counted = Counter[str]()
        lengths[text.claim_id] = 0
        for word in text.words.split():
            of_word = grams(word)
            lengths[text.claim_id] += len(of_word)
            counted.update(wanted & of_word)
    average = (sum(lengths.values()) / len(lengths) if lengths else 0) or 1.0
    seen = Counter(gram for counted in times.values() for gram in counted)
    total = len(texts) + 1
    tells = {gram: math.log(1 + (total - seen[gram] - 0.5) / (seen[gram] + 1.5)) for gram in wanted}
    most = math.fsum(tells.values()) or 1.0
    scores = {}
    for pk, counted in times.items():
        longer = K1 * (1 - B + B * lengths[pk] / average)
        shared = math.fsum(tells[gram] * n * (K1 + 1) / (n + longer) for gram, n in counted.items())
        scores[pk] = shared / most
    return scores
