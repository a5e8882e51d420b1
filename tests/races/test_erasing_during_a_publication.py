"""A text is erased while its claim gets the next edition: both happen, in one order or the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from unittest import mock

import pytest

from claims.models import Claim, ClaimEdition, PublishedClaim
from claims.verification import verify_everything
from claims.workflow.actions import erasing, publishing, step
from tests import factories as make
from tests.races.test_merging_and_protecting_at_once import race
from trail.chain import hold_chain
from trail.editors import editor_for
from trail.findings import exit_code
from trail.models import Editor, RecordBody

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

PAIRS = 6


def make_held_correction() -> Claim:
    """A published claim with a second edition that two persons cleared and nobody has published yet."""
    claim = make.make_claim_in("published")
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Ein anderer Wert.")
    claim = make.submit(claim, edition_kind="correction", change_note="Es waren elf Zentimeter.")
    return make.assess_second(claim, hold=True)


def erased(edition: ClaimEdition, by: Editor) -> Callable[[], object]:
    return lambda: erasing.erase(edition.content_hash, by=by, reason="Landgericht Seestadt, 4 O 12/25")


def published(claim: Claim, by: Editor) -> Callable[[], object]:
    return lambda: publishing.publish(claim.pk, by=by, revision=claim.revision)


def test_the_text_is_gone_and_readers_have_the_next_edition() -> None:
    vera, olga = make.vera(), editor_for(make.make_user("olga", is_superuser=True))
    for _ in range(PAIRS):
        claim = make_held_correction()
        outcomes = race(erased(claim.editions.get(), olga), published(claim, vera))

        assert outcomes == ["done", "done"]
        first, second = claim.editions.order_by("number")
        assert RecordBody.objects.get(pk=first.body_id).text == ""
        row = PublishedClaim.objects.get(claim=claim)
        assert (row.edition_id, row.state) == (second.pk, "public")
        assert row.statement == claim.statement
        assert exit_code(list(verify_everything())) == 0


def test_without_holding_the_chain_first_they_wait_for_each_other() -> None:
    """The negative control: one holds the claim and the other the chain, until the database ends one."""
    both_hold = threading.Barrier(2)
    check_not_erased, lock_claim = erasing.check_not_erased, step.lock_claim

    def with_the_claim(body: RecordBody) -> None:
        both_hold.wait(timeout=20)
        check_not_erased(body)

    def with_the_chain(claim_id: int, *, revision: int) -> Claim:
        hold_chain()
        both_hold.wait(timeout=20)
        return lock_claim(claim_id, revision=revision)

    vera, olga = make.vera(), editor_for(make.make_user("olga", is_superuser=True))
    claim = make_held_correction()
    with (
        mock.patch.object(erasing, "hold_chain"),
        mock.patch.object(erasing, "check_not_erased", with_the_claim),
        mock.patch.object(step, "lock_claim", with_the_chain),
    ):
        outcomes = race(erased(claim.editions.get(), olga), published(claim, vera))

    assert outcomes == ["OperationalError", "done"]
