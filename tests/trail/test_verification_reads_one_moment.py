"""While the trail is verified others write: they are not held up, and what they write is no finding."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from claims.verification import per_claim, verify_everything
from claims.verification.history import History
from claims.verification.rows import Rows, read_rows
from claims.workflow.actions import publishing
from tests import factories as make
from tests.record.forging import verify
from trail.models import Event
from trail.snapshot import reading_snapshot

pytestmark = pytest.mark.django_db(transaction=True)


def in_another_thread(work: Callable[[], object]) -> None:
    """Run the work on a connection of its own and wait for it; its failure is the test's."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as failure:  # noqa: BLE001 - handed to the thread of the test below
            failures.append(failure)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=15)
    assert not thread.is_alive(), "the writer is held up"
    assert failures == []


def publish_another() -> None:
    make.make_published_claim(statement="Der Damm hält.")


@pytest.fixture
def reopened_meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have a claim reopened by somebody else after its events were read and before its row is."""
    claim = make.make_claim_in("published")
    by, acts = make.vera(), list[int]()

    def reopen() -> None:
        acts.append(publishing.reopen(claim.pk, by=by, revision=claim.revision, reason="Neue Werte.").pk)

    def read_later(histories: Sequence[History]) -> dict[str, Rows]:
        in_another_thread(reopen)
        return read_rows(histories)

    monkeypatch.setattr(per_claim, "read_rows", read_later)
    return acts


def test_an_act_in_the_middle_of_a_verification_goes_through_and_is_no_finding(
    reopened_meanwhile: list[int],
) -> None:
    with reading_snapshot():
        findings = list(verify_everything())

    assert len(reopened_meanwhile) == 1
    assert findings == []
    assert Event.objects.latest("seq").action == "reopen"


def test_without_the_snapshot_the_same_act_is_a_finding(reopened_meanwhile: list[int]) -> None:
    """The negative control: rows read before and after a write do not fit each other."""
    findings = list(verify_everything())

    assert len(reopened_meanwhile) == 1
    assert {finding.code for finding in findings} >= {"changed_state", "changed_claim"}


def test_the_command_reads_one_moment(reopened_meanwhile: list[int]) -> None:
    assert verify()[0] == 0
    assert len(reopened_meanwhile) == 1


def test_after_a_snapshot_writing_goes_on_as_before() -> None:
    with reading_snapshot():
        assert Event.objects.count() == 0

    publish_another()

    assert Event.objects.count() > 0
