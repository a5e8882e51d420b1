"""What belongs to one claim cannot be moved to another, and a chain never leaves its appearance."""

from __future__ import annotations

import pytest

from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from claims.workflow.errors import RequirementUnmet
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_evidence_of_another_claim_is_refused() -> None:
    other = make.make_claim_in("published")
    claim = make.make_claim_in("in_review")

    with pytest.raises(RequirementUnmet, match="another claim"):
        editing.edit(
            claim.pk,
            by=make.rita(),
            revision=claim.revision,
            changes=Changes(save=[other.evidence.get()]),
        )
    assert other.evidence.count() == 1


def test_a_link_to_another_claims_appearance_is_refused() -> None:
    other = make.make_claim_in("in_review")
    claim = make.make_claim_in("in_review")
    link = make.links_of(claim)[0]
    link.appearance = make.appearance_of(other)

    with pytest.raises(RequirementUnmet, match="appearance of the same claim"):
        editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[link]))


def test_attributions_that_rely_on_each_other_are_refused() -> None:
    claim = make.make_claim_in("in_review")
    first, last = make.links_of(claim)
    last.cites = first
    last.first_hand = "no"

    with pytest.raises(RequirementUnmet, match="circle"):
        editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[last]))


def test_a_link_another_one_relies_on_is_not_removed() -> None:
    claim = make.make_claim_in("in_review")
    _, last = make.links_of(claim)

    with pytest.raises(RequirementUnmet, match="Seeblatt relies on an attribution you are removing"):
        editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(delete=[last]))
