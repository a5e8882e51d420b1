"""The page of a claim takes the same number of queries however many links, places and pieces of evidence."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.workflow.actions.editing import Changes, edit
from tests import factories as make
from tests.desk.browsing import claim_address, sign_in, text_of

pytestmark = pytest.mark.django_db

QUERIES = 42


def test_a_claim_with_many_rows_takes_as_many_queries_as_one_with_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    claim = make.add_evidence(make.make_claim_in("in_review"), source=make.make_source("Messnetz"))
    vera = sign_in(make.vera())
    text_of(vera, claim_address(claim))  # content types are read once per process
    with django_assert_num_queries(QUERIES):
        vera.get(claim_address(claim))
    for number in range(3):
        make.add_evidence(claim, title=f"Messreihe {number}", source=make.make_source(f"Messnetz {number}"))
        claim.refresh_from_db()
        link = make.make_link(make.appearance_of(claim), make.make_source(f"Agentur {number}"))
        claim = edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[link]))
    with django_assert_num_queries(QUERIES):
        vera.get(claim_address(claim))
