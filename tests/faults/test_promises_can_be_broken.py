"""What the fault run looks for is found where it is: a missing act, an act of which a part is missing."""

from __future__ import annotations

import pytest

from claims.models import Claim, PublishedClaim
from tests import factories as make
from tests.faults.load import Act, Read, Told
from tests.faults.promises import half_done, lost, none_of, some
from trail.guards import guards_lifted

pytestmark = pytest.mark.django_db


def sent(claim: Claim, name: str, revision: int, status: int = 302) -> Act:
    return Act(claim.public_id, name, revision, begun=1.0, ended=1.5, status=status, keeps_words=True)


def test_an_acknowledged_act_must_stand_at_its_place() -> None:
    # propose, accept, edit (the evidence), submit, assess_second, publish
    claim = make.make_claim_in("published")

    assert lost([sent(claim, "submit", 3), sent(claim, "assess_second", 4)]) == []
    assert lost([sent(claim, "reopen", 6), sent(claim, "submit", 4)]) == [
        f"reopen of {claim.public_id} at revision 6",
        f"submit of {claim.public_id} at revision 4",
    ]


def test_nothing_of_a_finished_act_is_missing() -> None:
    make.make_claim_in("published")
    make.make_claim_in("withdrawn")

    assert half_done() == []


def test_a_claim_written_without_its_event_is_half_done() -> None:
    claim = make.make_claim_in("in_review")
    with guards_lifted():
        Claim.objects.filter(pk=claim.pk).update(revision=9)

        assert half_done() == [f"claim {claim.public_id}: 3 events for revision 9"]


def test_an_edition_without_its_readers_row_is_half_done() -> None:
    make.make_claim_in("published")
    with guards_lifted():
        PublishedClaim.objects.all().delete()

        assert half_done() == ["an edition without its readers' row"]


def test_a_figure_that_promises_nothing_lost_breaks_with_one_loss() -> None:
    assert none_of("lost", []).holds
    assert not none_of("lost", ["submit"]).holds
    assert not some("acts acknowledged", 0).holds


def test_waiting_readers_are_measured_from_the_fault() -> None:
    told = Told(reads=[Read(0.5, 0.9, 200), Read(0.8, 1.25, 0), Read(1.5, 1.75, 200)])

    assert told.refused_after(1.0, until=9.0) == 0.25
    assert told.read_again_after(1.0) == 0.75
