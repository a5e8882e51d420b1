"""Dates as feeds, pages and fact-checkers really write them."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2}))?")
_MINUTES = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})(?::\d{2})?")


def moment(value: object) -> dt.datetime | None:
    """Return the moment a text names, without a zone where it names none; None where it names no moment.

    Knows ISO 8601, "2021-08-24 14:41", mail dates ("Tue, 04 Feb 2025 10:00:00 +0100") and "24.08.2021".
    """
    if not isinstance(value, str) or len(value) > 60:
        return None
    text = value.strip()
    found = _iso(text) or _german(text) or _mail(text)
    return found if found is None or 1000 < found.year < 9000 else None


def day(value: object) -> dt.date | None:
    """Return the day a text names, as written: no zone moves it."""
    found = moment(value)
    return found.date() if found else None


def _iso(text: str) -> dt.datetime | None:
    for candidate in (text, *(f"{m[1]} {m[2]:0>5}" for m in [_MINUTES.match(text)] if m)):
        try:
            return dt.datetime.fromisoformat(candidate)
        except ValueError:
            continue
    return None


def _german(text: str) -> dt.datetime | None:
    match = _GERMAN.fullmatch(text)
    if match is None:
        return None
    try:
        return dt.datetime(  # noqa: DTZ001 - the text names no zone
            int(match[3]), int(match[2]), int(match[1]), int(match[4] or 0), int(match[5] or 0)
        )
    except ValueError:
        return None


def _mail(text: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
