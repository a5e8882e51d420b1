"""Whether an excerpt stands in a text word for word.

Compared without what a browser, an editor or a printer's taste changes: kinds of white space, quotation marks
and apostrophes, soft hyphens, composed letters. ``[…]`` leaves words out: its parts follow each other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_LEFT_OUT = re.compile(r"[\[(]\s*(?:…|\.\.\.)\s*[\])]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ONE_SPELLING = str.maketrans(
    {
        **dict.fromkeys("„“”‟»«〝〞", '"'),
        **dict.fromkeys("‚‘’‛›‹`´", "'"),
        "\u2010": "-",
        "\u2011": "-",
    }
)
_QUOTES = "\"' "


class Standing(StrEnum):
    """What a comparison came to."""

    STANDS = "stands"
    MISSING = "missing"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``missing`` is the first part of the excerpt that is not there, as it was written."""

    standing: Standing
    missing: str = ""


def compare(excerpt: str, text: str) -> Comparison:
    """Return whether the excerpt stands in the text."""
    searched = plain(text)
    if not searched:
        return Comparison(Standing.NO_TEXT)
    after = 0
    for part in _LEFT_OUT.split(excerpt):
        words = plain(part).strip(_QUOTES)
        at = searched.find(words, after)
        if at < 0:
            return Comparison(Standing.MISSING, part.strip())
        after = at + len(words)
    return Comparison(Standing.STANDS)


def plain(text: str) -> str:
    """Return a text in one spelling: composed, one space between words, one kind of each quotation mark."""
    composed = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_ONE_SPELLING)
    return " ".join(composed.split())
