"""Two persons at the same moment, on PostgreSQL: one act happens, the other person learns why not.

Each race has its negative control: without the lock and the conditional write the same test must fail,
otherwise it proves nothing.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from contextlib import ExitStack
from unittest import mock

import pytest
from django.db import DatabaseError, connection

from claims.models import Claim, ClaimEdition
from claims.workflow.actions import step, triage
from claims.workflow.actions.embargo import DueClaim, Outcome, publish_due
from claims.workflow.errors import TransitionRefused
from tests import factories as make
from trail.editors import system_editor
from trail.guards import guards_lifted
from trail.models import Editor, Event

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

PAIRS = 20


def race(*acts: Callable[[], object]) -> list[str]:
    """Run the acts at the same moment; return "done" or the name of the refusal for each."""
    barrier = threading.Barrier(len(acts))
    outcomes = [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
            outcomes[place] = "done"
        except (TransitionRefused, DatabaseError) as refusal:
            outcomes[place] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def accepted_by(claim: Claim, editor: Editor) -> Callable[[], object]:
    return lambda: triage.accept(claim.pk, by=editor, revision=claim.revision)


def second_by(claim: Claim, editor: Editor) -> Callable[[], object]:
    return lambda: make.assess_second(claim, by=editor)


def test_a_double_accept_happens_once() -> None:
    people = make.rita(), make.vera()
    for _ in range(PAIRS):
        claim = make.make_claim()
        assert race(*(accepted_by(claim, p) for p in people)) == ["StaleRevision", "done"]
    assert Event.objects.filter(action="accept").count() == PAIRS


def test_two_second_assessments_at_once_leave_one() -> None:
    people = make.viktor(), make.volker()
    for _ in range(PAIRS):
        claim = make.make_claim_in("second_review")
        assert race(*(second_by(claim, p) for p in people)) == ["StaleRevision", "done"]
        assert claim.assessments.count() == 2
        assert claim.editions.count() == 1


def test_without_lock_and_condition_the_same_race_is_lost() -> None:
    """The negative control: check-then-act by two writers accepts claims twice."""

    def unlocked(claim_id: int, *, revision: int) -> Claim:
        claim = Claim.objects.get(pk=claim_id)
        if claim.revision != revision:
            raise TransitionRefused("stale")
        # Both have read before either writes: what a slow network makes of check-then-act.
        readers.wait(timeout=10)
        return claim

    def unconditional(claim: Claim, event: Event, **changes: object) -> None:
        Claim.objects.filter(pk=claim.pk).update(verification_status=event.to_status, **changes)

    people = make.rita(), make.vera()
    doubles = 0
    for _ in range(PAIRS):
        claim = make.make_claim()
        readers = threading.Barrier(2)
        with guards_lifted(), ExitStack() as patches:
            patches.enter_context(mock.patch.object(step, "lock_claim", unlocked))
            patches.enter_context(mock.patch.object(triage, "write", unconditional))
            doubles += race(*(accepted_by(claim, p) for p in people)) == ["done", "done"]
    assert doubles == PAIRS


def test_two_timers_at_once_publish_each_claim_once() -> None:
    ended = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    claims = [make.make_claim_under_embargo(ended) for _ in range(PAIRS)]
    system = system_editor()

    outcomes: list[DueClaim] = []
    assert race(*[lambda: outcomes.extend(publish_due(by=system))] * 2) == ["done", "done"]

    published = [due.claim.pk for due in outcomes if due.outcome is Outcome.PUBLISHED]
    assert sorted(published) == [claim.pk for claim in claims]
    assert [due for due in outcomes if due.outcome is Outcome.REFUSED] == []
    assert ClaimEdition.objects.count() == PAIRS
