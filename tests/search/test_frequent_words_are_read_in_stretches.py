"""On SQLite pages by date of a frequent word are found in stretches, and are the same pages."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from django.test import Client

from claims.filters import search, stretches
from claims.models import PublishedClaim
from tests.api.published import get
from tests.search.published import publish_all
from trail.guards import guards_lifted

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

NEWEST_FIRST = ["street", "rent", "lake", "bridge"]


@pytest.fixture(autouse=True)
def _short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MANY", 1)
    monkeypatch.setattr(stretches, "LENGTHS", (1, 2))


def pages(client: Client, **params: object) -> list[list[str]]:
    """Return the ids of every page forwards, having gone back over each of them."""
    found = [get(client, "claims/", **params)]
    while found[-1]["next"]:
        found.append(client.get(found[-1]["next"]).json())
    for before, after in pairwise(found):
        assert client.get(after["previous"]).json()["results"] == before["results"]
    return [[claim["public_id"] for claim in page["results"]] for page in found]


@pytest.mark.parametrize(("size", "sizes"), [(1, [1, 1, 1, 1]), (3, [3, 1]), (4, [4]), (20, [4])])
def test_every_page_is_the_one_of_the_whole_list(client: Client, size: int, sizes: list[int]) -> None:
    names = publish_all()
    for ordering, expected in (
        ("-first_published_at", NEWEST_FIRST),
        ("first_published_at", NEWEST_FIRST[::-1]),
    ):
        found = pages(client, q="alte", ordering=ordering, page_size=size)
        assert [len(page) for page in found] == sizes
        assert [names[public_id] for page in found for public_id in page] == expected


def test_claims_published_in_another_order_than_their_ids_stand_in_their_place(client: Client) -> None:
    names = publish_all()
    oldest = PublishedClaim.objects.newest_first().reverse()[0]
    with guards_lifted():
        moment = PublishedClaim.objects.newest_first()[0].first_published_at + dt.timedelta(days=1)
        PublishedClaim.objects.filter(pk=oldest.pk).update(first_published_at=moment)
    found = pages(client, q="alte", ordering="-first_published_at", page_size=2)
    assert [[names[public_id] for public_id in page] for page in found] == [
        ["bridge", "street"],
        ["rent", "lake"],
    ]


def test_a_filter_beside_the_word_holds(client: Client) -> None:
    names = publish_all()
    found = pages(client, q="alte", ordering="-first_published_at", language="en")
    assert [names[public_id] for page in found for public_id in page] == []
