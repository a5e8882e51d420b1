"""fixtures/sources.json: loadable, repeatable, and every name of a source leads to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from sources.models import Article, Capture, Source, SourceName
from sources.normalisation import name_key

FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "sources.json"

MEANS = [
    ("op-online", "op-online"),
    ("OP-Online", "op-online"),
    ("Offenbach-Post", "op-online"),
    ("https://www.op-online.de/", "op-online"),
    ("Süddeutsche Zeitung", "sueddeutsche-zeitung"),
    ("Süddeutsche", "sueddeutsche-zeitung"),
    ("Süddeutsche.de", "sueddeutsche-zeitung"),
    ("sueddeutsche.de", "sueddeutsche-zeitung"),
    ("SZ", "sueddeutsche-zeitung"),
    ("Focus", "focus"),
    ("FOCUS", "focus"),
    ("Focus online", "focus-online"),
    ("focus.de", "focus-online"),
    ("NIS", "nis"),
    ("National Intelligence Service", "nis"),
    ("Nationale Geheimdienst", "nis"),
    ("südkoreanischer Geheimdienst", "nis"),
    ("국가정보원", "nis"),
    ("ukrainische Armee", "ukrainian-armed-forces"),
    ("ukrainische Streitkräfte", "ukrainian-armed-forces"),
    ("Generalstab in Kiew", "ukrainian-general-staff"),
    ("Генштаб ЗСУ", "ukrainian-general-staff"),
    ("Oleksandr Syrskyj", "oleksandr-syrskyj"),
    ("Syrsky", "oleksandr-syrskyj"),
    ("Wolodymyr Selenskyj", "wolodymyr-selenskyj"),
    ("Wolodimir Selenskij", "wolodymyr-selenskyj"),
    ("Selenskij", "wolodymyr-selenskyj"),
    ("Selenskyj", "wolodymyr-selenskyj"),
    ("Zelenskyy", "wolodymyr-selenskyj"),
    ("Зеленський", "wolodymyr-selenskyj"),
    ("Russland", "russia"),
    ("Moskau", "russia"),
    ("Kreml", "kremlin"),
    ("Peskow", "dmitri-peskow"),
    ("nag-news.de", "nag-news"),
    ("nachrichtenag.de", "nachrichtenag"),
    ("Tagesschau", "tagesschau"),
    ("The Kyiv Independent", "kyiv-independent"),
]


def _rows(model: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return [row["fields"] for row in rows if row["model"] == model]


def test_holds_no_primary_keys_and_nothing_but_sources_and_their_names() -> None:
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    assert {frozenset(row) for row in rows} == {frozenset({"model", "fields"})}
    assert {row["model"] for row in rows} == {"sources.source", "sources.sourcename"}


def test_every_key_is_the_key_of_its_name() -> None:
    names = _rows("sources.sourcename")
    assert [row["key"] for row in names] == [name_key(row["name"]) for row in names]


def test_no_two_names_have_the_same_key() -> None:
    keys = [row["key"] for row in _rows("sources.sourcename")]
    assert len(keys) == len(set(keys))


def test_every_source_goes_by_its_own_name() -> None:
    owner = {row["key"]: row["source"][0] for row in _rows("sources.sourcename")}
    sources = _rows("sources.source")
    assert {row["slug"]: owner.get(name_key(row["name"])) for row in sources} == {
        row["slug"]: row["slug"] for row in sources
    }


@pytest.mark.django_db
def test_loading_twice_gives_the_same_rows() -> None:
    call_command("loaddata", "sources", verbosity=0)
    once = (
        set(Source.objects.values_list("pk", "slug")),
        set(SourceName.objects.values_list("pk", "key", "source_id")),
    )
    call_command("loaddata", "sources", verbosity=0)
    assert once == (
        set(Source.objects.values_list("pk", "slug")),
        set(SourceName.objects.values_list("pk", "key", "source_id")),
    )


@pytest.mark.django_db
def test_every_row_passes_the_validation_of_the_desk() -> None:
    call_command("loaddata", "sources", verbosity=0)
    for source in Source.objects.all():
        source.full_clean()
    for name in SourceName.objects.all():
        name.full_clean()


@pytest.mark.django_db
def test_names_lead_to_their_source() -> None:
    call_command("loaddata", "sources", verbosity=0)
    found = {
        name: SourceName.objects.select_related("source").get(key=name_key(name)).source.slug
        for name, _slug in MEANS
    }
    assert found == dict(MEANS)


@pytest.mark.django_db
def test_bodies_belong_to_their_state_and_persons_to_nobody() -> None:
    call_command("loaddata", "sources", verbosity=0)
    bodies = dict(Source.objects.exclude(body_of=None).values_list("slug", "body_of__slug"))
    assert bodies == {
        "nis": "south-korea",
        "ukrainian-general-staff": "ukrainian-armed-forces",
        "ukrainian-emergency-service": "ukraine",
        "kremlin": "russia",
        "russian-government": "russia",
    }


@pytest.mark.django_db
def test_focus_alone_and_names_of_cities_are_flagged_as_ambiguous() -> None:
    call_command("loaddata", "sources", verbosity=0)
    ambiguous = set(SourceName.objects.filter(is_ambiguous=True).values_list("key", flat=True))
    assert {"focus", "moskau", "kiew", "seoul", "op"} <= ambiguous
    assert not {"nis", "op online", "focus online", "selenskyj", "russland"} & ambiguous


@pytest.mark.django_db
def test_brings_neither_texts_nor_copies_of_pages() -> None:
    call_command("loaddata", "sources", verbosity=0)
    assert (Article.objects.count(), Capture.objects.count()) == (0, 0)
