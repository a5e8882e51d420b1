"""The moves of the table, and its refusals; who may do what where stands in tests/permissions/matrix.py."""

from __future__ import annotations

import pytest

from claims.workflow.actions import publishing, triage
from claims.workflow.actions.step import checked_reason
from claims.workflow.errors import NotPermitted, RequirementUnmet, WrongState
from claims.workflow.transitions import BY_NAME, TRANSITIONS, edges
from tests import factories as make
from trail.editors import editor_for

pytestmark = pytest.mark.django_db


def test_moves_are_those_of_the_drawing() -> None:
    assert edges() == [
        ("cleared", "in_review"),
        ("cleared", "published"),
        ("cleared", "withdrawn"),
        ("disagreement", "cleared"),
        ("disagreement", "in_review"),
        ("disagreement", "withdrawn"),
        ("dismissed", "proposed"),
        ("in_review", "dismissed"),
        ("in_review", "second_review"),
        ("in_review", "withdrawn"),
        ("proposed", "dismissed"),
        ("proposed", "in_review"),
        ("published", "in_review"),
        ("published", "withdrawn"),
        ("second_review", "cleared"),
        ("second_review", "disagreement"),
        ("second_review", "in_review"),
        ("second_review", "withdrawn"),
        ("withdrawn", "in_review"),
    ]


def test_the_three_refusals_are_told_apart() -> None:
    proposed = make.make_claim_in("proposed")
    in_review = make.make_claim_in("in_review")

    with pytest.raises(WrongState):
        publishing.publish(proposed.pk, by=make.vera(), revision=proposed.revision)
    with pytest.raises(NotPermitted):
        make.submit(in_review, by=make.rita())
    with pytest.raises(RequirementUnmet, match="Give a reason"):
        triage.dismiss(in_review.pk, by=make.rita(), revision=in_review.revision, reason="  ")


@pytest.mark.parametrize("name", [t.name for t in TRANSITIONS if t.needs_reason])
def test_an_act_that_needs_a_reason_is_refused_without_one(name: str) -> None:
    with pytest.raises(RequirementUnmet):
        checked_reason("   ")
    assert BY_NAME[name].needs_reason


def test_a_superuser_without_a_role_cannot_act() -> None:
    claim = make.make_claim_in("in_review")
    root = editor_for(make.make_user("root", is_superuser=True))

    with pytest.raises(NotPermitted):
        make.submit(claim, by=root)


def test_a_deactivated_account_cannot_act() -> None:
    claim = make.make_claim_in("in_review")
    user = make.make_user("vera", "Reviewer")
    user.is_active = False
    user.save()

    with pytest.raises(NotPermitted):
        make.submit(claim, by=make.vera())
