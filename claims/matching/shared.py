"""Why two claims are taken for similar, in words: what both of them say."""

from __future__ import annotations

from claims.matching.question import rarest_first
from claims.matching.words import Word, has_compounds, share_a_part, words_of
from claims.models.matching import MAX_SHARED

_AT_MOST = 5


def shared_words(statement: str, language: str, other: str, other_language: str) -> str:
    """Return the rarest words of ``statement`` that ``other`` has too, as they are written there.

    Two compounds with a part in common are named together: "Flugabwehr/Luftabwehrsystem".
    """
    others = list(words_of(other, other_language))
    stems = {word.stem for word in others}
    words = {word.stem: word for word in words_of(statement, language)}
    named = [word.written for word in rarest_first(w for w in words.values() if w.stem in stems)][:_AT_MOST]
    if has_compounds(language) and has_compounds(other_language):
        pairs = [_compound(word, others) for word in words.values() if word.stem not in stems]
        named += [pair for pair in pairs if pair][: _AT_MOST - len(named)]
    return ", ".join(named)[:MAX_SHARED]


def _compound(word: Word, others: list[Word]) -> str:
    joined = (f"{word.written}/{other.written}" for other in others if share_a_part(word.stem, other.stem))
    return next(joined, "")
