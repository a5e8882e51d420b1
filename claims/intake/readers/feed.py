"""RSS and Atom feeds: what they offer, for somebody to choose from."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import re
from typing import Any

import feedparser

from claims.intake.readers.html_tree import words_of
from claims.intake.readers.limits import MAX_PARTS
from claims.intake.readers.markup import check_xml
from claims.intake.readers.moments import moment
from claims.intake.readers.reading import Entry, Hints, Reading, Reason, Unreadable

# feedparser repairs what is no XML with a parser of its own, and the scan ends there; this looks at all.
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


def read(data: bytes, hints: Hints) -> Reading:
    """Return the entries in the order of the feed."""
    if _ENTITY.search(data):
        raise Unreadable(Reason.DECLARES_ENTITIES)
    check_xml(data)
    headers = {"content-type": hints.media_type + (f"; charset={hints.charset}" if hints.charset else "")}
    # A stream, because feedparser would fetch a text that looks like an address.
    feed = feedparser.parse(io.BytesIO(data), response_headers=headers if hints.media_type else None)
    if len(feed.entries) > MAX_PARTS:
        raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_PARTS)
    entries = [_entry(entry) for entry in feed.entries]
    entries = [entry for entry in entries if entry.url or entry.text]
    if not entries:
        raise Unreadable(Reason.NO_ENTRIES)
    return Reading(entries=entries)


def _entry(entry: Any) -> Entry:
    link = str(entry.get("link", "")).strip()
    contents = [str(part.get("value", "")) for part in entry.get("content", [])]
    markup = max([*contents, str(entry.get("summary", ""))], key=len)
    text = words_of(markup)
    title = " ".join(words_of(str(entry.get("title", ""))).split())
    return Entry(
        title=title or " ".join(text.split())[:200] or link,
        url=link if link.startswith(("http://", "https://")) else "",
        text=text,
        byline=str(entry.get("author", "")).strip(),
        published_at=_published(entry),
    )


def _published(entry: Any) -> dt.datetime | None:
    for name in ("published", "updated", "created"):
        if found := moment(entry.get(name)):
            return found
        if parsed := entry.get(f"{name}_parsed"):
            return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC)
    return None
