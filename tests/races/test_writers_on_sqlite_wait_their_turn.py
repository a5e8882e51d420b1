"""Several processes write to one SQLite file: nobody is told it is locked, and nothing told is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection

from claims.models import Claim
from claims.verification import verify_everything
from tests import factories as make
from tests.project.source_tree import ROOT
from trail.models import Event

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def write(*, processes: int, seconds: float, mode: str = "IMMEDIATE") -> list[dict[str, Any]]:
    """Let so many processes write to the same four claims, and return what each reports."""
    claims = [make.make_claim() for _ in range(4)]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}"}
    writers = [
        subprocess.Popen(
            [
                sys.executable,
                *("-W", "error", "-m", "tests.races.writer", str(seconds), str(number), mode),
                *(str(claim.pk) for claim in claims),
            ],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    reports = [json.loads(writer.communicate(timeout=120)[0]) for writer in writers]
    for claim in claims:
        acknowledged = sum(report["done"][str(claim.pk)] for report in reports)
        after = Claim.objects.get(pk=claim.pk)
        events = Event.objects.filter(subject_kind="claim", subject_id=claim.public_id)
        # The claim was proposed at revision 1; since then each act was one revision and one event.
        assert events.count() == after.revision == 1 + acknowledged
    assert list(verify_everything()) == []
    return reports


def test_three_writers_lose_nothing() -> None:
    reports = write(processes=3, seconds=1.5)

    assert [report["failures"] for report in reports] == [[], [], []]
    assert sum(sum(report["done"].values()) for report in reports) > 3


@pytest.mark.long
def test_eight_writers_lose_nothing() -> None:
    reports = write(processes=8, seconds=20)

    assert [report["failures"] for report in reports] == [[]] * 8
    assert min(sum(report["done"].values()) for report in reports) > 0
    assert max(report["longest"] for report in reports) < 20


@pytest.mark.long
def test_without_immediate_transactions_writers_are_told_it_is_locked() -> None:
    """The negative control: nothing is lost then either, but most writers are sent away."""
    reports = write(processes=8, seconds=5, mode="DEFERRED")

    failures = [failure for report in reports for failure in report["failures"]]
    assert set(failures) == {"database is locked"}
    assert len(failures) > 20
