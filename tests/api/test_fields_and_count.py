"""Claims with some of their keys, and how many a list has: only where somebody asks."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from claims.filters import Count, capped_count
from claims.models import PublishedClaim
from tests.api.published import API, get, publish

pytestmark = pytest.mark.django_db


def test_without_fields_the_text_of_the_row_is_passed_on_untouched(client: Client) -> None:
    row = publish()
    body = client.get(f"{API}claims/").content.decode()
    assert body == f'{{"next":null,"previous":null,"results":[{row.representation}]}}'


def test_fields_leave_the_keys_that_were_asked_for(client: Client) -> None:
    row = publish()
    body = get(client, "claims/", fields="statement,accuracy")
    assert body["results"] == [{"accuracy": "true", "statement": row.statement}]


def test_an_unknown_key_is_refused_and_named(client: Client) -> None:
    response = client.get(f"{API}claims/", {"fields": "statement,statment"})
    assert response.status_code == 400
    assert "statment" in json.loads(response.content)["parameters"]["fields"][0]
    assert client.get(f"{API}claims/?fields=statement&fields=accuracy").status_code == 400


def test_a_list_is_counted_where_somebody_asks(client: Client) -> None:
    publish()
    publish(accuracy="false")
    assert get(client, "claims/", count="true", page_size=1)["count"] == {"number": 2, "is_more": False}
    assert get(client, "claims/", count="true", accuracy="false")["count"] == {"number": 1, "is_more": False}
    assert "count" not in get(client, "claims/", count="false")
    assert client.get(f"{API}claims/", {"count": "yes"}).status_code == 400


def test_counting_stops_at_its_limit() -> None:
    for _ in range(3):
        publish()
    claims = PublishedClaim.objects.listed()
    assert capped_count(claims, up_to=2) == Count(2, is_more=True)
    assert capped_count(claims, up_to=3) == Count(3, is_more=False)
