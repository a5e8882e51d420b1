"""The one form in which a text is stored, whatever it was pasted from."""

from __future__ import annotations

import re
import unicodedata

from sources.invisible import shows_nothing

MAX_TITLE = 90
# A whole sentence is the better title, unless it says next to nothing.
LEAST_OF_TITLE = 40
# Abbreviations are short, and so are the ordinals of days.
_SENTENCE_END = re.compile(r"\w{4}[.!?][”“\"»)]?(?=\s)")


def normalised(text: str) -> str:
    """Return ``text`` in NFC with ``\\n`` line ends, without control characters and outer white space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = "".join(c for c in text if not shows_nothing(c) and unicodedata.category(c) != "Cn")
    return unicodedata.normalize("NFC", text).strip()


def first_line(text: str) -> str:
    """Return a title for a text that came without one: its first line, cut where a sentence or word ends."""
    line = text.partition("\n")[0].strip()
    if len(line) <= MAX_TITLE:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line, 0, MAX_TITLE)]
    if ends and ends[-1] >= LEAST_OF_TITLE:
        return f"{line[: ends[-1]]} …"
    return f"{line[: MAX_TITLE - 1].rsplit(' ', 1)[0].rstrip(' ,;:–')}…"
