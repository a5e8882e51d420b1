"""Two persons at the same moment, over HTTP: one act happens, the other person learns why not.

Each race has its negative control: without locks, conditional writes, guards and UNIQUE constraints, and with
both readers let through before either writes, the same race must end with both acts done. Otherwise the race
would prove nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from unittest import mock

import pytest
from django.db import connection
from django.db.models import QuerySet

import sources.actions
import sources.public_id
from claims.intake import importing
from claims.models import Claim
from claims.verification import verify_everything
from claims.workflow.actions import step
from claims.workflow.errors import StaleRevision
from tests.races.running import Desk, ending, newest_seq, unique_constraints
from tests.races.table import RACES, Race
from trail.guards import drop_guards, install_guards

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

SHORT, LONG = 6, 200
CONTROLS, LONG_CONTROLS = 2, 20
NAMES = [race.name for race in RACES]


def run_pairs(desk: Desk, race: Race, pairs: int) -> None:
    for _ in range(pairs):
        subject = race.start()
        before = newest_seq()
        outcomes = desk.run(race, subject)
        assert ending(subject, before) in race.endings
        assert sum(outcome.done for outcome in outcomes) == race.stake
        for outcome in outcomes:
            if outcome.done < race.stake:
                assert outcome.answer.status == race.refused_with
                assert race.refusal in outcome.answer.text
                assert outcome.side.words in outcome.answer.text
    assert list(verify_everything()) == []


@pytest.mark.parametrize("race", RACES, ids=NAMES)
def test_one_wins_and_the_other_learns_why(served_desk: Desk, race: Race) -> None:
    run_pairs(served_desk, race, SHORT)


@pytest.mark.long
@pytest.mark.parametrize("race", RACES, ids=NAMES)
def test_one_wins_two_hundred_times(served_desk: Desk, race: Race) -> None:
    run_pairs(served_desk, race, LONG)


@pytest.mark.parametrize("race", RACES, ids=NAMES)
def test_without_locks_and_conditions_both_win(unprotected_desk: Desk, race: Race) -> None:
    assert doubles(unprotected_desk, race, CONTROLS) == CONTROLS


@pytest.mark.long
@pytest.mark.parametrize("race", RACES, ids=NAMES)
def test_without_locks_and_conditions_both_win_every_time(unprotected_desk: Desk, race: Race) -> None:
    # A control that shows a double in fewer than one pair of ten could not tell protection from luck.
    assert doubles(unprotected_desk, race, LONG_CONTROLS) == LONG_CONTROLS


@pytest.fixture
def unprotected_desk(served_desk: Desk) -> Iterator[Desk]:
    """The desk on a database without guards and UNIQUE constraints; both are put back at the end."""
    constraints = unique_constraints()
    assert len(constraints) > 5
    drop_guards()
    with connection.cursor() as cursor:
        for table, name, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    yield served_desk
    with connection.cursor() as cursor:
        # Constraints hold again only where no double is left.
        cursor.execute("TRUNCATE claims_claim, sources_article CASCADE")
        for table, name, definition in constraints:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
    install_guards()


def doubles(desk: Desk, race: Race, pairs: int) -> int:
    """Run the race without protection; return in how many pairs more was done than there was to do."""
    count = 0
    for _ in range(pairs):
        outcomes = desk.run(race, race.start(), during=unprotected())
        count += sum(outcome.done for outcome in outcomes) > race.stake
    return count


def unprotected() -> ExitStack:
    """Take out locks and conditional writes, and let both sides read before either goes on to write."""
    both_have_read = threading.Barrier(2)

    def meet() -> None:
        with suppress(threading.BrokenBarrierError):
            both_have_read.wait(timeout=5)

    def unlocked(claim_id: int, *, revision: int) -> Claim:
        claim = Claim.objects.get(pk=claim_id)
        if claim.revision != revision:
            raise StaleRevision("Somebody else changed this claim.")
        meet()
        return claim

    def new_public_id() -> str:
        # An article gets its id after it was looked up and before it is written.
        meet()
        return sources.public_id.new_public_id()

    def unconditional(claim: Claim) -> QuerySet[Claim]:
        return Claim.objects.filter(pk=claim.pk)

    patches = ExitStack()
    patches.enter_context(mock.patch.object(step, "lock_claim", unlocked))
    patches.enter_context(mock.patch.object(step, "as_read", unconditional))
    patches.enter_context(mock.patch.object(sources.actions, "hold_chain"))
    patches.enter_context(mock.patch.object(importing, "hold_chain"))
    patches.enter_context(mock.patch.object(sources.actions, "new_public_id", new_public_id))
    return patches
