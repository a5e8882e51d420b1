"""Below each list of the site stand the files it can be had as, with the filters that are set."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.public.views import lists
from tests import factories
from tests.public.published import read

pytestmark = pytest.mark.django_db


def links(page: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*)" download', page)]


def test_the_start_page_links_what_it_shows(client: Client) -> None:
    row = factories.make_published_claim()
    found = links(read(client, "/en/", q="pegel", accuracy="true"))
    assert found == [
        "/api/v1/exports/claims.csv?q=pegel&accuracy=true",
        "/api/v1/exports/claims.ndjson?q=pegel&accuracy=true",
        "/api/v1/exports/claims.json?q=pegel&accuracy=true",
        "/api/v1/exports/claims.claimreview.json?q=pegel&accuracy=true",
        "/api/v1/exports/claims.zip?q=pegel&accuracy=true",
    ]
    for link in found[:-1]:
        assert row.public_id in client.get(link).getvalue().decode()


def test_the_place_in_the_list_is_left_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE_SIZE", 1)
    for statement in ("Der Hafen ist alt.", "Der Kanal ist alt."):
        factories.make_published_claim(statement=statement)
    page = read(client, "/de/")
    assert "Diese Ergebnisse herunterladen als" in page
    (cursor,) = re.findall(r"cursor=([\w-]+)", page)
    assert "/api/v1/exports/claims.csv" in links(read(client, "/de/", cursor=cursor))


def test_corrections_can_be_downloaded_too(client: Client) -> None:
    row = factories.make_published_claim()
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    found = links(read(client, "/en/corrections/"))
    assert found == [f"/api/v1/exports/corrections.{suffix}" for suffix in ("csv", "ndjson", "json")]


def test_where_nothing_is_shown_nothing_is_offered(client: Client) -> None:
    assert links(read(client, "/en/")) == []
    assert links(read(client, "/en/corrections/")) == []
