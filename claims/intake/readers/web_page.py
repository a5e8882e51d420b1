"""Web pages: the article without navigation, with what the page says about itself. The HTML is not kept."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import urljoin, urlsplit

import lxml.html
from trafilatura import bare_extraction

from claims.intake.readers.claim_review import reviews_in
from claims.intake.readers.encoding import decoded_page
from claims.intake.readers.html_tree import tree_of
from claims.intake.readers.moments import moment
from claims.intake.readers.reading import Hints, Reading, ReadText, Reason, Review, Unreadable

# Where pages say when an article was published, the most exact first.
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='DC.date.issued']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)


def read(data: bytes, hints: Hints) -> Reading:
    """Return the article of a page, and the claims its markup says it reviewed."""
    page = decoded_page(data, hints.charset)
    tree = tree_of(page)
    reviews = _reviews(tree)
    text = _article(page, tree, hints)
    if not text.text.strip() and not reviews:
        raise Unreadable(Reason.NO_TEXT)
    return Reading(texts=[text] if text.text.strip() else [], reviews=reviews)


def _article(page: str, tree: lxml.html.HtmlElement, hints: Hints) -> ReadText:
    found = bare_extraction(page, url=hints.url or None, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return ReadText("")
    return ReadText(
        found.text or "",
        title=found.title or "",
        language=_language(tree),
        url=_canonical(tree, hints.url) or hints.url,
        byline=found.author or "",
        published_at=_published(tree) or moment(found.date),
    )


def _language(tree: lxml.html.HtmlElement) -> str:
    named = [tree.get("lang"), *tree.xpath("//meta[@property='og:locale']/@content")]
    return next((str(name).strip().replace("_", "-") for name in named if name and str(name).strip()), "")


def _canonical(tree: lxml.html.HtmlElement, fetched: str) -> str:
    """Return the address the page gives itself, if it stays with the host it was fetched from."""
    for named in tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"):
        address = urljoin(fetched, str(named).strip())
        if urlsplit(address).scheme in ("http", "https") and (
            not fetched or _site(address) == _site(fetched)
        ):
            return address
    return ""


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _published(tree: lxml.html.HtmlElement) -> dt.datetime | None:
    named = (value for path in _PUBLISHED for value in tree.xpath(path))
    return next((found for value in named if (found := moment(str(value)))), None)


def _reviews(tree: lxml.html.HtmlElement) -> list[Review]:
    found: list[Review] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found += reviews_in(json.loads(script.text_content()))
        except (ValueError, RecursionError):
            continue
    return found
