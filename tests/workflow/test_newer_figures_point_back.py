"""A newer figure is a new claim that points back; never in a circle, never to what readers may not find."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from claims.models import Claim
from claims.workflow.actions import editing, publishing
from claims.workflow.actions.editing import Changes
from claims.workflow.errors import RequirementUnmet
from sources.actions import save_source
from sources.models import Source
from tests import factories as make
from trail.bodies import read_body

pytestmark = pytest.mark.django_db


def supersede(newer: Claim, older: Claim) -> Claim:
    return editing.edit(
        newer.pk, by=make.rita(), revision=newer.revision, changes=Changes(fields={"supersedes": older})
    )


def printed(older: Claim) -> object:
    """Publish a claim that supersedes the older one and return what its document says about it."""
    newer = supersede(make.make_claim("Im Februar waren es 14 Zentimeter."), older)
    newer = make.assess_second(make.submit(make.accept(newer)))
    return read_body(newer.editions.get().body)["supersedes"]


@pytest.mark.parametrize("length", [2, 3])
def test_claims_do_not_supersede_each_other_in_a_circle(length: int) -> None:
    claims = [make.make_claim(f"Am {day}. Januar stieg der See.") for day in range(length)]
    for newer, older in zip(claims[1:], claims[:-1], strict=True):
        supersede(newer, older)

    with pytest.raises(RequirementUnmet, match="which is the newer"):
        supersede(claims[0], claims[-1])


def test_a_claim_does_not_supersede_itself() -> None:
    claim = make.make_claim()

    with pytest.raises(RequirementUnmet, match="cannot supersede itself"):
        supersede(claim, claim)


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_what_readers_can_look_up_is_named(status: str) -> None:
    older = make.make_claim_in(status)

    assert printed(older) == older.public_id


@pytest.mark.parametrize("status", ["proposed", "cleared"])
def test_what_was_never_published_is_not_named(status: str) -> None:
    assert printed(make.make_claim_in(status)) is None


def test_a_suspended_claim_is_not_named() -> None:
    assert printed(make.make_suspended_claim().claim) is None


def test_a_claim_that_is_checked_again_is_still_named() -> None:
    older = make.make_claim_in("published")
    publishing.reopen(older.pk, by=make.vera(), revision=older.revision, reason="Neue Werte.")

    assert printed(Claim.objects.get(pk=older.pk)) == older.public_id


@pytest.mark.parametrize("length", [2, 3])
def test_sources_do_not_belong_to_each_other_in_a_circle(length: int) -> None:
    sources = [make.make_source(f"Amt {number}", "authority") for number in range(length)]
    for below, above in zip(sources[1:], sources[:-1], strict=True):
        below.body_of = above
        save_source(below, by=make.rita())

    top = Source.objects.get(pk=sources[0].pk)
    top.body_of = sources[-1]
    with pytest.raises(ValidationError, match="nor of one that belongs to it"):
        save_source(top, by=make.rita())
