"""The number of queries of each answer, whatever the size of the page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import factories
from tests.api.published import API, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("claims/", 2),  # the version of the record, the page
        (
            "claims/?q=pegel&source=seeblatt&accuracy=true&corrected=true&language=de",
            # and the ranking, and how many claims name the source; SQLite asks once more which hits have the
            # word in their statement
            5 if connection.vendor == "sqlite" else 4,
        ),
        ("corrections/", 3),
        ("claims/?count=true&fields=statement", 3),
        ("sources/", 3),  # the version, the page, its counts
        ("articles/", 3),
    ],
)
def test_a_list_takes_as_many_queries_for_one_entry_as_for_many(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int
) -> None:
    for name in ("Seeblatt", "Uferbote", "Bergblatt"):
        row = publish(chain=[factories.make_source(name), factories.make_source("Wasseramt", "authority")])
        factories.correct(row.claim, f"Der Pegel stieg um elf Zentimeter, schreibt {name}.")
    for size in ("1", "3"):
        with django_assert_num_queries(queries):
            separator = "&" if "?" in path else "?"
            response = client.get(f"{API}{path}{separator}page_size={size}")
        assert response.status_code == 200


def test_a_list_that_has_not_changed_takes_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish()
    etag = client.get(f"{API}claims/").headers["ETag"]
    with django_assert_num_queries(1):
        assert client.get(f"{API}claims/", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize(
    "path", ["claims/?accuracy=true", "corrections/", "sources/", "sources/seeblatt/", "articles/"]
)
def test_a_repeated_question_takes_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    publish()
    whole = client.get(f"{API}{path}").content
    with django_assert_num_queries(1):
        assert client.get(f"{API}{path}").content == whole


def test_a_claim_takes_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = publish()
    with django_assert_num_queries(1):
        client.get(f"{API}claims/{row.public_id}/")


def test_editions_take_three_queries_however_many_there_are(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = publish()
    claim = row.claim
    for centimetres in range(3):
        claim = factories.correct(claim, f"Der Pegel stieg um {centimetres} Zentimeter.")
        with django_assert_num_queries(3):  # claim, editions, their copy-edits
            client.get(f"{API}claims/{row.public_id}/editions/")
