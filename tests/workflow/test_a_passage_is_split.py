"""A passage that says two things becomes two claims; whoever says the one says the other."""

from __future__ import annotations

import pytest

from claims.models import Claim
from claims.workflow.actions.splitting import split
from claims.workflow.errors import NotPermitted
from tests import factories as make
from trail.bodies import read_body
from trail.models import Editor

pytestmark = pytest.mark.django_db

OTHER = "Das Wasseramt misst den Pegel des Sees."


def split_first_word(claim: Claim, by: Editor) -> Claim:
    place = make.appearance_of(claim)
    return split(
        place, by=by, statement=OTHER, start=place.start, end=place.start + 4, worthiness="checkworthy"
    )


def test_the_other_claim_is_a_proposal_with_the_same_chain() -> None:
    claim = make.make_claim()
    before = (claim.revision, claim.version)

    other = split_first_word(claim, make.rita())

    assert (other.statement, other.verification_status) == (OTHER, "proposed")
    assert [link.source.name for link in make.links_of(other)] == ["Seeblatt", "Wasseramt"]
    first, last = make.links_of(other)
    assert (first.cites, last.cites) == (last, None)
    place = make.appearance_of(other)
    assert place.quote == place.article.text[place.start : place.end] == make.appearance_of(claim).quote[:4]
    claim.refresh_from_db()
    assert (claim.revision, claim.version) == before
    assert len(make.links_of(claim)) == 2


def test_the_trail_says_which_claim_it_was_part_of() -> None:
    claim = make.make_claim()

    other = split_first_word(claim, make.rita())

    event = other.last_event
    assert (event.action, event.subject_id, event.editor) == ("propose", other.public_id, make.rita())
    assert read_body(event.body)["split_from"] == claim.public_id


@pytest.mark.parametrize("state", ["published", "dismissed", "second_review"])
def test_a_claim_can_be_split_in_any_state(state: str) -> None:
    claim = make.make_claim_in(state)

    assert split_first_word(claim, make.rita()).verification_status == "proposed"
    claim.refresh_from_db()
    assert claim.verification_status == state


def test_who_may_not_propose_may_not_split() -> None:
    claim = make.make_claim()

    with pytest.raises(NotPermitted):
        split_first_word(claim, make.make_editor("lena"))

    assert Claim.objects.count() == 1
