"""ClaimReview as other fact-checkers and Data Commons feeds write it; none of its shapes is trusted.

Real data has ``@graph`` or a list around it, ``CreativeWork`` where a ``Claim`` belongs, numbers as texts,
dates that are none, addresses encoded twice and names with a blank before them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from claims.intake.readers.encoding import decoded_page
from claims.intake.readers.limits import MAX_PARTS
from claims.intake.readers.moments import day
from claims.intake.readers.reading import Hints, Reading, Reason, Review, Unreadable

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_LONGEST_STATEMENT = 3000
# More claimants, more places than these no review has in earnest.
MOST_NAMED = 20


def read(data: bytes, hints: Hints) -> Reading:
    """Return the reviewed claims of a JSON document."""
    try:
        document = json.loads(decoded_page(data, hints.charset or "utf-8"))
    except RecursionError:
        raise Unreadable(Reason.TOO_DEEP, limit=1000) from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise Unreadable(Reason.BROKEN_LINE, line=line) from error
    try:
        reviews = reviews_in(document)
    except NoText as error:
        raise Unreadable(Reason.REVIEW_OF_NO_TEXT, item=error.item) from error
    if not reviews:
        raise Unreadable(Reason.NO_REVIEWS)
    return Reading(reviews=reviews)


class NoText(ValueError):
    """A review's claim is no text but a number or the like; ``item`` counts the reviews from 1."""

    def __init__(self, item: int) -> None:
        super().__init__(item)
        self.item = item


def reviews_in(document: object) -> list[Review]:
    """Return every ClaimReview in a document, wherever it stands; the same one twice is one.

    Raises ``NoText`` where one has a number in the place of its claim.
    """
    found: dict[tuple[str, str], Review] = {}
    nodes = (node for node in _nodes(document) if "claimreview" in _types(node))
    for item, node in enumerate(nodes, start=1):
        if _is_no_text(node.get("claimReviewed")):
            raise NoText(item)
        if review := _review(node):
            found.setdefault((review.statement, review.url), review)
        if len(found) > MAX_PARTS:
            raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_PARTS)
    return list(found.values())


def _nodes(document: object) -> Iterator[dict[str, Any]]:
    """Yield every object in the order of the document; without recursion, however deep it is."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _types(node: dict[str, Any]) -> set[str]:
    return {str(name).rsplit("/", 1)[-1].lower() for name in _list(node.get("@type"))}


def _review(node: dict[str, Any]) -> Review | None:
    reviewed = _first(node.get("itemReviewed"))
    statement = _text(node.get("claimReviewed")) or _text(reviewed.get("name")) or _text(reviewed.get("text"))
    if not any(map(str.isalnum, statement)):
        return None
    return Review(
        statement=statement[:_LONGEST_STATEMENT],
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        publisher=_name(node.get("author")) or _name(node.get("publisher")) or _name(node.get("sdPublisher")),
        rating=_rating(_first(node.get("reviewRating"))),
        reviewed_on=day(node.get("datePublished")) or day(node.get("dateCreated")),
        claimants=_names(reviewed.get("author")),
        said_on=day(reviewed.get("datePublished")),
        appearances=_appearances(reviewed),
        language=_language(node.get("inLanguage")),
    )


def _appearances(reviewed: dict[str, Any]) -> list[str]:
    named = [
        *_list(reviewed.get("firstAppearance")),
        *_list(reviewed.get("appearance")),
        *_list(reviewed.get("url")),
        *_list(reviewed.get("sameAs")),
    ]
    return list(dict.fromkeys(address for value in named if (address := _address(value))))[:MOST_NAMED]


def _rating(rating: dict[str, Any]) -> str:
    """Return the rating in the words of whoever gave it; a bare number keeps its scale."""
    words = _text(rating.get("alternateName")) or _text(rating.get("name"))
    if words:
        return words[:500]
    value, best = _text(rating.get("ratingValue")), _text(rating.get("bestRating"))
    return (f"{value}/{best}" if value and best else value)[:500]


def _language(value: object) -> str:
    named = _first(value).get("alternateName") if isinstance(value, dict) else value
    text = _text(named)
    return text.replace("_", "-") if _LANGUAGE.fullmatch(text) else ""


def _address(value: object) -> str:
    """Return an http(s) address, decoded once where it was encoded twice."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    text = _text(value)
    if "%25" in text or text.lower().startswith(("http%3a", "https%3a")):
        text = unquote(text)
    is_address = text.startswith(("http://", "https://")) and len(text) <= 2000
    return text if is_address and not any(c.isspace() for c in text) else ""


def _name(value: object) -> str:
    return next(iter(_names(value)), "")


def _names(value: object) -> list[str]:
    """Return the names of one or several, each once."""
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in _list(value))
    return list(dict.fromkeys(name[:200] for name in named if name))[:MOST_NAMED]


def _text(value: object) -> str:
    """Return a value as one line; lists give their first, numbers their digits, the rest nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def _is_no_text(value: object) -> bool:
    """Whether a value was meant to say something and is a number or a truth value."""
    return any(isinstance(one, bool | int | float) for one in _list(value)[:1])


def _first(value: object) -> dict[str, Any]:
    return next((one for one in _list(value) if isinstance(one, dict)), {})


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
