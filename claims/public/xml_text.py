"""Text inside XML: escaped, and without the characters no XML document may hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """Return a text without the control characters that would make the document unreadable."""
    return _IMPOSSIBLE.sub("", text)


def escaped(text: str) -> str:
    """Return a text as it can stand in an element or between double quotes."""
    return escape(possible(text), {'"': "&quot;"})
