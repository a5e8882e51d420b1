"""Stemmed words for search, the same on both databases.

Text is stemmed in its own language (Snowball); a query's language is unknown, so each of its words may
match by any of its stems. Case, diacritics and ß are folded on both sides. No word is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import snowballstemmer

from sources.normalisation import fold

WORD = re.compile(r"\w+")
STEMMED = {"de": "german", "en": "english"}
# Stands between the parts of a text, so that no phrase runs from one into the next. It is in no word.
PART = "="
# Stands before each stem of a statement, where they are looked for in the statement alone.
MARK = "="
# PostgreSQL takes no word above 2,046 bytes and no vector above a megabyte.
MAX_STEM = 100
MAX_TEXT = 200_000


def search_text(parts: Sequence[str], language: str) -> str:
    """Return the stems of all words, each between single spaces.

    Those of the first part stand there twice, first marked: ``" =pegel =see = pegel see = messung "``.
    """
    stemmed = [stems_of(part, language) for part in parts]
    marked = [f"{MARK}{stem}" for stem in stemmed[0]]
    text = f" {f' {PART} '.join(map(' '.join, [marked, *stemmed]))} "
    return " ".join(text[:MAX_TEXT].split(" ")[:-1]) + " " if len(text) > MAX_TEXT else text


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of the words of a text in their order."""
    return [stem for word in words(text) if (stem := stem_of(word, language))]


def stem_of(word: str, language: str) -> str:
    """Return the stem by which a word of a text in this language is found; empty for none."""
    return _stem(word, STEMMED.get(language.split("-", maxsplit=1)[0].lower(), ""))


def query_stems(word: str) -> tuple[str, ...]:
    """Return the stems of a word of a query, its language unknown: unstemmed first, then by each stemmer."""
    return tuple(_stem(word, name) for name in ("", *STEMMED.values()))


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, as both sides of the search count them."""
    return [word.casefold() for word in WORD.findall(unicodedata.normalize("NFC", text))]


@lru_cache(maxsize=50_000)
def _stem(word: str, algorithm: str) -> str:
    # Folding comes after stemming: the German stemmer knows umlauts. It can bring in signs ("⑴" is "(1)").
    stem = fold(_stemmer(algorithm).stemWord(word) if algorithm else word)
    return "".join(WORD.findall(stem))[:MAX_STEM]


@lru_cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)
