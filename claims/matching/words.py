"""What of a text counts when claims are compared: stems, and pieces of words that find compounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer

from claims.matching.stop_words import ENGLISH, GERMAN
from sources.normalisation import fold

STEMMED = {"de": "german", "en": "english"}
_STOP_WORDS = {"de": GERMAN, "en": ENGLISH}
# "11.000" and "11,000" are one number; "1,5" stays two words, and so does a date.
WORD = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?![.,]?\d)|\w+")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S*", re.IGNORECASE)
_GENITIVE = re.compile(r"(?<=\w)[’']s\b")

# Five letters in a row join two compounds ("Luft-abweh-rsystem", "Flug-abweh-r"): shorter pieces stand in too
# many words to look anything up by them. A word is taken for a compound when its stem has seven letters.
PIECE = 5
COMPOUND = 7
# The shortest word that may be one end of a compound: "miet" in "Mietwohnung".
END = 4
# Similarity is measured over four letters in a row: the first length that was tried, and short enough to join
# inflected forms.
GRAM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts: as it was written, folded, and its stem."""

    written: str
    folded: str
    stem: str


def family(language: str) -> str:
    """Return the language whose rules a text follows, "" where there are none: "de" for "de-AT"."""
    code = language.split("-", maxsplit=1)[0].lower()
    return code if code in STEMMED else ""


def words_of(text: str, language: str) -> Iterator[Word]:
    """Yield the words of a text that say what it is about, in their order."""
    code = family(language)
    stop_words = _STOP_WORDS.get(code, frozenset())
    text = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text))
    for match in WORD.finditer(_GENITIVE.sub("", text)):
        folded, stem = _read(match[0].replace(match[1], "") if match[1] else match[0], code)
        if folded not in stop_words:
            yield Word(match[0], folded, stem)


def has_compounds(language: str) -> bool:
    """Whether the language writes compounds as one word."""
    return family(language) == "de"


@lru_cache(maxsize=50_000)
def pieces(stem: str) -> tuple[str, ...]:
    """Return the pieces by which a stem finds compounds that share a part with it; none for a short one."""
    if stem.isdecimal():
        return ()
    return tuple(dict.fromkeys(stem[i : i + PIECE] for i in range(len(stem) - PIECE + 1)))


@lru_cache(maxsize=50_000)
def ends(stem: str) -> tuple[str, ...]:
    """Return what a German compound may begin and end with, as stems: "elbdeich" ends with "deich"."""
    if len(stem) < COMPOUND or stem.isdecimal():
        return ()
    cuts = range(END, len(stem) - 2)
    return tuple(dict.fromkeys([*(stem[:cut] for cut in cuts), *(stem[-cut:] for cut in cuts)]))


def share_a_part(stem: str, other: str) -> bool:
    """Whether two stems have six letters in a row in common, or one of at least five stands in the other."""
    common = len(set(pieces(stem)) & set(pieces(other)))
    return common > 1 or 0 < common == min(len(pieces(stem)), len(pieces(other)))


@lru_cache(maxsize=50_000)
def grams(word: str) -> frozenset[str]:
    """Return every run of ``GRAM`` letters of a folded word with its ends marked."""
    marked = f"_{word}_"
    return frozenset(marked[i : i + GRAM] for i in range(max(1, len(marked) - GRAM + 1)))


@lru_cache(maxsize=50_000)
def _read(word: str, code: str) -> tuple[str, str]:
    small = word.casefold()
    # Folding comes after stemming: the German stemmer knows umlauts.
    stem = fold(_stemmer(STEMMED[code]).stemWord(small)) if code else fold(small)
    return fold(small), stem


@lru_cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)
