"""What a reader is told and what it returns; all of it can be written as JSON and read back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why something cannot be read; ``claims.intake.refusals`` has a sentence for each."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    WRONG_BYTES = "wrong_bytes"
    NO_TEXT = "no_text"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_MANY_PARTS = "too_many_parts"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    PACKED_TOO_TIGHTLY = "packed_too_tightly"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_DEEP = "too_deep"
    DECLARES_ENTITIES = "declares_entities"
    NO_ENTRIES = "no_entries"
    NO_REVIEWS = "no_reviews"
    TABLE_HAS_NO_ROWS = "table_has_no_rows"
    TABLE_TOO_LONG = "table_too_long"
    TABLE_TOO_WIDE = "table_too_wide"
    BROKEN_LINE = "broken_line"
    FORMULA = "formula"
    REVIEW_OF_NO_TEXT = "review_of_no_text"
    UNKNOWN_FORMAT = "unknown_format"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"


class Unreadable(Exception):
    """There is nothing to import. ``details`` are the numbers its sentence names."""

    def __init__(self, reason: Reason, **details: int | str) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about the bytes from outside: the name of the file, or what the server said."""

    name: str = ""
    media_type: str = ""
    charset: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text with what it says about itself; nothing is guessed. Not yet normalised."""

    text: str
    title: str = ""
    language: str = ""
    url: str = ""
    byline: str = ""
    published_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A claim another newsroom reviewed. ``rating`` is in its own words and never becomes a verdict here."""

    statement: str
    url: str = ""
    publisher: str = ""
    rating: str = ""
    reviewed_on: dt.date | None = None
    claimants: list[str] = field(default_factory=list)
    said_on: dt.date | None = None
    appearances: list[str] = field(default_factory=list)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. ``text`` is what the feed itself holds of it, often a teaser."""

    title: str
    url: str = ""
    text: str = ""
    byline: str = ""
    published_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one file or page. ``rows`` are those of a table, the first one its header."""

    texts: list[ReadText] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    ignored_attachments: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return plain lists, texts and numbers; dates as ISO texts."""
        plain: dict[str, Any] = dataclasses.asdict(self)
        for part in (*plain["texts"], *plain["reviews"], *plain["entries"]):
            part.update({k: v.isoformat() for k, v in part.items() if isinstance(v, dt.date)})
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Reading:
        """Return the reading that ``as_json`` wrote."""
        return cls(
            texts=[ReadText(**_dated(part, "published_at")) for part in plain["texts"]],
            reviews=[Review(**_dated(part, "reviewed_on", "said_on")) for part in plain["reviews"]],
            entries=[Entry(**_dated(part, "published_at")) for part in plain["entries"]],
            rows=plain["rows"],
            ignored_attachments=plain["ignored_attachments"],
        )


def _dated(part: Mapping[str, Any], *names: str) -> dict[str, Any]:
    read = dt.datetime.fromisoformat
    return {
        **part,
        **{
            name: (read(part[name]) if name.endswith("_at") else read(part[name]).date())
            for name in names
            if part[name]
        },
    }
