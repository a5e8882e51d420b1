"""Every error is application/problem+json, and nothing a reader asked for is silently ignored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tests.api.published import API, get, publish

pytestmark = pytest.mark.django_db

LISTS = ["claims/", "corrections/", "sources/", "articles/"]
ADDRESSES = [
    *LISTS,
    "claims/7Q2M7Q2M7Q2M/",
    "claims/7Q2M7Q2M7Q2M/editions/",
    "claims/7Q2M7Q2M7Q2M/editions/1/",
    "sources/seeblatt/",
    "articles/7Q2M7Q2M7Q2M/",
    "articles/7Q2M7Q2M7Q2M/annotations/",
    "schema/",
    "docs/",
    "nothing-here/",
]


def problem(response: Any, status: int) -> dict[str, Any]:
    assert isinstance(response, HttpResponse)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-cache"
    body: dict[str, Any] = json.loads(response.content)
    assert body["status"] == status
    assert body["type"] == "about:blank"
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize("preferred", ["", "de", "fr"])
def test_errors_are_in_english_whatever_the_browser_prefers(client: Client, preferred: str) -> None:
    headers = {"accept-language": preferred} if preferred else {}
    told = [
        client.get(address, headers=headers).content.decode()
        for address in (
            f"{API}nothing-here/",
            f"{API}exports/claims.csv?statuss=verified",
            "/v1alpha1/claims:search",
            "/oembed",
        )
    ]
    assert "There is nothing at this address." in told[0]
    assert "Some parameters are unknown or malformed: statuss." in told[1]
    assert "Give query or reviewPublisherSiteFilter." in told[2]
    assert "Give url, and maxwidth and maxheight as whole numbers." in told[3]


@pytest.mark.parametrize("address", ADDRESSES[:-1])
def test_an_unknown_parameter_is_named(client: Client, address: str) -> None:
    body = problem(client.get(f"{API}{address}", {"statuss": "verified"}), 400)
    assert list(body["parameters"]) == ["statuss"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("said_after=2025-02-01", "said_before=2025-01-31"),
        ("published_after=2025-02-01", "published_before=2025-01-31"),
        ("updated_after=2025-02-01T12:00:00Z", "updated_before=2025-02-01T11:59:59Z"),
        ("known_origins_min=2", "known_origins_max=1"),
    ],
)
def test_a_range_that_ends_before_it_begins_is_refused_at_its_end(
    client: Client, start: str, end: str
) -> None:
    for address in ("claims/", "facets/", "exports/claims.csv"):
        body = problem(client.get(f"{API}{address}?{start}&{end}"), 400)
        assert body["parameters"] == {
            end.partition("=")[0]: ["The end of this range lies before its beginning."]
        }
    assert client.get(f"{API}claims/?said_after=2025-02-01&said_before=2025-02-01").status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "x" * 201),
        ("q", "eins zwei drei vier fünf sechs sieben acht neun zehn elf"),
        ("q", "?!"),
        ("q", "nul\0"),
        ("source", "see blatt"),
        ("claimant", "Wasseramt!"),
        ("publisher", "x" * 81),
        ("source_kind", "newspaper"),
        ("accuracy", "wrong"),
        ("attribution", "perhaps"),
        ("topic", "a b"),
        ("article", "7Q2M"),
        ("article", "7Q2M7Q2M7Q2U"),
        ("language", "german language"),
        ("said_after", "04.02.2025"),
        ("said_before", "2025-02-30"),
        ("published_after", "yesterday"),
        ("published_after", "2025-02-04T12:00:00"),
        ("published_before", "2025-2-4"),
        ("said_before", "2025-2-4"),
        ("source", " seeblatt"),
        ("updated_after", "2025-02-04T25:00:00Z"),
        ("updated_before", "tomorrow"),
        ("attributed_to", "see blatt"),
        ("known_origins", "two"),
        ("known_origins_min", "-1"),
        ("known_origins_max", "10000"),
        ("known_origins", "\u0663"),
        ("edition_kind", "first"),
        ("corrected", "maybe"),
        ("under_re_review", "1"),
        ("ordering", "id"),
        ("ordering", "author__password"),
        ("page_size", "0"),
        ("page_size", "101"),
        ("page_size", "-1"),
        ("page_size", "²"),
        ("cursor", "not-a-cursor"),
        ("cursor", "x" * 500),
        ("search_text", "pegel"),
        ("claim__internal_note__startswith", "a"),
        ("format", "json"),
    ],
)
def test_a_malformed_value_is_refused_and_its_parameter_named(client: Client, name: str, value: str) -> None:
    body = problem(client.get(f"{API}claims/", {name: value}), 400)
    assert list(body["parameters"]) == [name]


def test_every_wrong_parameter_is_named_at_once(client: Client) -> None:
    body = problem(client.get(f"{API}claims/", {"accuracy": "x", "y": "1", "said_after": "z"}), 400)
    assert set(body["parameters"]) == {"accuracy", "y", "said_after"}


def test_a_parameter_that_takes_one_value_is_not_given_twice(client: Client) -> None:
    body = problem(client.get(f"{API}claims/?source=a&source=b"), 400)
    assert list(body["parameters"]) == ["source"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("corrected=maybe", "“maybe” is none of: true, false."),
        (
            "edition_kind=first",
            "“first” is none of: correction, clarification, update, rechecked, withdrawal.",
        ),
    ],
)
def test_a_refused_choice_names_those_there_are(client: Client, asked: str, sentence: str) -> None:
    answer = client.get(f"/api/v1/claims/?{asked}")
    assert answer.status_code == 400
    assert answer.json()["parameters"][asked.partition("=")[0]] == [sentence]


@pytest.mark.parametrize("path", LISTS)
def test_the_page_size_has_a_limit_on_every_list(client: Client, path: str) -> None:
    assert get(client, path, page_size=100)["results"] == []
    problem(client.get(f"{API}{path}", {"page_size": "101"}), 400)


def test_a_cursor_of_another_order_is_refused(client: Client) -> None:
    publish()
    publish()
    following = get(client, "claims/", page_size=1)["next"]
    problem(client.get(f"{following.removeprefix('http://127.0.0.1:8000')}&ordering=-updated_at"), 400)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "PROPFIND"])
def test_nothing_but_reading_is_allowed(client: Client, address: str, method: str) -> None:
    response = client.generic(method, f"{API}{address}")
    problem(response, 405)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_options_names_what_is_allowed(client: Client) -> None:
    response = client.options(f"{API}claims/")
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_head_answers_like_get_without_a_body(client: Client) -> None:
    publish()
    head, whole = client.head(f"{API}claims/"), client.get(f"{API}claims/")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_too_many_requests_are_told_when_to_come_back(client: Client, settings: Settings) -> None:
    settings.API_RATE = "2/hour"
    assert [client.get(f"{API}claims/").status_code for _ in range(2)] == [200, 200]
    response = client.get(f"{API}claims/", headers={"origin": "https://reader.example"})
    problem(response, 429)
    assert 3500 < int(response.headers["Retry-After"]) <= 3600
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    # Another address has requests of its own.
    assert client.get(f"{API}claims/", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_an_unchanged_answer_counts_as_a_request(client: Client, settings: Settings) -> None:
    settings.API_RATE = "2/hour"
    etag = client.get(f"{API}claims/").headers["ETag"]
    answers = [client.get(f"{API}claims/", headers={"if-none-match": etag}).status_code for _ in range(2)]
    assert answers == [304, 429]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("authorization", "Basic ###"),
        ("authorization", "Bearer x"),
        ("accept", "text/html"),
        ("accept", "nonsense"),
        ("accept", "application/json; version=9"),
        ("cookie", "sessionid=nobody; csrftoken=x"),
        ("cookie", "=;;\x01"),
        ("x-http-method-override", "DELETE"),
        ("content-type", "nonsense"),
    ],
)
def test_headers_that_mean_nothing_here_change_nothing(client: Client, name: str, value: str) -> None:
    publish()
    plain = client.get(f"{API}claims/")
    response = client.get(f"{API}claims/", headers={name: value})
    assert (response.status_code, response.content) == (200, plain.content)
    assert response.headers["Content-Type"] == "application/json"
    assert not response.cookies


def test_other_sites_may_read_and_only_read(client: Client) -> None:
    response = client.get(f"{API}claims/", headers={"origin": "https://reader.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Link" in response.headers["Access-Control-Expose-Headers"]
    preflight = client.options(
        f"{API}claims/",
        headers={"origin": "https://reader.example", "access-control-request-method": "POST"},
    )
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
