"""The claims most similar to a text, best first: the same ones in the same order on both databases.

Candidates share a rare word, or a piece of a long one. How many rows are read for that is bounded, however
large the index is. They are ranked here, by BM25 over stems and over runs of four letters of their words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.matching.candidates import find_candidates
from claims.matching.question import Question, read_question
from claims.matching.reading import IndexedText, texts_of
from claims.matching.scores import gram_scores, stem_scores

# What letters count beside stems: less than the words themselves, since many words share four letters by
# chance. What both reach together, and by which command: docs/matching.md.
GRAMS = 0.5


@dataclass(frozen=True, slots=True)
class Similar:
    """A claim that resembles a text; ``score`` is how much of the text it shares, in percent."""

    claim_id: int
    score: int


def similar_claims(
    text: str, language: str, *, leave_out: int | None = None, limit: int = 10
) -> list[Similar]:
    """Return the claims most similar to ``text``, best first, without the claim ``leave_out``."""
    question = read_question(text, language)
    ranked = _ranked(question, texts_of(find_candidates(question, leave_out)))
    return [Similar(pk, min(100, round(100 * score))) for score, pk in ranked[:limit]]


def _ranked(question: Question, texts: Sequence[IndexedText]) -> list[tuple[float, int]]:
    by_stems = stem_scores(question, texts)
    by_grams = gram_scores(question, texts)
    ranked = [
        ((by_stems[text.claim_id] + GRAMS * by_grams[text.claim_id]) / (1 + GRAMS), text.claim_id)
        for text in texts
    ]
    return sorted(ranked, key=lambda item: (-item[0], -item[1]))
