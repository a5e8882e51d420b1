"""Atom feeds of claims and corrections: read by feedparser, held against RFC 4287, no claim too many."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import feedparser
import pytest
from django.test import Client

from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# With seconds and a zone, as RFC 3339 demands.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
CLAIMS, CORRECTIONS = "/de/feeds/claims.atom", "/de/feeds/corrections.atom"


def feed(client: Client, path: str = CLAIMS, **params: str) -> Any:
    """Return the feed as feedparser understands it, which must have found nothing to complain of."""
    response = client.get(path, params)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert faults(response.content) == []
    read = feedparser.parse(response.content, response_headers={"content-type": "application/atom+xml"})
    assert not read.bozo
    return read


def faults(document: bytes) -> list[str]:
    """Return what RFC 4287 and the W3C's validator would refuse in a feed."""
    root = ET.fromstring(document)
    found = []
    if root.tag != f"{ATOM}feed":
        found.append("root")
    if not root.get(LANGUAGE):
        found.append("language")
    own = [link.get("href", "") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or not own[0].startswith("http"):
        found.append("self")
    for element in (root, *root.findall(f"{ATOM}entry")):
        found += [name for name in ("id", "title", "updated") if not is_given_once(element, name)]
        if not MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or ""):
            found.append("moment")
        if not (element.findtext(f"{ATOM}id") or "").startswith("http"):
            found.append("address")
    if root.find(f"{ATOM}author/{ATOM}name") is None:
        found.append("author")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(ids) != len(set(ids)):
        found.append("twice")
    return found


def is_given_once(element: ET.Element, name: str) -> bool:
    return len(element.findall(f"{ATOM}{name}")) == 1 and bool(element.findtext(f"{ATOM}{name}"))


def test_an_entry_is_a_claim_with_both_verdicts(client: Client) -> None:
    row = publish("Der Pegel stieg um <zwölf> & mehr.", accuracy="mostly_false")
    read = feed(client)
    assert read.feed.title == "Geprüfte Behauptungen · Gegenlese"
    assert read.feed.language == "de"
    assert read.feed.links[1]["href"] == "http://127.0.0.1:8000/de/feeds/claims.atom"
    (entry,) = read.entries
    assert entry.title == "Der Pegel stieg um <zwölf> & mehr."
    assert entry.id == entry.link == f"http://127.0.0.1:8000/de/claims/{row.public_id}/"
    assert entry.summary == (
        "<p>Hat die Quelle das gesagt? Sinngemäß belegt. Stimmt es? Größtenteils falsch.</p>"
        "<p>Die Messreihe des Amts zeigt zwölf Zentimeter.</p>"
    )
    assert entry.updated == entry.published


def test_an_entry_keeps_its_id_and_says_when_it_was_corrected(client: Client) -> None:
    row = publish()
    before = feed(client).entries[0]
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    read = feed(client)
    after = read.entries[0]
    assert after.id == before.id
    assert after.published == before.published
    assert after.updated > before.updated
    assert read.feed.updated == after.updated


def test_the_feed_takes_the_filters_of_the_list(client: Client) -> None:
    publish("Der Pegel stieg.", accuracy="true")
    publish("Der Pegel fiel.", accuracy="false")
    read = feed(client, accuracy="false")
    assert [entry.title for entry in read.entries] == ["Der Pegel fiel."]
    assert read.feed.id == "http://127.0.0.1:8000/de/feeds/claims.atom?accuracy=false"
    assert read.feed.link == "http://127.0.0.1:8000/de/?accuracy=false"
    assert len(feed(client, claimant="wasseramt").entries) == 2
    assert feed(client, topic="nothing").entries == []
    assert client.get(CLAIMS, {"colour": "red"}).status_code == 400
    assert client.get(CLAIMS, {"cursor": "red"}).status_code == 400
    assert client.get(CORRECTIONS, {"accuracy": "false"}).status_code == 400


def test_older_entries_are_one_link_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.public.views.feeds.ENTRIES", 2)
    for number in range(3):
        publish(f"Der Pegel stieg zum {number}. Mal.")
    read = feed(client, q="Pegel")
    (following,) = [link.href for link in read.feed.links if link.rel == "next"]
    assert following.startswith("http://127.0.0.1:8000/de/feeds/claims.atom?q=Pegel&cursor=")
    second = client.get(following.removeprefix("http://127.0.0.1:8000"))
    entries = feedparser.parse(second.content).entries
    assert [entry.title for entry in entries] == ["Der Pegel stieg zum 0. Mal."]
    assert b'rel="next"' not in second.content


def test_a_feed_from_the_oldest_on_leads_to_newer_ones(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.public.views.feeds.ENTRIES", 2)
    for number in range(3):
        publish(f"Der Pegel stieg zum {number}. Mal.")
    read = feed(client, ordering="first_published_at")
    assert [entry.title[-7] for entry in read.entries] == ["0", "1"]
    (following,) = [link.href for link in read.feed.links if link.rel == "next"]
    second = feedparser.parse(client.get(following.removeprefix("http://127.0.0.1:8000")).content)
    assert [entry.title[-7] for entry in second.entries] == ["2"]


def test_each_entry_says_in_which_language_it_is(client: Client) -> None:
    publish("The lake rose.", language="en-GB")
    root = ET.fromstring(client.get("/de/feeds/claims.atom").content)
    (entry,) = root.findall(f"{ATOM}entry")
    assert (root.get(LANGUAGE), entry.get(LANGUAGE)) == ("de", "en-GB")
    assert "/en/claims/" in (entry.findtext(f"{ATOM}id") or "")


def test_corrections_say_what_changed_and_withdrawals_why(client: Client) -> None:
    row = publish()
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    withdrawn = publish("Der Kanal wurde geflutet.")
    publishing.withdraw(
        withdrawn.claim_id,
        by=factories.clara(),
        revision=withdrawn.claim.revision,
        reason="Die Messreihe war fehlerhaft.",
    )
    withdrawal, correction = feed(client, CORRECTIONS).entries
    assert withdrawal.title == "Rücknahme: Der Kanal wurde geflutet."
    assert withdrawal.summary == "<p>Die Messreihe war fehlerhaft.</p>"
    assert correction.title == "Korrektur: Der Pegel stieg um elf Zentimeter."
    assert correction.id == f"http://127.0.0.1:8000/de/claims/{row.public_id}/editions/2/"
    assert correction.summary == (
        "<p>Es waren elf Zentimeter.</p><p>Wortlaut: Der Pegel des Sees stieg im Januar 2025 um zwölf "
        "Zentimeter. → Der Pegel stieg um elf Zentimeter.</p>"
    )


def test_a_correction_names_verdicts_and_a_revised_explanation_without_empty_arrows(client: Client) -> None:
    row = publish()
    claim = publishing.reopen(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Neue Messwerte liegen vor."
    )
    claim = factories.submit(
        claim,
        accuracy="mostly_true",
        explanation="Das Amt hat nachgemessen.",
        edition_kind="update",
        change_note="Neue Messung.",
    )
    factories.assess_second(claim, accuracy="mostly_true")
    (update,) = feed(client, CORRECTIONS).entries
    assert update.summary == (
        "<p>Neue Messung.</p><p>Stimmt es? Richtig → Größtenteils richtig</p>"
        "<p>Die Erläuterung wurde überarbeitet.</p>"
    )


@pytest.mark.parametrize("path", [CLAIMS, CORRECTIONS])
def test_what_was_taken_back_is_gone_from_the_feed_at_once(client: Client, path: str) -> None:
    row = publish()
    claim = factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    first = client.get(path)
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"if-none-match": first.headers["ETag"]}
    assert client.get(path, headers=known).status_code == 304
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Einspruch liegt vor.")
    second = client.get(path, headers=known)
    assert second.status_code == 200
    assert feedparser.parse(second.content).entries == []


def test_a_withdrawn_claim_is_in_the_feed_of_corrections_alone(client: Client) -> None:
    row = publish()
    publishing.withdraw(
        row.claim_id, by=factories.clara(), revision=row.claim.revision, reason="Sie war falsch."
    )
    assert feed(client).entries == []
    assert len(feed(client, CORRECTIONS).entries) == 1


def test_a_feed_of_nothing_is_valid_and_stands_still(client: Client) -> None:
    feed(client)
    assert client.get(CLAIMS).content == client.get(CLAIMS).content


def test_pages_name_the_feeds_and_a_filtered_list_its_own(client: Client) -> None:
    publish()
    html = client.get("/de/", {"accuracy": "true"}).content.decode()
    for address in ("/de/feeds/claims.atom", "/de/feeds/corrections.atom", f"{CLAIMS}?accuracy=true"):
        assert f'<link rel="alternate" type="application/atom+xml" href="{address}"' in html
    assert f'<a href="{CLAIMS}?accuracy=true" type="application/atom+xml">Diese Liste als Feed' in html


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        (rb"<updated>[^<]+</updated>", b"<updated>gestern</updated>", "moment"),
        (rb'rel="self"', b'rel="related"', "self"),
        (rb"<id>[^<]+</id>", b"", "id"),
        (rb"<name>Gegenlese</name>", b"", "author"),
        (rb'xml:lang="de"', b"", "language"),
    ],
)
def test_the_check_sees_a_broken_feed(client: Client, right: bytes, wrong: bytes, fault: str) -> None:
    publish()
    broken = re.sub(right, wrong, client.get(CLAIMS).content)
    assert fault in faults(broken)
