"""The response cache: a repeated question costs one query, and nothing taken back is served from it."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.record import remembered
from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import API, listed, publish

pytestmark = pytest.mark.django_db


def kept() -> int:
    return len(caches["readers"]._cache)  # type: ignore[attr-defined]


def test_parameters_in_another_order_are_the_same_question(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish()
    first = client.get(f"{API}claims/?accuracy=true&language=de&page_size=1")
    with django_assert_num_queries(1):
        second = client.get(f"{API}claims/?page_size=1&language=de&accuracy=true")
    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Content-Type"] == "application/json"


def test_the_links_to_other_pages_are_kept_too(client: Client) -> None:
    publish()
    publish()
    links = [client.get(f"{API}claims/?page_size=1").headers["Link"] for _ in range(2)]
    assert links[0] == links[1]
    assert 'rel="next"' in links[0]


def test_a_suspended_claim_is_gone_with_the_next_question(client: Client) -> None:
    row = publish()
    assert listed(client) == listed(client) == [row.public_id]
    claim = row.claim
    # As another process would: nothing tells this one's cache.
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt Einspruch.")
    assert listed(client) == []


def test_every_host_gets_the_same_answer(client: Client) -> None:
    publish()
    hosts = ("localhost", "127.0.0.1")
    answers = [client.get(f"{API}claims/", headers={"host": host}).content for host in hosts]
    assert answers[0] == answers[1]
    assert kept() == 1


@pytest.mark.parametrize(
    "path",
    ["claims/?statuss=x", "claims/?accuracy=x", "claims/?cursor=x", "sources/nobody/", "nothing/"],
)
def test_a_refusal_is_not_kept(client: Client, path: str) -> None:
    assert client.get(f"{API}{path}").status_code in (400, 404)
    assert kept() == 0


def test_what_is_too_large_is_not_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "LARGEST", 100)
    publish()
    assert len(listed(client)) == 1
    assert kept() == 0


def test_the_memory_of_a_process_is_bounded() -> None:
    for number in range(1000):
        caches["readers"].set(str(number), b"x")
    assert kept() <= 200


def test_the_head_of_an_answer_comes_from_the_cache_as_well(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish()
    whole = client.get(f"{API}claims/")
    with django_assert_num_queries(1):
        head = client.head(f"{API}claims/")
    assert (head.content, head.headers["ETag"]) == (b"", whole.headers["ETag"])
