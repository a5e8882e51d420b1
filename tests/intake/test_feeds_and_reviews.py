"""Feeds offer entries; reviewed claims are read from whatever shape others give them, and never judged."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from claims.intake.readers.moments import day
from claims.intake.readers.reading import Reason, Review, Unreadable
from tests.intake.files import read_here

RSS = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Seeblatt</title>
<item><title>Der See &amp;amp; sein Pegel</title><link>https://seeblatt.example/1</link>
<description>&lt;p&gt;Der Pegel stieg.&lt;/p&gt;&lt;p&gt;Um 12 cm.&lt;/p&gt;</description>
<pubDate>Tue, 04 Feb 2025 10:00:00 +0100</pubDate></item>
<item><description>Ohne Adresse und Titel.</description></item>
<item><title>leer</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Zwölf</title>
<link href="https://seeblatt.example/2"/><updated>2025-02-04T10:00:00Z</updated>
<author><name>Ada Lind</name></author></entry></feed>"""


def test_an_rss_feed_gives_its_entries() -> None:
    first, second = read_here("feed", RSS).entries

    assert (first.title, first.url) == ("Der See & sein Pegel", "https://seeblatt.example/1")
    assert first.text == "Der Pegel stieg.\nUm 12 cm."
    assert str(first.published_at) == "2025-02-04 10:00:00+01:00"
    assert (second.title, second.url) == ("Ohne Adresse und Titel.", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_atom_feed_gives_its_entries(encoding: str) -> None:
    [entry] = read_here("feed", ATOM.encode(encoding)).entries

    assert (entry.title, entry.url, entry.byline) == ("Zwölf", "https://seeblatt.example/2", "Ada Lind")
    assert entry.published_at == dt.datetime(2025, 2, 4, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize("data", [b"<rss/>", b"<html><body>keiner</body></html>", b"nur Text"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_here("feed", data)

    assert unreadable.value.reason == Reason.NO_ENTRIES


REVIEW = {
    "@context": "http://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": " Der See ist leer. ",
    "url": "https%3A%2F%2Fpruefer.example%2Fsee",
    "datePublished": "2021-08-24 14:41",
    "inLanguage": "de_DE",
    "author": {"@type": "Organization", "name": " Prüfer"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5"},
    "itemReviewed": {
        "@type": "CreativeWork",
        "author": [{"@type": "Person", "name": "Max Muster"}],
        "datePublished": "20.08.2021",
        "url": "https://netz.example/post",
    },
}


def reviews(document: Any) -> list[Review]:
    return read_here("review", json.dumps(document).encode()).reviews


@pytest.mark.parametrize(
    "document",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"item": None}, {"item": [None]}, {"item": [REVIEW, REVIEW]}],
        },
        {**REVIEW, "@type": ["Review", "claimreview"]},
        {**REVIEW, "@type": "http://schema.org/ClaimReview"},
    ],
    ids=["object", "list", "graph", "feed", "any case", "full name"],
)
def test_a_review_is_found_wherever_it_stands(document: Any) -> None:
    assert reviews(document) == [
        Review(
            statement="Der See ist leer.",
            url="https://pruefer.example/see",
            publisher="Prüfer",
            rating="1/5",
            reviewed_on=dt.date(2021, 8, 24),
            claimants=["Max Muster"],
            said_on=dt.date(2021, 8, 20),
            appearances=["https://netz.example/post"],
            language="de-DE",
        )
    ]


def test_the_rating_is_what_its_author_called_it() -> None:
    words = {**REVIEW, "reviewRating": {"ratingValue": 1, "bestRating": 5, "alternateName": "Frei erfunden"}}
    without = {**REVIEW, "reviewRating": None}

    assert [each.rating for each in reviews([words])] == ["Frei erfunden"]
    assert [each.rating for each in reviews([without])] == [""]


def test_appearances_come_first_named_first() -> None:
    item = {
        "appearance": [{"url": "https://b.example/"}, "https://c.example/", {"url": "javascript:alert(1)"}],
        "firstAppearance": {"@id": "https://a.example/"},
    }

    [review] = reviews({**REVIEW, "itemReviewed": item})

    assert review.appearances == ["https://a.example/", "https://b.example/", "https://c.example/"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"@type": "NewsArticle"}', Reason.NO_REVIEWS),
        (b'{"@type": "ClaimReview"}', Reason.NO_REVIEWS),
        (b'{"a": 1,\n"b": }', Reason.BROKEN_LINE),
    ],
)
def test_json_without_a_review_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_here("review", data)

    assert unreadable.value.reason == reason


@pytest.mark.parametrize("claim", [7, True, [1.5]])
def test_a_number_is_no_claim_and_the_review_is_named_by_its_place(claim: object) -> None:
    document = [REVIEW, {**REVIEW, "claimReviewed": claim}]

    with pytest.raises(Unreadable) as unreadable:
        read_here("review", json.dumps(document).encode())

    assert (unreadable.value.reason, unreadable.value.details) == (Reason.REVIEW_OF_NO_TEXT, {"item": 2})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2021-08-24", "2021-08-24"),
        ("2021-08-24T23:30:00+02:00", "2021-08-24"),
        ("2021-08-24 9:05", "2021-08-24"),
        ("24.08.2021", "2021-08-24"),
        ("Tue, 24 Aug 2021 10:00:00 GMT", "2021-08-24"),
        ("gestern", "None"),
        ("0000-00-00", "None"),
        (20210824, "None"),
    ],
)
def test_days_are_read_as_they_are_written(written: object, meant: str) -> None:
    assert str(day(written)) == meant
