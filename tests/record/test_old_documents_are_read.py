"""Documents of every schema are read as one of the newest, by every surface; a newer one is refused.

tests/record/golden/ keeps documents as they were stored. They stay as they are for ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.exports.table_rows import appearances_of, attributions_of, evidence_of
from claims.models import PublishedClaim
from claims.public.documents import Pages, claim_text
from claims.record.claim_review import Site, claim_review
from claims.record.copy_edits import corrected
from claims.record.schemas import SCHEMA, UnknownSchema, newest, read_document
from tests import factories as make

GOLDEN = Path(__file__).parent / "golden"
NAMES = ["plain", "archived", "correction", "withdrawal", "protected_source"]
SITE = Site("Seeblatt", "https://news.example")


def golden(schema: int, name: str) -> str:
    return (GOLDEN / f"schema_{schema}" / f"{name}.json").read_text(encoding="utf-8")


def every() -> list[tuple[int, str]]:
    return [(schema, name) for schema in range(1, SCHEMA + 1) for name in NAMES]


def keys_of(value: Any, path: str = "") -> Iterator[str]:
    """Yield where each value of a document lies; entries of lists and of maps by id lie at the same place."""
    match value:
        case dict():
            for key, item in value.items():
                named = "*" if path in (".sources", ".articles") else key
                yield from keys_of(item, f"{path}.{named}")
        case list():
            for item in value:
                yield from keys_of(item, f"{path}[]")
        case _:
            yield path


@pytest.mark.parametrize(("schema", "name"), every())
def test_a_document_is_read_as_one_of_the_newest_schema(schema: int, name: str) -> None:
    assert read_document(golden(schema, name)) == json.loads(golden(SCHEMA, name))


@pytest.mark.parametrize(("schema", "name"), every())
def test_every_surface_reads_every_document(schema: int, name: str) -> None:
    document = corrected(json.loads(golden(schema, name)), [])
    said, number, claimant, length = {
        "plain": ("Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.", 1, "Wasseramt", 55),
        "archived": ("Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.", 1, "Wasseramt", 55),
        "correction": ("Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.", 2, "Wasseramt", 55),
        "withdrawal": ("Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.", 3, "Wasseramt", 55),
        "protected_source": ("Der Damm brach.", 1, "", 0),
    }[name]
    shown = claim_text(document, Pages())
    review = claim_review(document, site=SITE)
    assert review is not None
    assert (shown.statement, shown.number) == (said, number)
    assert (document["statement"], review["claimReviewed"]) == (said, said)
    assert review["itemReviewed"].get("author", {}).get("name", "") == claimant
    (place,) = appearances_of(document)
    assert place[9] - place[8] == length
    *_, link = attributions_of(document)
    assert (link[5] or "") == claimant
    (item,) = evidence_of(document)
    assert item[6] == "Pegelstände im Januar"


@pytest.mark.django_db
def test_a_document_written_today_has_the_keys_of_the_newest_schema() -> None:
    row = make.make_published_claim()
    document = json.loads(row.edition.body.text)
    assert set(keys_of(document)) == set(keys_of(json.loads(golden(SCHEMA, "archived"))))
    hidden = make.make_source("Informantin", "person", is_protected=True)
    article = make.make_article(f"{make.TEXT}\nEnde.", publisher=hidden)
    hidden_row = make.make_published_claim(statement="Der Damm brach.", article=article, chain=[hidden])
    document = json.loads(hidden_row.edition.body.text)
    assert set(keys_of(document)) >= set(keys_of(json.loads(golden(SCHEMA, "protected_source"))))


@pytest.mark.parametrize("schema", [SCHEMA + 1, 0, "1", None, True])
def test_a_schema_this_version_does_not_know_is_refused_with_a_sentence(schema: object) -> None:
    with pytest.raises(UnknownSchema, match=r"this version of Gegenlese reads 1 to 1. Update Gegenlese"):
        corrected({"schema": schema, "statement": "Der See steigt."}, [])


def test_an_erased_document_stays_empty() -> None:
    assert newest({}) == {}


def test_a_document_passes_through_every_schema_after_its_own() -> None:
    """How the next schemas will be read: each step is a pure function of the document before."""
    steps = {
        1: lambda document: {**document, "wording": document["statement"]},
        2: lambda document: {key: value for key, value in document.items() if key != "statement"},
    }
    first = {"schema": 1, "statement": "Der See steigt."}
    assert newest(first, upcasters=steps, schema=3) == {"schema": 3, "wording": "Der See steigt."}
    assert first == {"schema": 1, "statement": "Der See steigt."}
    second = {"schema": 2, "statement": "Der See steigt.", "wording": "Der See fällt."}
    assert newest(second, upcasters=steps, schema=3) == {"schema": 3, "wording": "Der See fällt."}


@pytest.mark.django_db
def test_readers_rows_hold_the_newest_schema() -> None:
    make.make_published_claim()
    text = PublishedClaim.objects.values_list("representation", flat=True).get()
    assert json.loads(text)["schema"] == SCHEMA
