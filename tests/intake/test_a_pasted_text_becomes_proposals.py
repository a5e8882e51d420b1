"""Intake end to end: a text in, an article with anchored, attributed proposals out."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from claims.intake.importing import import_text
from claims.intake.plain_text import first_line
from claims.models import Appearance, Claim
from claims.record.chains import chains
from claims.workflow.errors import NotPermitted
from sources.models import Article, Source
from tests import factories as make
from trail.editors import system_editor
from trail.models import Event

pytestmark = pytest.mark.django_db

TEXT = """Am Montag meldete das Seeblatt, dass der Pegel im Januar um zwölf Zentimeter gestiegen sei.
Laut Wasseramt wurden am 3. Februar 40 Keller überflutet.
Das Rathaus hat die Überflutung bislang nicht bestätigt."""


def chains_of(claim: Claim) -> list[list[str]]:
    return [
        [link.source.name for link in chain]
        for chain in chains(list(claim.attributions.select_related("source")))
    ]


def claim_about(words: str) -> Claim:
    return Claim.objects.get(statement__contains=words)


@pytest.fixture(autouse=True)
def _known_sources() -> None:
    make.make_source("Seeblatt")
    make.make_source("Wasseramt", "authority")
    make.make_source("Rathaus", "authority")


def test_every_quote_equals_its_place_in_the_text() -> None:
    result = import_text(TEXT, by=make.rita())

    assert result.created
    assert len(result.claims) >= 3
    for appearance in Appearance.objects.select_related("article"):
        assert appearance.article.text[appearance.start : appearance.end] == appearance.quote


def test_chains_begin_with_the_publisher_and_end_with_who_said_it() -> None:
    import_text(TEXT, by=make.rita(), publisher=make.make_source("Rundblick"))

    assert chains_of(claim_about("zwölf Zentimeter")) == [["Rundblick", "Seeblatt"]]
    assert chains_of(claim_about("40 Keller")) == [["Rundblick", "Seeblatt", "Wasseramt"]]


def test_a_missing_confirmation_is_a_position_of_its_source() -> None:
    import_text(TEXT, by=make.rita(), publisher=make.make_source("Rundblick"))

    claim = claim_about("nicht bestätigt")
    assert chains_of(claim) == [["Rundblick", "Rathaus"]]
    assert claim.attributions.get(source__name="Rathaus").position == "has_not_confirmed"


def test_an_unknown_name_becomes_one_proposed_source() -> None:
    text = "Die Feuerwehr Seestadt meldete 12 Einsätze.\nDie Feuerwehr Seestadt meldete zudem 3 Verletzte."

    result = import_text(text, by=make.rita())

    proposed = Source.objects.get(is_proposed=True)
    assert proposed.name == "Feuerwehr Seestadt"
    assert result.proposed_sources == [proposed]


def test_the_same_text_twice_creates_nothing_twice() -> None:
    first = import_text(TEXT, by=make.rita())
    events = Event.objects.count()

    second = import_text(f"\r\n{TEXT}\r\n", by=make.rita())

    assert (second.created, second.article) == (False, first.article)
    assert (Article.objects.count(), Event.objects.count()) == (1, events)


def test_a_language_without_rules_stores_the_text_alone() -> None:
    result = import_text("Le niveau du lac a monté de 12 cm.", by=make.rita(), language="fr")

    assert (result.created, result.has_rules, result.claims) == (True, False, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [(" \n\t", "There is no text"), ("x" * 100_001, "has 100001 characters; at most 100000")],
    ids=["empty", "too long"],
)
def test_a_text_that_cannot_be_stored_is_refused_with_the_reason(text: str, message: str) -> None:
    from django.utils import translation

    with translation.override("en"), pytest.raises(ValidationError, match=message):
        import_text(text, by=make.rita())
    assert Article.objects.count() == 0


@pytest.mark.parametrize("text", ["Der Pegel steigt.", "水位上升十二厘米"])
def test_one_short_sentence_is_a_text(text: str) -> None:
    assert import_text(text, by=make.rita()).created


def test_an_account_without_a_role_brings_nothing_to_the_desk() -> None:
    with pytest.raises(NotPermitted):
        import_text(TEXT, by=make.make_editor("praktikant"))


def test_the_system_editor_may_import() -> None:
    result = import_text(TEXT, by=system_editor())

    assert result.claims[0].created_by_id == "E-000"


def test_two_spellings_of_one_person_in_a_text_are_one_proposal() -> None:
    text = "Sergej Lawrow sagte, die Brücke sei zu. Sergei Lavrov erklärte, der Pegel steige um zwei Meter."
    result = import_text(text, by=make.rita())
    (proposed,) = result.proposed_sources
    names = list(proposed.names.order_by("pk").values_list("name", flat=True))
    assert names == ["Sergej Lawrow", "Sergei Lavrov"]
    assert proposed.is_proposed


def test_a_name_that_fits_two_persons_of_the_text_stays_its_own() -> None:
    text = (
        "Angela Merkel sagte, die Brücke sei gesperrt. "
        "Alexander Merkel erklärte, das Wasser steige um zwei Meter. "
        "Merkell teilte mit, drei Häuser seien zerstört."
    )
    names = {source.name for source in import_text(text, by=make.rita()).proposed_sources}
    assert names == {"Angela Merkel", "Alexander Merkel", "Merkell"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Der Pegel steigt\nUm 12 cm.", "Der Pegel steigt"),
        (f"{'Der Pegel steigt um zwölf Meter. ' * 2}Dann", f"{'Der Pegel steigt um zwölf Meter. ' * 2}Dann"),
        (
            "Der Pegel des Sees stieg nach Angaben des Amtes um zwölf Meter. So hat es das Seeblatt gehört.",
            "Der Pegel des Sees stieg nach Angaben des Amtes um zwölf Meter. …",
        ),
        (
            "Der See ist leer. Das meldete am Montag, dem 3. Februar, nach Angaben aus Lom, das Seeblatt.",
            "Der See ist leer. Das meldete am Montag, dem 3. Februar, nach Angaben aus Lom, das…",
        ),
        ("x" * 100, f"{'x' * 89}…"),
    ],
    ids=["short line", "whole line", "sentence", "word", "no blank"],
)
def test_a_text_without_a_title_is_called_by_its_beginning(text: str, title: str) -> None:
    assert first_line(text) == title
