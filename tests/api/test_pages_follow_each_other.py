"""Walking through a list with the links it gives, while it changes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import PublishedClaim
from tests import factories
from tests.api.published import API, get, listed, publish
from trail.guards import guards_lifted

pytestmark = pytest.mark.django_db


def follow(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address.removeprefix("http://127.0.0.1:8000"))
    assert response.status_code == 200
    body: dict[str, Any] = json.loads(response.content)
    return body


def ids(body: dict[str, Any]) -> list[str]:
    return [entry["public_id"] for entry in body["results"]]


def test_next_leads_to_every_claim_once_and_previous_leads_back(client: Client) -> None:
    newest_first = [publish().public_id for _ in range(5)][::-1]
    first = get(client, "claims/", page_size=2)
    second = follow(client, first["next"])
    third = follow(client, second["next"])
    assert ids(first) + ids(second) + ids(third) == newest_first
    assert first["previous"] is None
    assert third["next"] is None
    back = follow(client, third["previous"])
    assert ids(back) == ids(second)
    start = follow(client, back["previous"])
    assert ids(start) == ids(first)
    assert start["previous"] is None
    assert ids(follow(client, start["next"])) == ids(second)


def test_oldest_first_is_walked_both_ways_too(client: Client) -> None:
    oldest_first = [publish().public_id for _ in range(5)]
    first = get(client, "claims/", page_size=2, ordering="first_published_at")
    second = follow(client, first["next"])
    third = follow(client, second["next"])
    assert ids(first) + ids(second) + ids(third) == oldest_first
    assert (first["previous"], third["next"]) == (None, None)
    back = follow(client, third["previous"])
    assert ids(back) == ids(second)
    assert ids(follow(client, back["previous"])) == ids(first)
    late = publish().public_id
    assert ids(follow(client, second["next"])) == [oldest_first[4], late]


def test_a_claim_published_meanwhile_neither_repeats_nor_skips_one(client: Client) -> None:
    third, second, first = [publish().public_id for _ in range(3)]
    page = get(client, "claims/", page_size=1)
    assert ids(page) == [first]
    publish()
    page = follow(client, page["next"])
    assert ids(page) == [second]
    assert ids(follow(client, page["next"])) == [third]


def test_claims_of_the_same_moment_are_split_by_their_order(client: Client) -> None:
    rows = [publish() for _ in range(4)]
    with guards_lifted():
        PublishedClaim.objects.update(first_published_at=rows[0].first_published_at)
    page = get(client, "claims/", page_size=2)
    following = follow(client, page["next"])
    assert ids(page) + ids(following) == [row.public_id for row in rows][::-1]
    assert ids(follow(client, following["previous"])) == ids(page)


def test_links_keep_the_filters_and_the_order(client: Client) -> None:
    for _ in range(3):
        publish(accuracy="false")
    publish()
    page = get(client, "claims/", page_size=2, accuracy=["false", "unproven"], ordering="-updated_at")
    assert "accuracy=false&accuracy=unproven" in page["next"]
    assert len(ids(follow(client, page["next"]))) == 1


def test_the_link_header_says_the_same_as_the_body(client: Client) -> None:
    for _ in range(3):
        publish()
    first = client.get(f"{API}claims/", {"page_size": 1})
    following = json.loads(first.content)["next"]
    assert first.headers["Link"] == f'<{following}>; rel="next"'
    second = client.get(following.removeprefix("http://127.0.0.1:8000"))
    body = json.loads(second.content)
    assert second.headers["Link"] == f'<{body["next"]}>; rel="next", <{body["previous"]}>; rel="prev"'


def test_the_host_of_the_links_comes_from_the_settings(client: Client) -> None:
    for _ in range(2):
        publish()
    response = client.get(f"{API}claims/", {"page_size": 1}, headers={"host": "localhost"})
    assert json.loads(response.content)["next"].startswith("http://127.0.0.1:8000/api/v1/claims/?")


def test_twenty_entries_are_a_page_unless_told_otherwise(client: Client) -> None:
    row = publish()
    claim = row.claim
    for centimetres in range(21):
        claim = factories.correct(claim, f"Der Pegel des Sees stieg im Januar um {centimetres} Zentimeter.")
    assert len(listed(client, "corrections/")) == 20
    assert len(listed(client, "corrections/", page_size=100)) == 21


@pytest.mark.parametrize("path", ["sources/", "articles/", "corrections/"])
def test_every_list_can_be_walked(client: Client, path: str) -> None:
    for centimetres in range(2):
        row = publish(
            chain=[factories.make_source(f"Blatt {centimetres}"), factories.make_source("Wasseramt")]
        )
        factories.correct(row.claim, f"Der Pegel des Sees stieg um {centimetres} Zentimeter.")
    everything = get(client, path)["results"]
    walked = []
    page = get(client, path, page_size=1)
    walked += page["results"]
    while page["next"]:
        page = follow(client, page["next"])
        walked += page["results"]
    assert len(everything) >= 2
    assert walked == everything
    assert follow(client, page["previous"])["results"] == [everything[-2]]
