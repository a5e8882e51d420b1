"""The address of one claim in each state a reader can meet."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from claims.models.choices import VerificationStatus
from tests import factories
from tests.api.published import API, get, listed, publish

pytestmark = pytest.mark.django_db

UNKNOWN = f"{API}claims/7Q2M7Q2M7Q2M/"


def test_a_public_claim_is_served_whole(client: Client) -> None:
    row = publish()
    assert get(client, f"claims/{row.public_id}/") == json.loads(row.representation)


def test_a_suspended_claim_shows_a_neutral_notice_and_nothing_else(client: Client) -> None:
    row = factories.make_suspended_claim()
    assert get(client, f"claims/{row.public_id}/") == {"public_id": row.public_id, "state": "suspended"}


def test_a_withdrawn_claim_shows_its_reason(client: Client) -> None:
    claim = factories.make_claim_in(VerificationStatus.WITHDRAWN)
    notice = get(client, f"claims/{claim.public_id}/")
    assert notice["state"] == "withdrawn"
    assert notice["change_note"] == "Die Messreihe war fehlerhaft."
    assert notice["number"] == 2
    assert "explanation" not in notice
    assert "accuracy" not in notice


def test_a_blocked_claim_is_451_at_every_address_and_in_no_list(client: Client) -> None:
    row = publish()
    factories.correct(row.claim, "Der Pegel des Sees stieg im Januar um elf Zentimeter.")
    factories.block(row)
    for path in ("", "editions/", "editions/1/"):
        response = client.get(f"{API}claims/{row.public_id}/{path}")
        assert response.status_code == 451
        assert response.headers["Content-Type"] == "application/problem+json"
        assert json.loads(response.content)["title"] == "Unavailable For Legal Reasons"
    assert listed(client) == []
    assert listed(client, "corrections/") == []
    assert get(client, "sources/")["results"] == []
    assert get(client, "articles/")["results"] == []


@pytest.mark.parametrize(
    "status",
    [
        VerificationStatus.PROPOSED,
        VerificationStatus.DISMISSED,
        VerificationStatus.IN_REVIEW,
        VerificationStatus.SECOND_REVIEW,
        VerificationStatus.DISAGREEMENT,
        VerificationStatus.CLEARED,
    ],
)
def test_an_unpublished_claim_answers_byte_for_byte_like_an_unknown_one(client: Client, status: str) -> None:
    claim = factories.make_claim_in(status)
    unknown = client.get(UNKNOWN)
    unpublished = client.get(f"{API}claims/{claim.public_id}/")
    assert unpublished.status_code == unknown.status_code == 404
    assert unpublished.content == unknown.content
    assert unpublished.headers == unknown.headers


@pytest.mark.parametrize(
    "path", ["claims/7Q2M/", "claims/7Q2M7Q2M7Q2U/", "claims/7Q2M7Q2M7Q2M/editions/", "x/y/"]
)
def test_impossible_addresses_answer_like_an_unknown_claim(client: Client, path: str) -> None:
    assert client.get(f"{API}{path}").content == client.get(UNKNOWN).content


@pytest.mark.parametrize("further", ["", "editions/", "editions/1/"])
def test_an_id_as_typed_by_hand_is_redirected_to_its_one_spelling(client: Client, further: str) -> None:
    response = client.get(f"{API}claims/7q2mol2m7q2i/{further}", {"x": "1"})
    assert response.status_code == 301
    assert response.headers["Location"] == f"{API}claims/7Q2M012M7Q21/{further}?x=1"


def test_an_address_without_its_final_slash_is_redirected(client: Client) -> None:
    row = publish()
    response = client.get(f"{API}claims/{row.public_id}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{API}claims/{row.public_id}/"
