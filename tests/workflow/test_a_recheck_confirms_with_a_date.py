"""A verdict that is due is looked at again, and readers learn when it was found to stand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from claims.admin.queues import BY_NAME
from claims.models import Claim
from claims.workflow.actions import editing, publishing
from claims.workflow.actions.editing import Changes
from tests import factories as make

pytestmark = pytest.mark.django_db

NOTE = "Wir haben noch einmal nachgesehen."


def due() -> list[Claim]:
    return list(BY_NAME["recheck"].select(Claim.objects.all(), make.vera()))


def published_and_due() -> Claim:
    claim = make.accept(make.make_claim())
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    claim = set_date(claim, timezone.localdate() + dt.timedelta(days=30))
    claim = make.assess_second(make.submit(claim))
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Noch einmal.")
    return set_date(claim, yesterday)


def set_date(claim: Claim, day: dt.date) -> Claim:
    return editing.edit(
        claim.pk, by=make.vera(), revision=claim.revision, changes=Changes(fields={"recheck_on": day})
    )


def recheck(claim: Claim) -> Claim:
    return make.assess_second(make.submit(claim, edition_kind="rechecked", change_note=NOTE))


def test_a_date_that_has_come_is_done_with_the_new_edition() -> None:
    claim = recheck(published_and_due())

    assert claim.recheck_on is None
    assert due() == []


def test_a_date_ahead_stays() -> None:
    ahead = timezone.localdate() + dt.timedelta(days=90)

    claim = recheck(set_date(published_and_due(), ahead))

    assert claim.recheck_on == ahead


def test_setting_a_new_date_leaves_the_claim_unchanged() -> None:
    claim = recheck(set_date(published_and_due(), timezone.localdate() + dt.timedelta(days=90)))

    assert claim.editions.latest("number").kind == "rechecked"
