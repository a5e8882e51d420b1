"""A search by a name of a source or topic leads to it, one with a typing error too; never to a hidden one."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Topic
from sources.actions import save_source
from sources.models import Source
from tests import factories
from tests.public.every_page import publish_about
from tests.public.published import read

pytestmark = pytest.mark.django_db


def publish_selenskyj(**columns: object) -> Source:
    """Return a person who is the claimant of a published claim and goes by another spelling, too."""
    person = factories.make_source("Wolodymyr Selenskyj", "person", "Selenskyj", "Zelensky", **columns)
    factories.make_published_claim(chain=[factories.make_source(), person])
    return person


def told(client: Client, typed: str, language: str = "en") -> list[str]:
    """Return what stands on the page of a search about the sources it may mean, in words."""
    html = read(client, f"/{language}/", q=typed)
    lines = re.findall(r'<p class="meant">(.*?)</p>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", line).split()) for line in lines]


def test_a_further_name_leads_to_the_source_and_its_claims(client: Client) -> None:
    publish_selenskyj()
    assert told(client, "zelensky") == ["Source: Wolodymyr Selenskyj (Zelensky) – 1 claim"]
    assert told(client, "Zelensky Kursk", "de") == ["Quelle: Wolodymyr Selenskyj (Zelensky) – 1 Behauptung"]
    html = read(client, "/de/", q="Zelensky")
    assert '<a href="/de/sources/wolodymyr-selenskyj/">Wolodymyr Selenskyj</a>' in html
    assert '<a href="/de/?source=wolodymyr-selenskyj">1 Behauptung</a>' in html
    # Beside claims that were found, the name has to be all that was typed.
    assert told(client, "Wolodymyr Selenskyj") == ["Source: Wolodymyr Selenskyj – 1 claim"]
    assert told(client, "Pegel") == told(client, "Pegel Selenskyj") == []


@pytest.mark.parametrize("typed", ["Selensky", "Zelenskij", "Selenskjy in Kursk", "Wolodimir Selenskij"])
def test_a_typing_error_is_answered_with_the_source_that_may_be_meant(client: Client, typed: str) -> None:
    publish_selenskyj()
    assert told(client, typed, "de") == ["Meinten Sie eine unserer Quellen? Wolodymyr Selenskyj"]


def test_what_resembles_no_name_is_answered_with_none(client: Client) -> None:
    publish_selenskyj()
    factories.make_source("Vulkanamt", "authority")
    for typed in ("Vulkan", "Vulkanamt", "Vulkanant", "Selen", "sky", "Seelsorge", "Wladimir Putin"):
        assert told(client, typed) == []


def test_a_protected_source_is_never_named_not_even_from_what_was_kept(client: Client) -> None:
    person = publish_selenskyj()
    assert told(client, "Selensky") == ["Did you mean one of our sources? Wolodymyr Selenskyj"]
    Source.objects.filter(pk=person.pk).update(is_protected=True)
    for typed in ("Wolodymyr Selenskyj", "Zelensky", "Zelensky Kursk", "Selensky"):
        assert told(client, typed) == []
    save_source(Source.objects.get(pk=person.pk), by=factories.rita())
    assert told(client, "Selensky") == []


def test_looking_for_sources_takes_as_many_queries_for_many_names_as_for_one(client: Client) -> None:
    publish_selenskyj()
    read(client, "/en/", q="Selensky")
    numbers = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            read(client, "/en/", q="Selensky")
        numbers.append(sum("sourcename" in query["sql"] for query in queries.captured_queries))
        factories.make_published_claim(
            statement=f"Nummer {number}.",
            chain=[factories.make_source(), factories.make_source(f"Selensky{number}")],
        )
    # One by name; the second, of all names, only after something was published.
    assert numbers == [1, 2, 2]


def test_a_topic_is_offered_by_its_name_in_either_language(client: Client) -> None:
    Topic.objects.create(code="leer", name_de="Nordkoreas Nachbarn", name_en="Neighbours")
    topic = Topic.objects.create(code="nordkorea", name_de="Nordkorea", name_en="North Korea")
    publish_about(topic)
    for typed in ("NORDKOREA", "North Korea", "Nordkorea Artillerie", "Nordkoera", "Nort Korea"):
        assert told(client, typed, "de") == ["Thema: Nordkorea – 1 Behauptung"]
    assert told(client, "Nordkorea") == ["Topic: North Korea – 1 claim"]
    html = read(client, "/en/", q="Nordkorea")
    assert '<a href="/en/topics/nordkorea/">North Korea</a>' in html
    assert '<a href="/en/?topic=nordkorea">1 claim</a>' in html
    # Only where nothing was found, a part of what was typed is enough.
    for typed in ("Pegel", "Korea", "Neighbours", "Nordkap", "Norwegen"):
        assert told(client, typed) == []
