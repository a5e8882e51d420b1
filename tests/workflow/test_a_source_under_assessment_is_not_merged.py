"""Merging a proposed source changes whom claims are attributed to: never while somebody judges that."""

from __future__ import annotations

import pytest

from claims.workflow.actions.attributing import merge_source
from claims.workflow.errors import RequirementUnmet
from sources.actions import save_source
from sources.models import Source
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_links_of_a_claim_in_review_name_the_known_source() -> None:
    proposed, known = make.make_source("Wasseramt", "authority"), make.make_source("Wasserwirtschaftsamt")
    claim = make.make_claim_in("in_review")
    proposed.is_proposed = True
    save_source(proposed, by=make.rita())

    merge_source(proposed.pk, into=known, by=make.rita())

    assert [link.source.name for link in make.links_of(claim)] == ["Seeblatt", "Wasserwirtschaftsamt"]


@pytest.mark.parametrize("status", ["second_review", "cleared", "published"])
def test_links_that_are_assessed_stay(status: str) -> None:
    claim = make.make_claim_in(status)
    proposed, known = Source.objects.get(name="Wasseramt"), make.make_source("Wasserwirtschaftsamt")
    proposed.is_proposed = True
    save_source(proposed, by=make.rita())

    with pytest.raises(RequirementUnmet, match="confirm the source instead"):
        merge_source(proposed.pk, into=known, by=make.rita())

    assert [link.source.name for link in make.links_of(claim)] == ["Seeblatt", "Wasseramt"]
