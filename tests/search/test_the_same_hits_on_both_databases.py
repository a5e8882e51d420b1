"""The search finds these claims in this order, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

from claims.filters import PublishedClaimFilter, search
from claims.models import PublishedClaim
from tests.api.published import get, listed
from tests.search.published import TEXTS, publish, publish_all

pytestmark = pytest.mark.django_db

FOUND = {
    # The quote, "Der Pegel des Sees stieg im Januar um …", stands in every claim.
    # one word, in any form; the statement before the explanation, then the newest
    "Brücke": ["bridge", "street", "lake"],
    "BRUCKEN": ["bridge", "street", "lake"],
    "alte": ["bridge", "street", "rent", "lake"],
    "Straße": ["street", "rent"],
    "strassen": ["street", "rent"],
    "Müllheim": ["street", "rent"],
    "rent": ["rents"],
    "house": ["rents"],
    # all words
    "Brücke Pegel": ["lake", "bridge", "street"],
    "Brücke Vulkan": [],
    "alte Brücke": ["bridge", "street", "lake"],
    # beginnings
    "Miete": [],
    "Miet*": ["rent"],
    "mietsp*": ["rent"],
    "Häuser*": [],
    "houses*": ["rents"],
    "pegel* mess*": [],
    # phrases, also in other forms; never from one part into the next
    '"alte Brücke"': ["bridge", "lake"],
    '"alten Brücken"': ["bridge", "lake"],
    '"Brücke alte"': [],
    '"Lastwagen mehr das Amt"': [],
    '"keine Lastwagen" Mai': ["bridge"],
    # words that say nothing find what has them; operators are words
    "der": ["lake", "rents", "street", "rent", "bridge"],
    "the": ["rents"],
    "Brücke NOT Pegel": [],
    "Brücke OR Pegel": [],
    "-Brücke": ["bridge", "street", "lake"],
    "statement:Brücke": [],
    "(Brücke)": ["bridge", "street", "lake"],
    '"': None,
    'Brücke"': ["bridge", "street", "lake"],
    "'; DROP TABLE": [],
    "Br%cke": [],
}


def test_every_search_finds_these_claims_in_this_order(client: Client) -> None:
    names = publish_all()
    for typed, expected in FOUND.items():
        if expected is None:
            assert client.get("/api/v1/claims/", {"q": typed}).status_code == 400
            continue
        found = [names[public_id] for public_id in listed(client, q=typed)]
        assert found == expected, typed


def test_a_word_in_any_part_is_found(client: Client) -> None:
    names = publish_all()
    for typed in ("wasseramt", "Januar", "Zentimeter"):
        assert {names[public_id] for public_id in listed(client, q=typed)} == set(TEXTS)


def test_ordered_by_date_a_search_is_newest_first(client: Client) -> None:
    names = publish_all()
    found = listed(client, q="Brücke", ordering="-first_published_at")
    assert [names[public_id] for public_id in found] == ["street", "lake", "bridge"]


def test_pages_of_a_ranked_list_follow_each_other_and_lead_back(client: Client) -> None:
    names = publish_all()
    order = ["bridge", "street", "rent", "lake"]
    first = get(client, "claims/", q="alte", page_size=3)
    assert [names[claim["public_id"]] for claim in first["results"]] == order[:3]
    assert first["previous"] is None
    second = client.get(first["next"]).json()
    assert [names[claim["public_id"]] for claim in second["results"]] == order[3:]
    assert second["next"] is None
    assert client.get(second["previous"]).json()["results"] == first["results"]
    # of a page in the middle
    one = client.get(get(client, "claims/", q="alte", page_size=1)["next"]).json()
    two = client.get(one["next"]).json()
    assert [names[claim["public_id"]] for claim in two["results"]] == ["rent"]
    assert client.get(two["previous"]).json()["results"] == one["results"]


def test_a_cursor_of_another_order_is_refused(client: Client) -> None:
    publish_all()
    cursor = get(client, "claims/", page_size=1)["next"].partition("cursor=")[2].partition("&")[0]
    assert client.get("/api/v1/claims/", {"q": "alte", "cursor": cursor}).status_code == 400


def test_the_newest_hits_are_ranked_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    names = publish_all()
    monkeypatch.setattr(search, "RANKED", 2)
    filterset = PublishedClaimFilter(QueryDict("q=alte"), queryset=PublishedClaim.objects.listed())
    page = filterset.read_page(size=10, cursor="")
    assert [names[row.public_id] for row in page.rows] == ["street", "rent"]
    assert page.is_cut
    by_date = QueryDict("q=alte&ordering=-first_published_at")
    filterset = PublishedClaimFilter(by_date, queryset=PublishedClaim.objects.listed())
    page = filterset.read_page(size=10, cursor="")
    assert [names[row.public_id] for row in page.rows] == ["street", "rent", "lake", "bridge"]
    assert not page.is_cut


def test_a_very_long_word_and_a_very_long_text_are_published(client: Client) -> None:
    row = publish("Der See stieg.", " ".join([f"{n}x" * 900 for n in range(5)]), "de")
    assert listed(client, q="stieg") == [row.public_id]
    assert listed(client, q="0x" * 90) == [row.public_id]


@pytest.mark.parametrize("typed", ["a*", "ab*", "* *", "", " ", "x" * 201, "a b c d e f g h i j k"])
def test_what_cannot_be_asked_is_refused_or_no_filter(client: Client, typed: str) -> None:
    publish("Der See stieg.", "Er stieg.", "de")
    response = client.get("/api/v1/claims/", {"q": typed})
    assert response.status_code == (200 if not typed.strip() else 400)


def test_a_search_takes_few_queries_whatever_it_finds(
    client: Client, django_assert_num_queries: object
) -> None:
    publish_all()
    # The version, the hits, on SQLite those that have it in the statement, the page.
    queries = 4 if connection.vendor == "sqlite" else 3
    for size in (1, 4):
        with django_assert_num_queries(queries):  # type: ignore[operator]
            get(client, "claims/", q="alte", page_size=size)
