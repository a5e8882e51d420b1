"""Who can do what where: the whole table, forbidden cells included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import transaction

from claims.models import Claim
from claims.models.choices import VerificationStatus
from claims.workflow.actions import assessing, blocking, editing, embargo, publishing, triage
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.step import checked_reason
from claims.workflow.case import Case
from claims.workflow.errors import NotPermitted, RequirementUnmet, TransitionRefused, WrongState
from claims.workflow.transitions import BY_NAME, TRANSITIONS, edges
from tests import factories as make
from trail.editors import editor_for
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db

Act = Callable[[Claim, Editor], Claim]
REASON = "Ein Grund, den man nachlesen kann."


def _other_assessment(claim: Claim, by: Editor) -> int:
    other = claim.assessments.filter(round=claim.round).exclude(editor=by).first()
    return other.pk if other else 0


ACTS: dict[str, Act] = {
    "accept": lambda c, by: triage.accept(c.pk, by=by, revision=c.revision),
    "edit": lambda c, by: editing.edit(
        c.pk, by=by, revision=c.revision, changes=Changes(fields={"internal_note": "Notiz"})
    ),
    "assign": lambda c, by: triage.assign(c.pk, by=by, revision=c.revision, to=make.volker()),
    "dismiss": lambda c, by: triage.dismiss(c.pk, by=by, revision=c.revision, reason=REASON),
    "restore": lambda c, by: triage.restore(c.pk, by=by, revision=c.revision, reason=REASON),
    "submit": lambda c, by: assessing.submit(
        c.pk, by=by, revision=c.revision, verdicts=make.make_verdicts(c)
    ),
    "recall": lambda c, by: assessing.recall(c.pk, by=by, revision=c.revision),
    "assess_second": lambda c, by: assessing.assess_second(
        c.pk, by=by, revision=c.revision, verdicts=make.make_verdicts(c)
    ),
    "adopt": lambda c, by: assessing.adopt(
        c.pk, by=by, revision=c.revision, assessment_id=_other_assessment(c, by), reason=REASON
    ),
    "assess_third": lambda c, by: assessing.assess_third(
        c.pk, by=by, revision=c.revision, verdicts=make.make_verdicts(c)
    ),
    "return": lambda c, by: assessing.return_to_review(c.pk, by=by, revision=c.revision, reason=REASON),
    "publish": lambda c, by: publishing.publish(c.pk, by=by, revision=c.revision),
    "set_embargo": lambda c, by: embargo.set_embargo(
        c.pk, by=by, revision=c.revision, until=dt.datetime(2031, 1, 1, tzinfo=dt.UTC), reason=REASON
    ),
    "reopen": lambda c, by: publishing.reopen(c.pk, by=by, revision=c.revision, reason=REASON),
    "suspend": lambda c, by: publishing.suspend(c.pk, by=by, revision=c.revision, reason=REASON),
    "release": lambda c, by: publishing.release(c.pk, by=by, revision=c.revision, reason=REASON),
    "withdraw": lambda c, by: publishing.withdraw(c.pk, by=by, revision=c.revision, reason=REASON),
    "block": lambda c, by: blocking.block(c.pk, by=by, revision=c.revision, reason=REASON),
    "unblock": lambda c, by: blocking.unblock(c.pk, by=by, revision=c.revision, reason=REASON),
}

# transition -> state -> who may (r reporter, 1 first assessor, 2 second assessor, 3 another reviewer,
# c chief editor). Worked out by hand from the table in DESIGN.md, section 4.
ALLOWED: dict[str, dict[str, str]] = {
    "accept": {"proposed": "r123c"},
    "edit": {"proposed": "r123c", "in_review": "r123c"},
    "assign": {
        "proposed": "r123c",
        "in_review": "r123c",
        "second_review": "r123c",
        "disagreement": "r123c",
        "cleared": "r123c",
    },
    "dismiss": {"proposed": "r123c", "in_review": "r123c"},
    "restore": {"dismissed": "r123c"},
    "submit": {"in_review": "123c"},
    "recall": {"second_review": "1"},
    "assess_second": {"second_review": "23c"},
    "adopt": {"disagreement": "12"},
    "assess_third": {"disagreement": "3c"},
    "return": {"second_review": "123c", "disagreement": "123c", "cleared": "123c"},
    "publish": {"cleared": "123c"},
    "set_embargo": {"second_review": "123c", "disagreement": "123c", "cleared": "123c"},
    "reopen": {"published": "123c", "withdrawn": "123c"},
    "suspend": {"published": "123c"},
    "release": {},
    "withdraw": {"published": "c"},
    "block": {"published": "c", "withdrawn": "c"},
    "unblock": {},
}
WHO: dict[str, Callable[[], Editor]] = {
    "r": make.rita,
    "1": make.vera,
    "2": make.viktor,
    "3": make.volker,
    "c": make.clara,
}


def test_every_transition_stands_in_the_hand_written_table() -> None:
    assert set(ALLOWED) == set(BY_NAME) == set(ACTS)


@pytest.mark.parametrize("status", VerificationStatus.values)
def test_exactly_the_listed_persons_can_act(status: str) -> None:
    claim = make.make_claim_in(status)
    wrong = []
    for name, act in ACTS.items():
        for who, editor in WHO.items():
            expected = who in ALLOWED[name].get(status, "")
            possible = _possible(act, claim, editor())
            if possible != expected:
                wrong.append(f"{name} in {status} by {who}: {possible}, expected {expected}")
    assert wrong == []


def _possible(act: Act, claim: Claim, editor: Editor) -> bool:
    before = Event.objects.count()
    fresh = Claim.objects.get(pk=claim.pk)
    with transaction.atomic():
        try:
            act(fresh, editor)
        except TransitionRefused:
            assert Event.objects.count() == before
            return False
        transaction.set_rollback(True)
    return True


@pytest.mark.parametrize("status", VerificationStatus.values)
def test_the_table_refuses_before_the_button_is_pressed(status: str) -> None:
    claim = make.make_claim_in(status)
    for transition in TRANSITIONS:
        for who, editor in WHO.items():
            refusals = transition.refusals(Case(claim, editor()))
            expected = who in ALLOWED[transition.name].get(status, "")
            assert bool(refusals) != expected, (transition.name, status, who, refusals)
            assert all(str(refusal) for refusal in refusals)


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
