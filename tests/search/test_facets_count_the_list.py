"""Facets say in how many claims of a list a value stands: exact, and the same as the list itself."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.filters import FacetValue
from claims.filters import facets as counted
from claims.models import PublishedClaim, Topic
from claims.workflow.actions import publishing
from sources.actions import save_source
from tests import factories as make
from tests.api.published import get, listed, publish
from tests.public.published import read
from trail.guards import guards_lifted

pytestmark = pytest.mark.django_db


def facets(client: Client, **params: Any) -> dict[str, dict[str, int]]:
    body = get(client, "facets/", **params)
    return {name: {told["value"]: told["claims"] for told in values} for name, values in body.items()}


def publish_five() -> list[PublishedClaim]:
    """Two outlets, three claimants, two topics, two verdicts; the fourth in January."""
    water = Topic.objects.create(code="water", name_de="Gewässer", name_en="Waters")
    roads = Topic.objects.create(code="roads", name_de="Straßen", name_en="Roads")
    lake, board = make.make_source("Seeblatt"), make.make_source("Uferbote")
    office, woods = make.make_source("Wasseramt", "authority"), make.make_source("Forstamt", "authority")
    rows = [
        publish("Der See stieg.", chain=[lake, office], topics=[water]),
        publish("Der See fiel.", chain=[lake, board, office], topics=[water, roads], accuracy="false"),
        publish("Die Straße ist zu.", chain=[board, woods], topics=[roads], language="de-AT"),
        publish("The lake rose.", chain=[board, woods], language="en", accuracy="false"),
        publish("Der See ruht.", chain=[lake], link="verbatim"),
    ]
    january = dt.datetime(2025, 1, 31, 23, 30, tzinfo=timezone.get_default_timezone())
    with guards_lifted():
        moved = PublishedClaim.objects.filter(pk=rows[3].pk)
        moved.update(first_published_at=january, published_month="2025-01")
    return rows


def test_every_value_is_counted(client: Client) -> None:
    publish_five()
    now = f"{timezone.localtime():%Y-%m}"
    assert facets(client) == {
        "source": {"seeblatt": 3, "uferbote": 3, "forstamt": 2, "wasseramt": 2},
        "claimant": {"forstamt": 2, "wasseramt": 2, "seeblatt": 1},
        "accuracy": {"true": 3, "false": 2},
        "attribution": {"verbatim": 1, "faithful": 4},
        "topic": {"roads": 2, "water": 2},
        "month": {now: 4, "2025-01": 1},
        "language": {"de": 4, "de-AT": 1, "en": 1},
    }


def test_the_most_frequent_stand_first_and_months_newest_first(client: Client) -> None:
    publish_five()
    body = get(client, "facets/")
    assert [told["value"] for told in body["source"]] == ["seeblatt", "uferbote", "forstamt", "wasseramt"]
    assert body["month"][-1] == {"value": "2025-01", "claims": 1}
    assert [told["value"] for told in body["accuracy"]] == ["true", "false"]


NARROWED: dict[str, tuple[dict[str, Any], dict[str, dict[str, int]]]] = {
    "search": (
        {"q": "Straße"},
        {"topic": {"roads": 1}, "accuracy": {"true": 1}, "language": {"de": 1, "de-AT": 1}},
    ),
    "verdict": (
        {"accuracy": "false"},
        {"accuracy": {"true": 3, "false": 2}, "claimant": {"forstamt": 1, "wasseramt": 1}},
    ),
    "claimant": (
        {"claimant": "wasseramt"},
        {"claimant": {"forstamt": 2, "wasseramt": 2, "seeblatt": 1}, "topic": {"water": 2, "roads": 1}},
    ),
    "source and language": (
        {"source": "uferbote", "language": "de"},
        {
            "source": {"seeblatt": 3, "uferbote": 2, "wasseramt": 2, "forstamt": 1},
            "language": {"de": 2, "de-AT": 1, "en": 1},
        },
    ),
    "topic and verdicts": (
        {"topic": "roads", "accuracy": ["true", "false"]},
        {"topic": {"roads": 2, "water": 2}, "accuracy": {"true": 1, "false": 1}},
    ),
    "month": ({"published_before": "2025-01-31"}, {"language": {"en": 1}, "accuracy": {"false": 1}}),
    "nothing": (
        {"q": "Vulkan"},
        {"source": {}, "claimant": {}, "accuracy": {}, "topic": {}, "month": {}, "language": {}},
    ),
}


@pytest.mark.parametrize(("params", "expected"), NARROWED.values(), ids=NARROWED)
def test_filters_narrow_every_facet_but_their_own(
    client: Client, params: dict[str, Any], expected: dict[str, dict[str, int]]
) -> None:
    publish_five()
    found = facets(client, **params)
    assert {name: found[name] for name in expected} == expected


def test_numbers_are_those_of_the_list(client: Client) -> None:
    publish_five()
    for params in ({}, {"q": "See"}, {"accuracy": "true", "topic": "water"}):
        for name, values in facets(client, **params).items():
            for value, number in values.items():
                chosen = {name: value} if name != "month" else _month(value)
                assert len(listed(client, **{**params, **chosen})) == number, (params, name, value)


def _month(value: str) -> dict[str, str]:
    days = {"01": "31", "11": "30"}.get(value[5:], "28")
    return {"published_after": f"{value}-01", "published_before": f"{value}-{days}"}


def test_what_readers_do_not_find_in_lists_is_not_counted(client: Client) -> None:
    publish(chain=[make.make_source(), make.make_source("Wasseramt", "authority")])
    for row in (make.make_suspended_claim(), make.make_blocked_claim()):
        assert row.state != "public"
    make.make_claim_in("withdrawn")
    make.erase_edition(make.make_published_claim())
    found = facets(client)
    assert found["accuracy"] == {"true": 1}
    assert found["source"] == {"seeblatt": 1, "wasseramt": 1}
    assert sum(found["month"].values()) == sum(found["language"].values()) == 1


def test_a_source_that_becomes_protected_is_gone_at_once(client: Client) -> None:
    publish()
    assert facets(client)["claimant"] == {"wasseramt": 1}
    etag = client.get("/api/v1/facets/").headers["ETag"]
    office = make.make_source("Wasseramt")
    office.is_protected = True
    save_source(office, by=make.rita())
    assert facets(client)["claimant"] == {}
    assert "wasseramt" not in facets(client)["source"]
    assert client.get("/api/v1/facets/", headers={"if-none-match": etag}).status_code == 200


def test_numbers_change_with_the_next_act_and_are_counted_once_until_then(client: Client) -> None:
    row = publish()
    assert facets(client)["accuracy"] == {"true": 1}
    with CaptureQueriesContext(connection) as queries:
        assert counted(QueryDict())["accuracy"] == [FacetValue("true", 1)]
    assert len(queries) == 4  # the version, topics, sources that are not told, names of the others
    claim = row.claim
    publishing.suspend(claim.pk, by=make.vera(), revision=claim.revision, reason="Es gibt Einspruch.")
    assert facets(client)["accuracy"] == {}


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 9), ("q=see", 9), ("q=see&source=seeblatt", 9), ("accuracy=true&language=de", 11)],
    ids=["everything", "search", "two filters", "two filters that facets leave out"],
)
def test_the_number_of_queries_follows_from_the_filters_alone(
    client: Client, query: str, number: int
) -> None:
    publish("Der See schweigt.")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/api/v1/facets/?{query}")
    publish_five()
    with CaptureQueriesContext(connection) as later:
        client.get(f"/api/v1/facets/?{query}")
    assert len(queries) == len(later) == number


@pytest.mark.parametrize("query", ["colour=red", "accuracy=maybe", "q=*", "cursor=x", "page_size=1"])
def test_an_unknown_or_malformed_parameter_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/facets/?{query}").status_code == 400


def test_an_answer_that_has_not_changed_is_not_sent_twice(client: Client) -> None:
    publish()
    etag = client.get("/api/v1/facets/").headers["ETag"]
    assert client.get("/api/v1/facets/", headers={"if-none-match": etag}).status_code == 304


def links(html: str) -> dict[str, tuple[str, str]]:
    """Return label -> (number, address) of the facets of a page."""
    pattern = (
        r'rel="nofollow" data-renews href="([^"]*)"[^>]*>.*?<span class="facet-label">([^<]*)</span>\s*'
        r'<span class="facet-number">(\d+)</span>'
    )
    found = re.findall(pattern, html, re.DOTALL)
    return {label: (number, href.replace("&amp;", "&")) for href, label, number in found}


def test_the_start_page_has_a_link_for_each_value_that_sets_or_takes_off_the_filter(client: Client) -> None:
    publish_five()
    html = read(client, "/en/", q="See")
    assert links(html)["Waters"] == ("2", "/en/?q=See&topic=water")
    assert links(html)["Wasseramt"] == ("2", "/en/?q=See&source=wasseramt")
    html = read(client, "/en/", accuracy="false")
    assert links(html)["False"] == ("2", "/en/")
    assert links(html)["True"] == ("3", "/en/?accuracy=false&accuracy=true")
    assert re.search(r'id="facet-accuracy-false"[^>]* aria-current="true"', html)
    html = read(client, "/en/")
    assert links(html)["January 2025"] == ("1", "/en/?published_after=2025-01-01&published_before=2025-01-31")


def test_the_start_page_of_an_empty_newsroom_has_no_facets(client: Client) -> None:
    assert 'class="facets"' not in read(client, "/en/")
