"""Two runs of ``publish_due`` at the same moment."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection

from claims.models import ClaimEdition
from claims.workflow.actions.embargo import DueClaim, Outcome, publish_due
from tests import factories as make
from trail.editors import system_editor

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

CLAIMS = 10


def test_two_timers_at_once_publish_each_claim_once() -> None:
    ended = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    claims = [make.make_claim_under_embargo(ended) for _ in range(CLAIMS)]
    system = system_editor()
    barrier = threading.Barrier(2)
    outcomes: list[DueClaim] = []

    def run() -> None:
        barrier.wait()
        try:
            outcomes.extend(publish_due(by=system))
        finally:
            connection.close()

    timers = [threading.Thread(target=run) for _ in range(2)]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()

    published = [due.claim.pk for due in outcomes if due.outcome is Outcome.PUBLISHED]
    assert sorted(published) == [claim.pk for claim in claims]
    assert [due for due in outcomes if due.outcome is Outcome.REFUSED] == []
    assert ClaimEdition.objects.count() == CLAIMS
