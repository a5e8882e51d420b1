"""A block hides whatever readers had, survives every other act, and gives back what was there."""

from __future__ import annotations

import pytest

from claims.models import Claim, PublishedClaim
from claims.workflow.actions import blocking, publishing
from claims.workflow.errors import NotPermitted, RequirementUnmet
from tests import factories as make
from trail.bodies import read_body
from trail.models import Event

pytestmark = pytest.mark.django_db


def withdrawn() -> PublishedClaim:
    return PublishedClaim.objects.get(claim=make.make_claim_in("withdrawn"))


def test_the_chief_editor_blocks_and_the_reason_is_in_the_trail() -> None:
    row = make.make_blocked_claim()

    event = Event.objects.latest("seq")
    assert row.state == "blocked"
    assert (event.action, event.editor, event.subject_id) == ("block", make.clara(), row.public_id)
    assert read_body(event.body)["reason"] == "Einstweilige Verfügung des Landgerichts Seestadt, 4 O 12/25."


def test_a_reviewer_cannot_block() -> None:
    claim = make.make_claim_in("published")

    with pytest.raises(NotPermitted, match="The chief editor blocks"):
        blocking.block(claim.pk, by=make.vera(), revision=claim.revision, reason="Ein Gericht will es.")


def test_a_block_needs_its_order() -> None:
    claim = make.make_claim_in("published")

    with pytest.raises(RequirementUnmet, match="Give a reason"):
        blocking.block(claim.pk, by=make.clara(), revision=claim.revision, reason=" ")


def test_what_was_never_published_cannot_be_blocked() -> None:
    claim = make.make_claim_in("in_review")

    with pytest.raises(RequirementUnmet, match="Only a claim that was published"):
        blocking.block(claim.pk, by=make.clara(), revision=claim.revision, reason="Landgericht, 4 O 12/25.")


@pytest.mark.parametrize(
    ("before", "state"),
    [
        (make.make_published_claim, "public"),
        (make.make_suspended_claim, "suspended"),
        (withdrawn, "withdrawn"),
    ],
    ids=["public", "suspended", "withdrawn"],
)
def test_unblocking_gives_back_what_readers_had(before: object, state: str) -> None:
    row = before()  # type: ignore[operator]
    had = row.representation

    blocked = make.block(row)
    assert blocked.representation == f'{{"public_id":"{row.public_id}","state":"blocked"}}'

    again = make.unblock(blocked)
    assert (again.state, again.representation) == (state, had)


def test_a_suspension_that_was_released_before_does_not_come_back() -> None:
    row = make.make_suspended_claim()
    claim = Claim.objects.get(pk=row.claim_id)
    publishing.release(claim.pk, by=make.viktor(), revision=claim.revision, reason="Einspruch erledigt.")

    assert make.unblock(make.block(row)).state == "public"


def test_a_new_edition_lifts_no_block_and_is_public_once_it_is_lifted() -> None:
    row = make.make_blocked_claim()
    claim = make.correct(Claim.objects.get(pk=row.claim_id), "Es waren elf Zentimeter.")

    row.refresh_from_db()
    assert (claim.verification_status, row.state, row.edition.number) == ("published", "blocked", 2)

    row = make.unblock(row)
    assert (row.state, row.statement) == ("public", "Es waren elf Zentimeter.")


def test_a_withdrawn_claim_published_again_under_a_block_is_public_afterwards() -> None:
    row = make.block(withdrawn())
    make.correct(Claim.objects.get(pk=row.claim_id), "Es waren elf Zentimeter.")

    assert make.unblock(row).state == "public"


@pytest.mark.parametrize("act", [publishing.suspend, publishing.release, publishing.withdraw, blocking.block])
def test_no_other_act_touches_a_blocked_claim(act: object) -> None:
    row = make.make_blocked_claim()
    claim = Claim.objects.get(pk=row.claim_id)

    with pytest.raises(RequirementUnmet):
        act(claim.pk, by=make.clara(), revision=claim.revision, reason="Trotzdem.")  # type: ignore[operator]


def test_a_reopened_claim_can_be_blocked_while_it_is_checked_again() -> None:
    claim = make.make_reopened_claim()
    row = make.block(PublishedClaim.objects.get(claim=claim))

    again = make.unblock(row)

    assert (again.state, again.under_re_review) == ("public", True)
