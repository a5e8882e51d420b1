"""Word files (.docx): the running text, tables included; pictures, comments and macros are left alone."""

from __future__ import annotations

import io

import mammoth

from claims.intake.readers.archive import check_archive
from claims.intake.readers.reading import Hints, Reading, ReadText, Reason, Unreadable


def read(data: bytes, hints: Hints) -> Reading:
    """Return the paragraphs of the document, one a line."""
    check_archive(data)
    try:
        text: str = mammoth.extract_raw_text(io.BytesIO(data)).value
    except (OSError, KeyError, ValueError, AttributeError) as error:
        raise Unreadable(Reason.BROKEN) from error
    lines = "\n".join(line for line in text.split("\n") if line.strip())
    return Reading(texts=[ReadText(lines, url=hints.url)])
