"""Fact checks as a schema.org DataFeed, in the shape in which Data Commons publishes and others read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from claims.record.claim_review import Site, claim_review, this_site

# Letter for letter: readers of such feeds cut off exactly this text and go on from there.
OPENING = '{\n  "@context" : "http://schema.org",\n  "@type" : "DataFeed",\n  "dataFeedElement" :'


def data_feed_parts(chunks: Iterable[list[dict[str, Any]]]) -> Iterator[bytes]:
    """Yield a feed with one element per claim whose accuracy was assessed."""
    site = this_site()
    between = f"{OPENING} [\n"
    for documents in chunks:
        elements = [
            json.dumps(_element(document, review, site), ensure_ascii=False, separators=(",", ":"))
            for document in documents
            if (review := claim_review(document, site=site)) is not None
        ]
        if elements:
            yield (between + ",\n".join(elements)).encode()
            between = ",\n"
    yield f"{between if between.startswith('{') else ''}\n]}}\n".encode()


def _element(document: dict[str, Any], review: dict[str, Any], site: Site) -> dict[str, Any]:
    licence = {"sdLicense": settings.DATA_LICENSE} if settings.DATA_LICENSE else {}
    # The context stands at the top of the feed, once.
    item = {key: value for key, value in review.items() if key != "@context"}
    publisher = {"@type": "Organization", "name": site.name, "url": f"{site.url}/"}
    return {
        "@type": "DataFeedItem",
        "dateCreated": document["first_published_at"],
        "dateModified": document["updated_at"],
        "url": review["url"],
        "item": [{**item, "sdPublisher": publisher, **licence}],
    }
