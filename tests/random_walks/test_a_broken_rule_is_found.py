"""The walks are sensitive: a rule broken on purpose is noticed within a bounded number of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from django.db import DatabaseError
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from claims.models import Assessment, Claim
from claims.workflow import rules, visibility
from claims.workflow.actions import assessing, publishing, step, triage
from claims.workflow.transitions import ASSESS_SECOND, BY_NAME
from tests.random_walks.machine import Walk
from trail.models import Editor, Event

pytestmark = [pytest.mark.django_db, pytest.mark.long]

Breakage = Callable[[pytest.MonkeyPatch], None]


def the_first_assessor_may_be_the_second(patch: pytest.MonkeyPatch) -> None:
    careless = dataclasses.replace(ASSESS_SECOND, allowed=rules.IS_REVIEWER)
    patch.setitem(BY_NAME, "assess_second", careless)
    patch.setattr(assessing, "ASSESS_SECOND", careless)


def any_two_verdicts_agree(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(assessing, "agree", lambda *two: len(two) == 2)


def a_stale_revision_is_taken(patch: pytest.MonkeyPatch) -> None:
    def careless(claim_id: int, *, revision: int) -> Claim:
        return Claim.objects.get(pk=claim_id)

    patch.setattr(step, "lock_claim", careless)


def a_write_does_not_raise_the_revision(patch: pytest.MonkeyPatch) -> None:
    def careless(claim: Claim, event: Event, **changes: object) -> None:
        Claim.objects.filter(pk=claim.pk).update(
            verification_status=event.to_status, last_event=event, **changes
        )

    patch.setattr(triage, "write", careless)


def a_suspension_forgets_the_readers_row(patch: pytest.MonkeyPatch) -> None:
    def careless(claim: Claim, event: Event, **changes: object) -> None:
        assert changes

    patch.setattr(publishing, "renew", careless)


def a_reason_may_be_blank(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(step, "checked_reason", lambda reason: reason)


def the_desk_reads_every_verdict(patch: pytest.MonkeyPatch) -> None:
    def careless(claim: Claim, editor: Editor, assessments: list[Assessment]) -> list[Assessment]:
        return assessments

    patch.setattr(visibility, "open_assessments", careless)


# The broken rule, and the words with which an invariant or the database notices it.
BREAKAGES: dict[Breakage, str] = {
    the_first_assessor_may_be_the_second: "assessments are never replaced",
    any_two_verdicts_agree: "only equal verdicts clear a claim",
    a_stale_revision_is_taken: "had to be refused",
    a_write_does_not_raise_the_revision: "written by one act with one fresh event",
    a_suspension_forgets_the_readers_row: "the readers' row is not renewed",
    a_reason_may_be_blank: "this act needs a reason",
    the_desk_reads_every_verdict: "reads too early",
}


@pytest.mark.parametrize(
    ("broken", "words"), BREAKAGES.items(), ids=[broken.__name__ for broken in BREAKAGES]
)
def test_a_walk_notices_the_broken_rule(
    broken: Breakage, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    until_found = settings(
        max_examples=100,
        stateful_step_count=30,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),  # the first failing walk is enough: it need not become short
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    with pytest.raises((AssertionError, DatabaseError), match=words):
        run_state_machine_as_test(Walk, settings=until_found)
