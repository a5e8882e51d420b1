"""What stands in the list of claims, and that it is the record's own text."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from claims.models.choices import VerificationStatus
from tests import factories
from tests.api.published import API, LAKE, get, listed, publish

pytestmark = pytest.mark.django_db


def test_a_published_claim_is_listed_with_its_whole_edition(client: Client) -> None:
    row = publish()
    (entry,) = get(client, "claims/")["results"]
    assert entry == json.loads(row.representation)
    assert entry["statement"] == LAKE
    assert entry["accuracy"] == "true"
    assert entry["attribution"] == {"verdict": "faithful", "checked_links": 2, "links": 2}
    assert entry["claimants"] == ["wasseramt"]


def test_newest_publications_come_first(client: Client) -> None:
    older, newer = publish(), publish()
    assert listed(client) == [newer.public_id, older.public_id]


def test_a_reopened_claim_stays_and_says_so(client: Client) -> None:
    claim = factories.make_reopened_claim()
    (entry,) = get(client, "claims/")["results"]
    assert (entry["public_id"], entry["under_re_review"]) == (claim.public_id, True)


@pytest.mark.parametrize(
    "status",
    [
        VerificationStatus.PROPOSED,
        VerificationStatus.DISMISSED,
        VerificationStatus.IN_REVIEW,
        VerificationStatus.SECOND_REVIEW,
        VerificationStatus.DISAGREEMENT,
        VerificationStatus.CLEARED,
        VerificationStatus.WITHDRAWN,
    ],
)
def test_no_claim_in_any_other_status_is_listed(client: Client, status: str) -> None:
    factories.make_claim_in(status)
    assert listed(client) == []


def test_a_suspended_claim_is_not_listed(client: Client) -> None:
    factories.make_suspended_claim()
    assert listed(client) == []


def test_an_empty_list_is_an_answer(client: Client) -> None:
    assert get(client, "claims/") == {"next": None, "previous": None, "results": []}


def test_readers_and_editors_get_the_same_bytes(client: Client) -> None:
    publish()
    for_readers = client.get(f"{API}claims/")
    client.force_login(factories.make_user("vera", "Reviewer"))
    for_editors = client.get(f"{API}claims/")
    assert for_editors.content == for_readers.content
    assert not for_editors.cookies
    assert "Cookie" not in for_editors.headers["Vary"]
