"""410 with number, kind and date where the text of an edition was taken out of the record."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from claims.models import ClaimEdition, PublishedClaim
from tests import factories
from tests.api.published import API, get, listed, publish
from trail.canonical import iso_utc

pytestmark = pytest.mark.django_db

ELEVEN = "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter."


@pytest.fixture
def row() -> PublishedClaim:
    row = publish()
    factories.correct(row.claim, ELEVEN)
    return PublishedClaim.objects.get(pk=row.pk)


def gone(client: Client, path: str) -> dict[str, object]:
    response = client.get(f"{API}{path}")
    assert response.status_code == 410
    assert response.headers["Content-Type"] == "application/problem+json"
    body: dict[str, object] = json.loads(response.content)
    return body


def test_an_erased_edition_says_which_one_it_was(client: Client, row: PublishedClaim) -> None:
    factories.erase_edition(row, 1)

    edition = ClaimEdition.objects.get(claim_id=row.claim_id, number=1)
    told = gone(client, f"claims/{row.public_id}/editions/1/")
    assert "taken out of the record" in str(told.pop("detail"))
    assert told == {
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "number": 1,
        "kind": "first",
        "published_at": iso_utc(edition.published_at),
    }
    assert get(client, f"claims/{row.public_id}/")["statement"] == ELEVEN


def test_a_claim_whose_newest_edition_was_erased_is_gone_and_its_earlier_one_readable(
    client: Client, row: PublishedClaim
) -> None:
    factories.erase_edition(row, 2)

    assert gone(client, f"claims/{row.public_id}/")["kind"] == "correction"
    assert get(client, f"claims/{row.public_id}/editions/1/")["document"]["number"] == 1
    assert listed(client) == []
    assert get(client, "sources/")["results"] == []
    assert get(client, "articles/")["results"] == []


def test_the_list_of_editions_keeps_its_place(client: Client, row: PublishedClaim) -> None:
    factories.erase_edition(row, 1)

    second, first = get(client, f"claims/{row.public_id}/editions/")["results"]
    assert (second["number"], second["erased"], second["statement"]) == (2, False, ELEVEN)
    assert (first["number"], first["erased"], first["statement"], first["change_note"]) == (1, True, "", "")
    assert (first["kind"], first["language"], first["accuracy"]) == ("first", "de", "true")


def test_the_corrections_keep_its_place(client: Client, row: PublishedClaim) -> None:
    tag = client.get(f"{API}corrections/").headers["ETag"]

    factories.erase_edition(row, 2)

    assert client.get(f"{API}corrections/", headers={"if-none-match": tag}).status_code == 200
    (correction,) = get(client, "corrections/")["results"]
    assert (correction["public_id"], correction["number"], correction["erased"]) == (row.public_id, 2, True)
    assert (correction["statement"], correction["change_note"]) == ("", "")


def test_an_erased_earlier_correction_is_not_confirmed_from_a_cache(
    client: Client, row: PublishedClaim
) -> None:
    factories.correct(row.claim, "Es waren zehn Zentimeter.", change_note="Es waren zehn.")
    tag = client.get(f"{API}corrections/").headers["ETag"]

    factories.erase_edition(row, 2)

    response = client.get(f"{API}corrections/", headers={"if-none-match": tag})
    assert response.status_code == 200
    assert ELEVEN not in response.content.decode()


def test_a_suspended_claim_without_its_text_is_still_the_neutral_notice(client: Client) -> None:
    row = factories.make_suspended_claim()
    factories.erase_edition(row, 1)

    assert get(client, f"claims/{row.public_id}/") == {"public_id": row.public_id, "state": "suspended"}
