"""Nobody reads the verdicts of a round who could still give one in it."""

from __future__ import annotations

import pytest

from claims.models import Claim, ClaimEdition
from claims.workflow.actions import assessing
from claims.workflow.visibility import may_read_payload, open_assessments
from tests import factories as make
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db


def seen_by(editor: Editor, claim: Claim) -> list[str]:
    return [a.place for a in open_assessments(claim, editor, claim.assessments.order_by("id"))]


def test_in_second_review_only_the_first_assessor_sees_the_first_assessment() -> None:
    claim = make.make_claim_in("second_review")

    assert seen_by(make.vera(), claim) == ["first"]
    for other in (make.viktor(), make.clara(), make.rita()):
        assert seen_by(other, claim) == []


def test_in_disagreement_the_two_assessors_see_both_and_a_third_reviewer_none() -> None:
    claim = make.make_claim_in("disagreement")

    assert seen_by(make.vera(), claim) == ["first", "second"]
    assert seen_by(make.viktor(), claim) == ["first", "second"]
    assert seen_by(make.volker(), claim) == []


def test_once_cleared_the_whole_desk_sees_the_assessments() -> None:
    claim = make.make_claim_in("cleared")

    assert seen_by(make.rita(), claim) == ["first", "second"]


def test_a_recalled_assessment_stays_blind_and_the_next_round_independent() -> None:
    claim = make.make_claim_in("second_review")
    claim = assessing.recall(claim.pk, by=make.vera(), revision=claim.revision)
    claim = make.submit(claim)

    assert seen_by(make.viktor(), claim) == []
    make.assess_second(claim)
    assert ClaimEdition.objects.get().agreement == "independent"


def test_whoever_saw_a_verdict_in_an_earlier_round_is_not_called_independent() -> None:
    claim = make.make_claim_in("disagreement")
    claim = assessing.return_to_review(
        claim.pk, by=make.vera(), revision=claim.revision, reason="Bitte noch einmal ansehen."
    )
    claim = make.submit(claim)
    make.assess_second(claim)

    assert ClaimEdition.objects.get().agreement == "informed"


def test_a_new_version_makes_the_same_two_persons_independent_again() -> None:
    claim = make.make_claim_in("disagreement")
    claim = assessing.return_to_review(
        claim.pk, by=make.vera(), revision=claim.revision, reason="Ein Beleg fehlt."
    )
    claim = make.add_evidence(claim, title="Zweite Messreihe")
    claim = make.submit(claim)
    make.assess_second(claim)

    assert ClaimEdition.objects.get().agreement == "independent"


def test_the_history_hides_what_the_first_assessor_wrote() -> None:
    claim = make.make_claim_in("second_review")
    event = Event.objects.get(action="submit")
    assessments = list(claim.assessments.all())

    assert may_read_payload(claim, make.vera(), event, assessments)
    assert not may_read_payload(claim, make.viktor(), event, assessments)
