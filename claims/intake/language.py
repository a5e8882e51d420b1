"""The language of a text where neither editor nor file names it."""

from __future__ import annotations

import re
from collections import Counter

# Frequent small words that are no words of the other language.
_TELLING = {
    "de": frozenset(
        "der das dem den des und ist nicht mit eine einen von auf für sich auch nach bei wird".split()
    ),
    "en": frozenset("the and of is not with from for that this by has have are it on to which were".split()),
}
_WORD = re.compile(r"[a-zäöüß]+")
_READ = 20_000
_ENOUGH = 3


def guessed_language(text: str) -> str:
    """Return "de" or "en" where three small words or more say so, twice as many as for the other, else ""."""
    words = Counter(_WORD.findall(text[:_READ].casefold()))
    hits = {code: sum(words[word] for word in telling) for code, telling in _TELLING.items()}
    (best, most), (_, less) = sorted(hits.items(), key=lambda item: -item[1])
    return best if most >= _ENOUGH and most >= 2 * less else ""
