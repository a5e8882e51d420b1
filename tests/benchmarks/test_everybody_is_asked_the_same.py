"""What speed is measured with: a record that is in order, and versions of one list that show the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from benchmarks.cases.search import CASES as SEARCHES
from benchmarks.data.building import fill, what_does_not_fit
from benchmarks.driver.pages import page
from benchmarks.questions import API, NAIVE, PAGE, THREE_FILTERS
from claims.matching.index import rebuild
from claims.models import Claim, MatchPosting, MatchTerm, PublishedClaim
from trail.guards import guards_lifted

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]


@pytest.fixture
def facts(db: None) -> dict[str, Any]:
    return fill(200)


def test_guards_and_trail_find_nothing_wrong_with_what_was_written_past_the_workflow(
    facts: dict[str, Any],
) -> None:
    assert what_does_not_fit() == ""
    assert PublishedClaim.objects.listed().count() == 200
    with guards_lifted():
        PublishedClaim.objects.filter(pk=7).update(known_origins=9)
    assert "not what its edition makes: known_origins" in what_does_not_fit()


def test_similar_claims_are_indexed_as_the_product_indexes_them(facts: dict[str, Any]) -> None:
    def index() -> tuple[set[Any], set[Any]]:
        return set(MatchPosting.objects.values_list("term", "claim_id")), set(
            MatchTerm.objects.values_list("term", "claims")
        )

    written = index()
    rebuild()
    assert index() == written
    repeated, original = facts["planted"][0]
    assert Claim.objects.filter(pk__in=[repeated, original]).count() == 2


@pytest.mark.urls("benchmarks.naive.urls")
def test_product_naive_version_and_driver_show_the_same_claims(facts: dict[str, Any]) -> None:
    ours = _results(f"{API}?{THREE_FILTERS}&page_size={PAGE}")
    naive = _results(f"{NAIVE}?{THREE_FILTERS}&page_size={PAGE}")
    driver = page(_query)["results"]
    assert len(ours) > 3
    for shown in (naive, driver):
        assert [claim["public_id"] for claim in shown] == [claim["public_id"] for claim in ours]
        assert [len(claim["evidence"]) for claim in shown] == [2] * len(ours)
    assert [len(claim["attributions"]) for claim in naive] == [2] * len(ours)
    assert [len(claim["links"]) for claim in driver] == [2] * len(ours)
    assert [len(claim["appearances"][0]["links"]) for claim in ours] == [2] * len(ours)


def test_the_words_searched_for_are_rare_and_frequent(facts: dict[str, Any]) -> None:
    found = {
        kind: len(_results(f"{API}?q={facts['words'][kind]}&page_size=100")) for kind in ("rare", "frequent")
    }
    assert 1 <= found["rare"] <= 20
    assert found["frequent"] == 100
    assert set(SEARCHES) == {"search, rare word", "search, mid word", "search, frequent word"}


def _results(address: str) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = json.loads(Client().get(address).content)["results"]
    return results


def _query(statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        return list(cursor.execute(statement.replace("?", "%s"), values).fetchall())
