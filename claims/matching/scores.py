"""How much candidates share with a question: BM25 over stems, and over runs of four letters of words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from claims.matching.index import term_of
from claims.matching.question import Question
from claims.matching.reading import IndexedText
from claims.matching.words import grams, has_compounds, pieces, share_a_part

# The usual parameters of BM25, not tuned.
K1 = 1.2
B = 0.75
# What a part of a compound tells beside the whole word.
PART = 0.5


def stem_scores(question: Question, texts: Sequence[IndexedText]) -> dict[int, float]:
    """BM25 over stems, as a part of what a claim with exactly these words gets (about 0 to 1)."""
    tells = {word.stem: question.tells[term_of(word.stem)] for word in question.words}
    most = math.fsum(tells.values()) or 1.0
    compounds = _Compounds(tells) if has_compounds(question.language) else None
    scores = {}
    for text in texts:
        stems = text.stems.split()
        times = Counter(stem for stem in stems if stem in tells)
        longer = K1 * (1 - B + B * len(stems) / question.average)
        shared = [tells[stem] * n * (K1 + 1) / (n + longer) for stem, n in times.items()]
        if compounds and has_compounds(text.language):
            joined = compounds.joined(stems)
            shared += [PART * tells[stem] * (K1 + 1) / (1 + longer) for stem in joined if stem not in times]
        scores[text.claim_id] = math.fsum(shared) / most
    return scores


class _Compounds:
    """Which of the wanted stems share a part with stems of candidates; each stem is compared once."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._by_piece: dict[str, list[str]] = {}
        for stem in wanted:
            for piece in pieces(stem):
                self._by_piece.setdefault(piece, []).append(stem)
        self._sharing: dict[str, set[str]] = {}

    def joined(self, stems: Iterable[str]) -> set[str]:
        """Return those of the wanted stems that share a part with one of these."""
        return set[str]().union(*map(self._sharing_with, stems))

    def _sharing_with(self, stem: str) -> set[str]:
        known = self._sharing.get(stem)
        if known is None:
            likely = set(chain.from_iterable(self._by_piece.get(piece, ()) for piece in pieces(stem)))
            known = self._sharing[stem] = {wanted for wanted in likely if share_a_part(wanted, stem)}
        return known


def gram_scores(question: Question, texts: Sequence[IndexedText]) -> dict[int, float]:
    """BM25 over runs of letters. How rare a run is, is counted among the candidates and the question."""
    wanted = frozenset[str]().union(*(grams(word.folded) for word in question.words))
    times: dict[int, Counter[str]] = {}
    lengths = {}
    read: dict[str, tuple[int, frozenset[str]]] = {}
    for text in texts:
        times[text.claim_id] = counted = Counter[str]()
        length = 0
        for word in text.words.split():
            if word not in read:
                of_word = grams(word)
                read[word] = len(of_word), of_word & wanted
            runs, shared = read[word]
            length += runs
            for gram in shared:
                counted[gram] += 1
        lengths[text.claim_id] = length
    tells, average = _rarity(wanted, times), _average(lengths)
    most = math.fsum(tells.values()) or 1.0
    scores = {}
    for pk, counted in times.items():
        longer = K1 * (1 - B + B * lengths[pk] / average)
        scores[pk] = (
            math.fsum(tells[gram] * n * (K1 + 1) / (n + longer) for gram, n in counted.items()) / most
        )
    return scores


def _rarity(wanted: Iterable[str], times: Mapping[int, Mapping[str, int]]) -> dict[str, float]:
    seen = Counter(chain.from_iterable(times.values()))
    total = len(times) + 1
    return {gram: math.log(1 + (total - seen[gram] - 0.5) / (seen[gram] + 1.5)) for gram in wanted}


def _average(lengths: Mapping[int, int]) -> float:
    return (sum(lengths.values()) / len(lengths) if lengths else 0) or 1.0
