"""Stemmed words for search, the same on both databases.

Text is stemmed in its own language (Snowball); a query's language is unknown, so each of its words may
match by any of its stems. Case, diacritics and ß are folded on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import snowballstemmer

from sources.normalisation import fold

_WORD = re.compile(r"\w+")
STEMMED = {"de": "german", "en": "english"}
MAX_QUERY = 200
MAX_WORDS = 10


def search_text(parts: Iterable[str], language: str) -> str:
    """Return the stems of all words, each between single spaces: ``" nordkorea soldat "``."""
    algorithm = STEMMED.get(language.split("-", maxsplit=1)[0], "")
    stems = [_stem(word, algorithm) for part in parts for word in words(part)]
    return f" {' '.join(stems)} " if stems else " "


def search_terms(query: str) -> list[list[str]]:
    """Return for each word of a query the stems that may stand for it, without repeats.

    At most the first ``MAX_WORDS`` words of the first ``MAX_QUERY`` characters count.
    """
    asked = words(query[:MAX_QUERY])[:MAX_WORDS]
    return [sorted({_stem(word, name) for name in ("", *STEMMED.values())}) for word in asked]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, as both sides of the search count them."""
    # Folding comes after stemming: the German stemmer knows umlauts.
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=50_000)
def _stem(word: str, algorithm: str) -> str:
    return fold(_stemmer(algorithm).stemWord(word) if algorithm else word)


@lru_cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)
