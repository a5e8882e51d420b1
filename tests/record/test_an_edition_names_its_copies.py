"""An edition says when the pages it names were archived, with the check sum of what was kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, PublishedClaim
from claims.record import document
from claims.verification import verify_everything
from claims.workflow.actions import editing, publishing
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.protecting import change_source
from sources.actions import empty_captures
from sources.models import Source
from tests import factories as make
from tests.public.published import claim_path, read
from trail.bodies import read_body
from trail.models import SYSTEM_EDITOR, Editor

pytestmark = pytest.mark.django_db

PAGE = "https://wasseramt.example/pegel"
ORIGINAL = "https://wasseramt.example/mitteilung"
# Two copies of "Kopie." and "Original.", both taken at noon.
NOON = "2025-02-04T12:00:00.000000Z"
SUM_OF_PAGE = "eb3c9f6e9ee88a991c9f6b8be08280f98341b16e912a0ed8b75fd9816be16d49"
SUM_OF_ORIGINAL = "3aa96fc113a7dc763f7a81532b846ede5b4c760915ab9e78c916ab49c9dbbd90"
COPIES = (NOON, SUM_OF_PAGE), (NOON, SUM_OF_ORIGINAL)
NONE = (None, ""), (None, "")


def archive_both() -> None:
    make.make_capture(PAGE, "Kopie.")
    make.make_capture(ORIGINAL, "Original.")


def claim_with_original(claimant: Source | None = None, evidence_of: Source | None = None) -> Claim:
    """Return a claim in review with evidence at ``PAGE`` and the claimant's own words at ``ORIGINAL``."""
    amt = claimant or make.make_source("Wasseramt", "authority")
    claim = make.make_claim(chain=[make.make_source(), amt])
    claim = make.accept(claim)
    link, item = make.links_of(claim)[-1], claim.evidence.get()
    link.locator_url, item.source = ORIGINAL, evidence_of
    changes = Changes(save=[link, item])
    return editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)


def publish(claim: Claim) -> Claim:
    return make.assess_second(make.submit(claim))


def document_of(claim: Claim) -> dict[str, Any]:
    return read_body(claim.editions.order_by("-number")[0].body)


def copies_in(document: dict[str, Any]) -> tuple[Any, Any]:
    """Return day and check sum of the evidence and of the last link."""
    item, link = document["evidence"][0], document["appearances"][0]["links"][-1]
    return (item["captured_at"], item["sha256"]), (link["captured_at"], link["sha256"])


def faults() -> list[str]:
    return [finding.code for finding in verify_everything()]


def test_evidence_and_links_name_their_copy() -> None:
    archive_both()
    claim = publish(claim_with_original())

    assert copies_in(document_of(claim)) == COPIES
    publisher = document_of(claim)["appearances"][0]["links"][0]
    assert (publisher["captured_at"], publisher["sha256"]) == (None, "")


def test_a_page_that_was_not_archived_has_no_copy() -> None:
    assert copies_in(document_of(publish(claim_with_original()))) == NONE


def test_a_copy_that_comes_between_the_assessments_hinders_nothing_and_is_named() -> None:
    claim = make.submit(claim_with_original())
    archive_both()

    claim = make.assess_second(claim)

    assert (claim.version, claim.verification_status) == (3, "published")
    assert copies_in(document_of(claim)) == COPIES


def test_a_copy_taken_after_the_publication_is_for_the_next_edition() -> None:
    claim = publish(claim_with_original())
    archive_both()
    assert copies_in(document_of(claim)) == NONE
    publishing.rebuild_published(by=Editor.objects.get(code=SYSTEM_EDITOR))
    row = PublishedClaim.objects.get(claim=claim)
    assert copies_in(json.loads(row.representation)) == NONE

    claim = Claim.objects.get(pk=claim.pk)
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Neue Werte.")
    claim = make.submit(claim, edition_kind="rechecked", change_note="Die Seiten sind nun archiviert.")
    claim = make.assess_second(claim)

    assert copies_in(document_of(claim)) == COPIES
    assert faults() == []


def test_the_newest_copy_is_named_and_an_erased_one_is_not() -> None:
    make.make_capture(PAGE, "Frühere Fassung.")
    archive_both()
    empty_captures([make.make_capture(ORIGINAL, "Getilgt.")])

    assert copies_in(document_of(publish(claim_with_original()))) == (COPIES[0], (None, ""))


def test_nothing_of_a_protected_source_is_named() -> None:
    archive_both()
    informant = make.make_source("Informantin", "person", is_protected=True)

    published = document_of(publish(claim_with_original(informant, evidence_of=informant)))

    assert copies_in(published) == NONE
    for secret in (SUM_OF_PAGE, SUM_OF_ORIGINAL, NOON):
        assert secret not in json.dumps(published)


@pytest.mark.parametrize("follows", ["correction", "withdrawal"])
def test_a_source_protected_later_loses_its_copies_with_the_next_edition(follows: str) -> None:
    archive_both()
    amt = make.make_source("Wasseramt", "authority")
    claim = publish(claim_with_original(amt, evidence_of=amt))
    amt.is_protected = True
    change_source(amt, by=make.rita(), knows_exposure=True)

    claim = Claim.objects.get(pk=claim.pk)
    if follows == "correction":
        claim = make.correct(claim, "Der Pegel stieg um elf Zentimeter.")
    else:
        publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Zum Schutz.")

    assert document_of(claim)["kind"] == follows
    assert copies_in(document_of(claim)) == NONE
    assert SUM_OF_PAGE not in json.dumps(document_of(claim))


def test_a_withdrawal_keeps_the_copies_of_the_edition_it_withdraws() -> None:
    archive_both()
    claim = publish(claim_with_original())
    make.make_capture(PAGE, "Spätere Fassung.")

    claim = publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Unhaltbar.")

    assert copies_in(document_of(claim)) == COPIES


def test_readers_see_day_and_check_sum(client: Client) -> None:
    archive_both()
    row = PublishedClaim.objects.get(claim=publish(claim_with_original()))

    html = read(client, claim_path(row))
    assert html.count("<summary>archived") == 2
    assert SUM_OF_PAGE in html
    assert SUM_OF_ORIGINAL in html
    answer = client.get(f"/api/v1/claims/{row.public_id}/").json()
    assert copies_in(answer) == COPIES


@pytest.mark.parametrize("state", ["suspended", "blocked", "withdrawn"])
def test_only_a_public_claim_says_so(client: Client, state: str) -> None:
    archive_both()
    claim = publish(claim_with_original())
    row = PublishedClaim.objects.get(claim=claim)
    if state == "suspended":
        publishing.suspend(claim.pk, by=make.vera(), revision=claim.revision, reason="Einspruch.")
    elif state == "blocked":
        make.block(row)
    else:
        publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Unhaltbar.")

    for address in (claim_path(row), f"/api/v1/claims/{row.public_id}/", "/api/v1/claims/"):
        assert SUM_OF_PAGE not in client.get(address).content.decode(), address
    edition = client.get(f"/api/v1/claims/{row.public_id}/editions/1/").content.decode()
    assert (SUM_OF_PAGE in edition) is (state == "withdrawn")


def test_an_erased_edition_keeps_no_check_sum(client: Client) -> None:
    archive_both()
    row = PublishedClaim.objects.get(claim=publish(claim_with_original()))
    make.erase_edition(row)

    row.refresh_from_db()
    assert SUM_OF_PAGE not in row.representation
    assert SUM_OF_PAGE not in client.get(f"/api/v1/claims/{row.public_id}/editions/1/").content.decode()


def test_an_edition_from_before_copies_were_named_stays_as_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_both()
    with monkeypatch.context() as before:
        before.setattr(document, "with_copies", lambda made, _copies: made)
        claim = publish(claim_with_original())
    row = PublishedClaim.objects.get(claim=claim)

    assert "sha256" not in document_of(claim)["evidence"][0]
    publishing.rebuild_published(by=Editor.objects.get(code=SYSTEM_EDITOR))
    assert faults() == []
    assert "archived" not in read(client, claim_path(row))
    assert "sha256" not in client.get(f"/api/v1/claims/{row.public_id}/").json()["evidence"][0]
    claim = Claim.objects.get(pk=claim.pk)
    publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Unhaltbar.")
    assert faults() == []
