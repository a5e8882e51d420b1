"""What was published before, and what was changed."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from claims.models import ClaimEdition
from claims.models.choices import VerificationStatus
from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import API, LAKE, get, listed, publish

pytestmark = pytest.mark.django_db

ELEVEN = "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter."


def test_editions_are_listed_newest_first_with_what_changed(client: Client) -> None:
    row = publish()
    factories.correct(row.claim, ELEVEN, "Es waren elf Zentimeter, nicht zwölf.")
    answer = get(client, f"claims/{row.public_id}/editions/")
    assert (answer["public_id"], answer["state"], answer["under_re_review"]) == (
        row.public_id,
        "public",
        False,
    )
    second, first = answer["results"]
    assert (second["number"], second["kind"], second["statement"]) == (2, "correction", ELEVEN)
    assert second["change_note"] == "Es waren elf Zentimeter, nicht zwölf."
    assert (first["number"], first["kind"], first["statement"], first["change_note"]) == (
        1,
        "first",
        LAKE,
        "",
    )


def test_an_edition_is_served_exactly_as_it_was_hashed(client: Client) -> None:
    row = publish()
    factories.correct(row.claim, ELEVEN)
    body = ClaimEdition.objects.get(claim_id=row.claim_id, number=1).body
    response = client.get(f"{API}claims/{row.public_id}/editions/1/")
    assert response.content.decode().endswith(f',"document":{body.text}}}')
    answer = json.loads(response.content)
    assert answer["content_hash"] == body.digest
    assert answer["document"]["statement"] == LAKE


def test_an_edition_that_does_not_exist_is_404(client: Client) -> None:
    row = publish()
    for number in ("0", "2", "99999999999999999999"):
        assert client.get(f"{API}claims/{row.public_id}/editions/{number}/").status_code == 404


def test_the_editions_of_a_suspended_claim_are_hidden_like_unknown_ones(client: Client) -> None:
    row = factories.make_suspended_claim()
    unknown = client.get(f"{API}claims/7Q2M7Q2M7Q2M/editions/")
    for path in ("editions/", "editions/1/"):
        response = client.get(f"{API}claims/{row.public_id}/{path}")
        assert (response.status_code, response.content) == (404, unknown.content)


def test_the_editions_of_a_withdrawn_claim_are_readable_under_its_state(client: Client) -> None:
    claim = factories.make_claim_in(VerificationStatus.WITHDRAWN)
    answer = get(client, f"claims/{claim.public_id}/editions/")
    assert answer["state"] == "withdrawn"
    assert [edition["kind"] for edition in answer["results"]] == ["withdrawal", "first"]
    edition = get(client, f"claims/{claim.public_id}/editions/1/")
    assert (edition["state"], edition["document"]["accuracy"]) == ("withdrawn", "true")


def test_corrections_and_withdrawals_are_listed_newest_first(client: Client) -> None:
    publish()
    withdrawn = factories.make_claim_in(VerificationStatus.WITHDRAWN)
    corrected = publish()
    factories.correct(corrected.claim, ELEVEN)
    newest, oldest = get(client, "corrections/")["results"]
    assert (newest["public_id"], newest["kind"], newest["state"]) == (
        corrected.public_id,
        "correction",
        "public",
    )
    assert (newest["number"], newest["statement"]) == (2, ELEVEN)
    assert (oldest["public_id"], oldest["kind"], oldest["state"]) == (
        withdrawn.public_id,
        "withdrawal",
        "withdrawn",
    )


def test_a_check_that_changed_nothing_is_no_correction(client: Client) -> None:
    claim = factories.make_reopened_claim()
    claim = factories.submit(claim, edition_kind="rechecked", change_note="Neu geprüft, unverändert.")
    factories.assess_second(claim)
    assert listed(client, "corrections/") == []


def test_the_corrections_of_a_suspended_claim_are_absent(client: Client) -> None:
    row = publish()
    claim = factories.correct(row.claim, ELEVEN)
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt Einspruch.")
    assert listed(client, "corrections/") == []
