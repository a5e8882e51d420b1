"""Which archived copy stands behind each address of a document: its day and check sum, never its words.

They are added to the finished document, not to the draft that is assessed: a page may be archived at any
time, also between two assessments, and nothing anybody judged changes by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sources.models import Capture

# What an address has that was not archived, and whatever has no address: a protected source among them.
NO_COPY: dict[str, Any] = {"captured_at": None, "sha256": ""}

# Addresses -> the newest copy of each that has one.
CopiesOf = Callable[[set[str]], Mapping[str, Capture]]


def with_copies(document: dict[str, Any], newest_copies: CopiesOf) -> dict[str, Any]:
    """Return the document with ``captured_at`` and ``sha256`` in each link and each piece of evidence.

    Only addresses that the document itself says are looked up.
    """
    links = [link for place in document["appearances"] for link in place["links"]]
    said = {*(item["url"] for item in document["evidence"]), *(link["locator_url"] for link in links)}
    copies = newest_copies(said - {""})
    return {
        **document,
        "appearances": [
            {**place, "links": [{**link, **_named(copies, link["locator_url"])} for link in place["links"]]}
            for place in document["appearances"]
        ],
        "evidence": [{**item, **_named(copies, item["url"])} for item in document["evidence"]],
    }


def _named(copies: Mapping[str, Capture], url: str) -> dict[str, Any]:
    copy = copies.get(url)
    return {"captured_at": copy.retrieved_at, "sha256": copy.sha256} if copy else NO_COPY
