"""“Re-checked, unchanged” is only said where nothing an assessment judges, and no verdict, has changed."""

from __future__ import annotations

import pytest

from claims.models import Claim, ClaimEdition
from claims.workflow.actions import assessing
from claims.workflow.errors import RequirementUnmet
from tests import factories as make

pytestmark = pytest.mark.django_db

NOTE = "Wir haben noch einmal nachgesehen."


def test_the_same_verdicts_on_the_same_version_are_re_checked() -> None:
    claim = make.make_reopened_claim()
    make.assess_second(make.submit(claim, edition_kind="rechecked", change_note=NOTE))

    assert ClaimEdition.objects.latest("number").kind == "rechecked"


def test_a_changed_claim_is_not_re_checked_unchanged() -> None:
    claim = make.add_evidence(make.make_reopened_claim(), title="Neue Werte")

    with pytest.raises(RequirementUnmet, match="The claim changed"):
        make.submit(claim, edition_kind="rechecked", change_note=NOTE)


def test_an_adopted_other_verdict_is_not_re_checked_unchanged() -> None:
    claim = make.submit(make.make_reopened_claim(), edition_kind="rechecked", change_note=NOTE)
    claim = make.assess_second(claim, accuracy="false")
    second = claim.assessments.latest("id")

    with pytest.raises(RequirementUnmet, match="A verdict changed"):
        assessing.adopt(
            claim.pk,
            by=make.vera(),
            revision=claim.revision,
            assessment_id=second.pk,
            reason="Die neuen Werte überzeugen.",
        )
    assert Claim.objects.get(pk=claim.pk).verification_status == "disagreement"
