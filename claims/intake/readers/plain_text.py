"""Plain text."""

from __future__ import annotations

from claims.intake.readers.encoding import decoded
from claims.intake.readers.reading import Hints, Reading, ReadText


def read(data: bytes, hints: Hints) -> Reading:
    """Return the text as it stands."""
    return Reading(texts=[ReadText(decoded(data), url=hints.url)])
