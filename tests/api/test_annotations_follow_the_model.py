"""What the W3C Web Annotation Data Model demands, asked of every annotation we serve."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from claims.models import PublishedArticle
from tests import factories
from tests.api.published import get

pytestmark = pytest.mark.django_db

# The model demands UTC, written as Z.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
IRI = re.compile(r"https?://[^\s<>\"]+")
MOTIVATIONS = {"assessing", "describing"}


def served(client: Client) -> tuple[dict[str, Any], str]:
    """Return the page of a text with two emoji before its one claim, and that text."""
    text = f"Zum Wetter 🌧🌊 am See.\n{factories.QUOTE} So das Amt."
    article = factories.make_article(text, is_public=True, url="https://seeblatt.example/see")
    factories.make_published_claim(article=article)
    public_id = PublishedArticle.objects.get().article.public_id
    return get(client, f"articles/{public_id}/annotations/"), text


def violations(page: dict[str, Any]) -> Iterator[str]:
    """Yield what the model would not accept."""
    if page.get("@context") != "http://www.w3.org/ns/anno.jsonld":
        yield "context"
    if page.get("type") != "AnnotationPage" or not IRI.fullmatch(page.get("id", "")):
        yield "page"
    if page.get("partOf", {}).get("total") != len(page["items"]) or page.get("startIndex") != 0:
        yield "collection"
    for item in page["items"]:
        yield from of_annotation(item)


def of_annotation(item: dict[str, Any]) -> Iterator[str]:
    if not IRI.fullmatch(item.get("id", "")) or item.get("type") != "Annotation":
        yield "annotation"
    if item.get("motivation") not in MOTIVATIONS:
        yield "motivation"
    if not all(MOMENT.fullmatch(item.get(name, "")) for name in ("created", "modified")):
        yield "moment"
    creator = item.get("creator", {})
    if not IRI.fullmatch(creator.get("id", "")) or creator.get("type") != "Organization":
        yield "creator"
    for body in item.get("body", []):
        if body.get("type") != "TextualBody" or not isinstance(body.get("value"), str):
            yield "body"
        if body.get("purpose") not in MOTIVATIONS or body.get("format") != "text/plain":
            yield "body"
    target = item.get("target", {})
    if not IRI.fullmatch(target.get("source", "")):
        yield "source"
    quote, place = target.get("selector", [{}, {}])
    if quote.get("type") != "TextQuoteSelector" or not quote.get("exact"):
        yield "quote"
    start, end = place.get("start"), place.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        yield "position"


def test_what_we_serve_is_what_the_model_asks_for(client: Client) -> None:
    page, _text = served(client)
    assert len(page["items"]) == 1
    assert list(violations(page)) == []


def test_positions_count_code_points(client: Client) -> None:
    page, text = served(client)
    quote, place = page["items"][0]["target"]["selector"]
    # In UTF-16, as JavaScript counts, it would begin at 24.
    assert (place["start"], place["end"]) == (22, 77)
    assert text[22:77] == quote["exact"] == factories.QUOTE
    assert quote["prefix"] == "Zum Wetter 🌧🌊 am See.\n"
    assert quote["suffix"] == " So das Amt."


def test_the_creator_is_the_newsroom_and_the_source_the_original(client: Client) -> None:
    (item,) = served(client)[0]["items"]
    assert item["creator"] == {"id": "http://127.0.0.1:8000", "type": "Organization", "name": "Gegenlese"}
    assert item["target"]["source"] == "https://seeblatt.example/see"
    assert [body["value"] for body in item["body"][1:]] == [
        "Stimmt es? Richtig",
        "Hat die Quelle das gesagt? Sinngemäß belegt",
    ]


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (("type",), "Page", "page"),
        (("items", 0, "id"), "annotation 1", "annotation"),
        (("items", 0, "motivation"), "liking", "motivation"),
        (("items", 0, "created"), "2025-02-04T10:00:00+01:00", "moment"),
        (("items", 0, "body", 0, "value"), 5, "body"),
        (("items", 0, "target", "source"), "see", "source"),
        (("items", 0, "target", "selector", 0, "exact"), "", "quote"),
        (("items", 0, "target", "selector", 1, "start"), -1, "position"),
        (("partOf", "total"), 7, "collection"),
    ],
)
def test_the_check_sees_what_the_model_refuses(
    client: Client, path: tuple[str | int, ...], value: object, found: str
) -> None:
    page: Any = copy.deepcopy(served(client)[0])
    place = page
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(violations(page)) == [found]
