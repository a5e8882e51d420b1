"""Sources: what each said, relayed and published, counted by verdict; only those a listed claim names."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.public.views import sources
from sources.models import Source
from tests import factories
from tests.public.published import read

pytestmark = pytest.mark.django_db


def test_claims_stand_under_what_the_source_is_to_them(client: Client) -> None:
    chain = [
        factories.make_source(),
        factories.make_source("Uferbote", "news_agency"),
        factories.make_source("Wasseramt", "authority"),
    ]
    factories.make_published_claim(chain=chain)
    headings = {
        "seeblatt": "What it published",
        "uferbote": "What it relayed",
        "wasseramt": "What is attributed to it",
    }
    for slug, heading in headings.items():
        assert re.findall(r'<h2 id="role-\w+">([^<]+)</h2>', read(client, f"/en/sources/{slug}/")) == [
            heading
        ]


def test_verdicts_are_counted_in_a_table_by_role(client: Client) -> None:
    factories.make_published_claim()
    factories.make_published_claim(statement="Der See stieg auch im Februar.")
    html = read(client, "/en/sources/wasseramt/")
    for query, word in (("accuracy=true", "True"), ("attribution=faithful", "Faithful")):
        link = f'<a href="/en/?source=wasseramt&amp;{query}">{word}</a>'
        assert f'<tr><th scope="row">{link}</th><td>2</td><td>0</td><td>0</td></tr>' in html
    assert "%" not in re.sub(r"<[^>]+>", "", html)


def test_all_claims_of_one_role_are_one_click_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FIRST_FEW", 1)
    for month in ("Januar", "Februar"):
        factories.make_published_claim(statement=f"Der See stieg im {month}.")
    html = read(client, "/en/sources/wasseramt/")
    assert '<a href="?role=claimant">All 2 claims</a>' in html
    assert html.count("claims-item") == 1
    assert read(client, "/en/sources/wasseramt/", role="claimant").count("claims-item") == 2


def test_a_country_is_named_in_the_readers_language(client: Client) -> None:
    factories.make_published_claim()
    assert "<span>Country: Germany</span>" in read(client, "/en/sources/wasseramt/")
    assert "<span>Land: Deutschland</span>" in read(client, "/de/sources/wasseramt/")


def test_the_list_names_each_source_with_its_number_of_claims(client: Client) -> None:
    factories.make_published_claim()
    factories.make_published_claim(statement="Der See stieg auch im Februar.")
    factories.make_source("Niemandsamt")
    html = read(client, "/en/sources/")
    assert re.findall(r'<a href="/en/sources/[\w-]+/">(\w+)</a>', html) == ["Seeblatt", "Wasseramt"]
    assert html.count("<span>2 claims</span>") == 2


def test_a_long_list_of_sources_goes_on(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SOURCES_PER_PAGE", 1)
    factories.make_published_claim()
    assert 'href="?after=seeblatt"' in read(client, "/en/sources/")
    assert "Wasseramt" in read(client, "/en/sources/", after="seeblatt")


def test_a_name_in_small_letters_stands_among_its_neighbours(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.make_published_claim()
    Source.objects.filter(slug="seeblatt").update(name="seeblatt")
    html = read(client, "/en/sources/")
    assert re.findall(r'<a href="/en/sources/[\w-]+/">(\w+)</a>', html) == ["seeblatt", "Wasseramt"]
    assert ">seeblatt</span>" in read(client, "/en/", source="seeblatt")
    monkeypatch.setattr(sources, "SOURCES_PER_PAGE", 1)
    assert "Wasseramt" in read(client, "/en/sources/", after="seeblatt")


@pytest.mark.parametrize(
    "query",
    ["role=judge", "cursor=x", "role=claimant&cursor=x", "colour=red"],
)
def test_an_address_that_makes_no_sense_is_refused(client: Client, query: str) -> None:
    factories.make_published_claim()
    read(client, f"/en/sources/wasseramt/?{query}", status=400)


def test_a_source_nobody_may_know_has_no_page(client: Client) -> None:
    secret = factories.make_source("Geheimer Zeuge", "person", is_protected=True)
    factories.make_published_claim(chain=[factories.make_source(), secret])
    factories.make_source("Niemandsamt")
    for slug in ("geheimer-zeuge", "niemandsamt", "unknown"):
        read(client, f"/en/sources/{slug}/", status=404)
