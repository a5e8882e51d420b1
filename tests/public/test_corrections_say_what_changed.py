"""What changed, when and why: on the claim, on the page of the edition and among the corrections."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.workflow.actions import publishing
from tests import factories
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db

BEFORE = "Der Pegel des Sees stieg um zwölf Zentimeter."
AFTER = "Der Pegel des Sees stieg um elf Zentimeter."


@pytest.fixture
def path() -> str:
    """The page of a claim that was corrected once."""
    row = factories.make_published_claim(statement=BEFORE)
    factories.correct(row.claim, AFTER)
    return claim_path(row)


def test_the_claim_shows_both_editions_and_the_note(client: Client, path: str) -> None:
    html = read(client, path)
    assert f'<h1 class="statement" lang="de">{AFTER}</h1>' in html
    assert f"<del>{BEFORE}</del>" in html
    assert f"<ins>{AFTER}</ins>" in html
    assert "Es waren elf Zentimeter." in html
    assert html.index(f"{path}editions/2/") < html.index(f"{path}editions/1/")


@pytest.mark.parametrize(
    ("kind", "english", "german"),
    [
        ("correction", "corrected", "korrigiert am"),
        ("clarification", "clarified", "klargestellt am"),
        ("update", "updated", "aktualisiert am"),
        ("rechecked", "checked again", "erneut geprüft am"),
    ],
)
def test_a_list_calls_the_newest_edition_what_it_is(
    client: Client, kind: str, english: str, german: str
) -> None:
    claim = factories.make_reopened_claim()
    factories.assess_second(factories.submit(claim, edition_kind=kind, change_note="Neuer Stand."))
    assert f"<span>{english} <time" in read(client, "/en/")
    assert f"<span>{german} <time" in read(client, "/de/")


def test_the_first_edition_stays_as_it_was(client: Client, path: str) -> None:
    html = read(client, f"{path}editions/1/")
    assert f'<h1 class="statement" lang="de">{BEFORE}</h1>' in html
    assert "A newer edition has replaced this one." in html
    # What happened to it stands above its verdict, which may no longer be so.
    banner, _, below = html.partition('<h1 class="statement"')
    assert f'Replaced by <a href="{path}editions/2/">Edition 2</a>' in banner
    assert '<span class="kind kind-correction">Correction</span>' in banner
    assert "<p>Es waren elf Zentimeter.</p>" in banner
    assert "elf Zentimeter" not in below
    assert "Replaced by" not in read(client, f"{path}editions/2/")


def test_there_is_no_page_of_an_edition_that_was_not_published(client: Client, path: str) -> None:
    read(client, f"{path}editions/3/", status=404)


def test_the_corrections_page_names_note_and_change(client: Client, path: str) -> None:
    html = read(client, "/en/corrections/")
    assert "Es waren elf Zentimeter." in html
    assert f"<del>{BEFORE}</del>" in html
    assert f'href="{path}"' in html


def test_a_first_publication_is_no_correction(client: Client) -> None:
    factories.make_published_claim(statement=BEFORE)
    html = read(client, "/en/corrections/")
    assert BEFORE not in html
    assert "There is nothing to correct so far." in html


def test_a_withdrawal_stands_among_the_corrections_and_a_suspended_claim_does_not(client: Client) -> None:
    factories.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
    row = factories.make_published_claim(statement=BEFORE)
    claim = factories.correct(row.claim, AFTER)
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Einspruch liegt vor.")
    html = read(client, "/en/corrections/")
    assert "Der Kanal wurde geflutet." in html
    assert AFTER not in html


def test_the_corrections_page_knows_no_filters(client: Client) -> None:
    read(client, "/en/corrections/", status=400, kind="correction")
