"""API and exports say of a claim, field by field, what the document of its edition says."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client

from claims.models import PublishedClaim
from claims.workflow.actions import copy_editing, editing, publishing
from claims.workflow.actions.editing import Changes
from tests import factories as make
from tests.api.published import get, publish
from tests.exports.reading import download, feed, lines, package, table

pytestmark = pytest.mark.django_db


def _corrected() -> PublishedClaim:
    row = publish("Der Pegel stieg im Mai.", said_on=dt.date(2025, 5, 1), accuracy="partly_false")
    claim = make.correct(row.claim, "Der Pegel stieg im Juni.")
    # readers are told that it is being checked again
    publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Es gibt neue Werte.")
    return row


def _in_corrected_spelling() -> PublishedClaim:
    claim = make.submit(
        make.accept(make.make_claim("Der Kanal friert.")), explanation="Der Kanahl friert zu."
    )
    claim = make.assess_second(claim)
    spelled = "Der Kanal friert zu."
    claim = copy_editing.propose_copy_edit(
        claim.pk, by=make.vera(), revision=claim.revision, explanation=spelled
    )
    copy_editing.accept_copy_edit(claim.pk, by=make.viktor(), revision=claim.revision)
    return PublishedClaim.objects.get(claim=claim)


def _of_a_protected_source() -> PublishedClaim:
    hidden = make.make_source("Informantin", "person", is_protected=True)
    article = make.make_article(f"{make.TEXT}\nEnde.", publisher=hidden)
    return make.make_published_claim(statement="Der Damm brach.", article=article, chain=[hidden])


def _in_two_texts() -> PublishedClaim:
    claim = make.accept(make.make_claim("Der See ist zugefroren."))
    again = make.make_article(f"{make.TEXT}\nAbend.", url="https://seeblatt.example/abend")
    place = make.place_quote(again)
    place.claim = claim
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[place]))
    end = make.make_link(place, make.make_source("Uferbote"), excerpt="Zitat, mit „Komma“")
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[end]))
    link = make.make_link(place, make.make_source(), cites=end)
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[link]))
    return PublishedClaim.objects.get(claim=make.assess_second(make.submit(claim)))


@pytest.fixture
def rows() -> list[PublishedClaim]:
    """A claim of each shape, as they are listed: the newest first."""
    shapes = [
        _corrected(),
        _in_corrected_spelling(),
        _of_a_protected_source(),
        publish("Der Hafen ist alt.", accuracy="not_checked", link="not_found"),
        _in_two_texts(),
    ]
    return [PublishedClaim.objects.select_related("edition__body").get(pk=row.pk) for row in shapes[::-1]]


def document_of(row: PublishedClaim) -> dict[str, Any]:
    """Return the document as it is in the record, with what an accepted copy-edit says."""
    document: dict[str, Any] = json.loads(row.edition.body.text)
    for edit in row.edition.copy_edits.select_related("body"):
        document |= json.loads(edit.body.text)["after"]
    return document


def as_cell(value: Any) -> str:
    """Return a value of a document as a cell says it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_api_ndjson_and_json_say_what_the_documents_say(client: Client, rows: list[PublishedClaim]) -> None:
    listed = get(client, "claims/")["results"]
    assert len(listed) == 5
    for row, entry in zip(rows, listed, strict=True):
        assert {key: entry[key] for key in document_of(row)} == document_of(row)
        assert get(client, f"claims/{row.public_id}/") == entry
    assert lines(download(client, "claims.ndjson")) == listed
    assert json.loads(download(client, "claims.json")) == {"results": listed, "count": 5}


def test_csv_says_what_the_documents_say(client: Client, rows: list[PublishedClaim]) -> None:
    listed = get(client, "claims/")["results"]
    for row, line, entry in zip(rows, table(download(client, "claims.csv")), listed, strict=True):
        document = document_of(row)
        same = ("public_id", "statement", "language", "accuracy", "known_origins", "said_on", "supersedes")
        assert {key: line[key] for key in same} == {key: as_cell(document[key]) for key in same}
        assert line["attribution"] == document["attribution"]["verdict"]
        assert line["updated_at"] == document["published_at"] == entry["updated_at"]
        assert line["first_published_at"] == entry["first_published_at"]
        assert line["under_re_review"] == as_cell(entry["under_re_review"])
        assert line["topics"].split() == document["topics"]
        told = [code for code in document["claimants"] if not document["sources"][code].get("protected")]
        assert sorted(line["claimants"].split()) == sorted(told)
        assert line["url"] == f"http://127.0.0.1:8000/de/claims/{row.public_id}/"


def test_the_data_package_says_what_the_documents_say(client: Client, rows: list[PublishedClaim]) -> None:
    tables = package(download(client, "claims.zip"))
    assert tables["claims"] == table(download(client, "claims.csv"))
    for row in rows:
        document = document_of(row)
        of_claim = {
            name: [line for line in lines_ if line.get("claim") == row.public_id]
            for name, lines_ in tables.items()
        }
        newest = of_claim["editions"][-1]
        texts = ("number", "kind", "change_note", "published_at", "language", "statement", "accuracy")
        for key in (*texts, "agreement", "as_of", "explanation"):
            assert newest[key] == as_cell(document[key]), key
        assert newest["content_hash"] == row.edition.content_hash
        for place, line in zip(document["appearances"], of_claim["appearances"], strict=True):
            described = document["articles"][place["article"]]
            for key in ("article", "quote", "start", "end"):
                assert line[key] == as_cell(place[key])
            for key in ("title", "url", "publisher", "published_at"):
                assert line[key] == as_cell(described.get(key))
        links = [link for place in document["appearances"] for link in place["links"]]
        for link, line in zip(links, of_claim["attributions"], strict=True):
            assert line["link"] == str(link["id"])
            for key in set(link) - {"id"}:
                assert line[key] == as_cell(link[key]), key
            assert line["source_name"] == document["sources"][link["source"]].get("name", "")
        for item, line in zip(document["evidence"], of_claim["evidence"], strict=True):
            assert {key: line[key] for key in item} == {key: as_cell(value) for key, value in item.items()}
    assert len(tables["editions"]) == 6


def test_the_feed_says_what_the_documents_say(client: Client, rows: list[PublishedClaim]) -> None:
    assessed = [document for row in rows if (document := document_of(row))["accuracy"] != "not_checked"]
    reviews = feed(download(client, "claims.claimreview.json"))
    assert len(reviews) == 4
    for document, review in zip(assessed, reviews, strict=True):
        assert review["claimReviewed"] == document["statement"]
        assert review["dateModified"] == document["published_at"]
        assert review["itemReviewed"].get("datePublished") == document["said_on"]
