"""Everything a page says, for an archived copy: all of its words, and its running text without navigation."""

from __future__ import annotations

from trafilatura import bare_extraction

from claims.intake.readers.encoding import decoded_page
from claims.intake.readers.html_tree import words_of
from claims.intake.readers.reading import Hints, Reading, ReadText


def read(data: bytes, hints: Hints) -> Reading:
    """Return two texts: every word, then the running text (every word again where there is none)."""
    page = decoded_page(data, hints.charset)
    words = words_of(page)
    found = bare_extraction(page, url=hints.url or None, include_comments=False, include_tables=True)
    running = "" if found is None or isinstance(found, dict) else found.text or ""
    return Reading(texts=[ReadText(words), ReadText(running or words)])
