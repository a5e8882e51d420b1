"""Atom feeds (RFC 4287): what an entry is made of, and the document around the entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from claims.public.xml_text import possible


@dataclass(frozen=True, slots=True)
class Entry:
    """``address`` is the entry's page and, being permanent, its id; ``paragraphs`` are plain text."""

    address: str
    title: str
    language: str
    published_at: dt.datetime
    updated_at: dt.datetime
    paragraphs: list[str]
    categories: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Feed:
    """``address`` is the feed's own; ``page`` shows the same for people; ``following`` has older entries.

    ``updated_at`` counts for a feed without entries.
    """

    title: str
    subtitle: str
    language: str
    address: str
    page: str
    updated_at: dt.datetime
    following: str = ""


class _Document(Atom1Feed):
    """Django's, with the language of each entry, the next page, and a moment that stands still."""

    def latest_post_date(self) -> dt.datetime:
        moments = [item["updateddate"] for item in self.items]
        latest: dt.datetime = max(moments, default=self.feed["empty_since"])
        return latest

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if self.feed["following"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["following"]})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"xml:lang": item["language"]}


def atom(feed: Feed, entries: Iterable[Entry]) -> str:
    """Return the feed as XML."""
    document = _Document(
        title=possible(feed.title),
        link=feed.page,
        description="",
        subtitle=possible(feed.subtitle),
        language=feed.language,
        feed_url=feed.address,
        feed_guid=feed.address,
        author_name=possible(settings.SITE_NAME),
        author_link=f"{settings.SITE_URL}/",
        empty_since=feed.updated_at,
        following=feed.following,
    )
    for entry in entries:
        document.add_item(
            title=possible(entry.title),
            link=entry.address,
            # Atom marks it as HTML: what was plain text has to be escaped for that first.
            description="".join(f"<p>{escape(possible(text))}</p>" for text in entry.paragraphs if text),
            unique_id=entry.address,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            categories=entry.categories,
            language=entry.language,
        )
    text: str = document.writeString("utf-8")
    return text
