"""The main path: proposed, in review, second review, published, corrected, withdrawn."""

from __future__ import annotations

import pytest

from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import VerificationStatus
from claims.workflow.actions import assessing, publishing
from claims.workflow.errors import NotPermitted, WrongState
from tests import factories as make
from trail.bodies import read_body

pytestmark = pytest.mark.django_db


def test_two_agreeing_assessments_publish_the_claim() -> None:
    claim = make.make_claim_in(VerificationStatus.PUBLISHED)

    edition = ClaimEdition.objects.get()
    assert claim.verification_status == "published"
    assert (edition.number, edition.kind, edition.agreement) == (1, "first", "independent")
    assert (edition.first_assessor, edition.second_assessor) == (make.vera(), make.viktor())
    document = read_body(edition.body)
    assert document["statement"] == "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter."
    assert document["accuracy"] == "true"
    assert document["attribution"] == {"verdict": "faithful", "checked_links": 2, "links": 2}
    assert document["known_origins"] == 1
    assert document["claimants"] == ["wasseramt"]
    row = PublishedClaim.objects.get()
    assert (row.state, row.under_re_review, row.edition) == ("public", False, edition)


def test_the_first_assessor_cannot_give_the_second_assessment() -> None:
    claim = make.make_claim_in(VerificationStatus.SECOND_REVIEW)

    with pytest.raises(NotPermitted, match="Another reviewer"):
        make.assess_second(claim, by=make.vera())


def test_a_correction_is_a_second_edition_and_the_first_stays_readable() -> None:
    claim = make.make_claim_in(VerificationStatus.PUBLISHED)

    make.correct(claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")

    first, second = ClaimEdition.objects.order_by("number")
    assert (second.kind, read_body(second.body)["change_note"]) == ("correction", "Es waren elf Zentimeter.")
    assert read_body(first.body)["statement"].endswith("zwölf Zentimeter.")
    assert PublishedClaim.objects.get().edition == second


def test_a_withdrawal_keeps_verdicts_and_assessors() -> None:
    make.make_claim_in(VerificationStatus.WITHDRAWN)

    first, last = ClaimEdition.objects.order_by("number")
    assert (last.kind, last.accuracy, last.second_assessor) == ("withdrawal", "true", first.second_assessor)
    assert PublishedClaim.objects.get().state == "withdrawn"


def test_a_disagreement_is_settled_by_adopting_the_other_assessment() -> None:
    claim = make.make_claim_in(VerificationStatus.DISAGREEMENT)
    first = claim.assessments.get(place="first")

    claim = assessing.adopt(
        claim.pk,
        by=make.viktor(),
        revision=claim.revision,
        assessment_id=first.pk,
        reason="Die Tageswerte zeigen es genau.",
    )

    edition = ClaimEdition.objects.get()
    assert claim.verification_status == "published"
    assert (edition.accuracy, edition.agreement) == ("true", "after_discussion")


def test_a_suspended_claim_is_released_by_somebody_else_only() -> None:
    row = make.make_suspended_claim()
    claim = row.claim

    with pytest.raises(NotPermitted, match="Another reviewer releases"):
        publishing.release(claim.pk, by=make.vera(), revision=claim.revision, reason="Einspruch erledigt.")
    publishing.release(claim.pk, by=make.viktor(), revision=claim.revision, reason="Einspruch erledigt.")

    row.refresh_from_db()
    assert row.state == "public"


def test_a_proposed_claim_cannot_be_published() -> None:
    claim = make.make_claim()

    with pytest.raises(WrongState, match="Publish"):
        publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)
