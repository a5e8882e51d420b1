"""Readers see the corrected text, that it was corrected, and every difference; machines get both texts."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.models import PublishedClaim
from claims.workflow.actions import publishing
from claims.workflow.actions.copy_editing import accept_copy_edit, propose_copy_edit
from claims.workflow.actions.editing import Changes, edit
from sources.actions import describe_article
from tests import factories
from tests.public.published import claim_path, publish_in_open_text, read

pytestmark = pytest.mark.django_db

BEFORE = "Die Messreihe des Amts zeigt zwölf Zentimeter."
AFTER = "Die Messreihe des Amtes zeigt zwölf Zentimeter."
API = "/api/v1/claims/"


@pytest.fixture
def row() -> PublishedClaim:
    """A published claim whose explanation was copy-edited."""
    claim = factories.make_claim_in("published")
    claim = propose_copy_edit(claim.pk, by=factories.vera(), revision=claim.revision, explanation=AFTER)
    accept_copy_edit(claim.pk, by=factories.viktor(), revision=claim.revision)
    return PublishedClaim.objects.get()


@pytest.mark.parametrize("page", ["", "editions/1/"])
def test_the_page_shows_the_corrected_text_with_the_difference(
    client: Client, row: PublishedClaim, page: str
) -> None:
    html = read(client, f"{claim_path(row)}{page}")

    assert f"<p>{AFTER}</p>" in html
    assert "Spelling corrected on" in html
    assert "<del>Amts </del><ins>Amtes </ins>" in html


def test_in_german_it_is_said_in_german(client: Client, row: PublishedClaim) -> None:
    assert "Sprachlich korrigiert am" in read(client, claim_path(row, "de"))


def test_without_a_copy_edit_nothing_is_said(client: Client) -> None:
    assert "Spelling corrected" not in read(client, claim_path(factories.make_published_claim()))


def test_the_api_gives_both_texts_and_the_document_as_published(client: Client, row: PublishedClaim) -> None:
    claim = client.get(f"{API}{row.public_id}/").json()
    edition = client.get(f"{API}{row.public_id}/editions/1/").json()

    assert claim["explanation"] == AFTER
    assert [edit["after"]["explanation"] for edit in claim["copy_edits"]] == [AFTER]
    assert [edit["before"]["explanation"] for edit in edition["copy_edits"]] == [BEFORE]
    assert edition["document"]["explanation"] == BEFORE
    assert "copy_edits" not in edition["document"]


def test_a_search_finds_the_corrected_word(client: Client) -> None:
    claim = factories.accept(factories.make_claim())
    claim = factories.assess_second(factories.submit(claim, explanation="Die Mesreihe zeigt es."))
    fixed = propose_copy_edit(
        claim.pk, by=factories.vera(), revision=claim.revision, explanation="Die Messreihe zeigt es."
    )
    assert client.get(f"{API}?q=messreihe").json()["results"] == []

    accept_copy_edit(fixed.pk, by=factories.viktor(), revision=fixed.revision)

    assert len(client.get(f"{API}?q=messreihe").json()["results"]) == 1


def test_no_editor_is_named(client: Client, row: PublishedClaim) -> None:
    for path in (claim_path(row), f"{API}{row.public_id}/", f"{API}{row.public_id}/editions/1/"):
        assert factories.vera().code not in read(client, path)


def test_a_newer_figure_is_shown_on_the_older_claim(client: Client) -> None:
    older = factories.make_published_claim(statement="Im Januar waren es zwölf Zentimeter.")
    newer = factories.make_claim("Im Februar waren es 14 Zentimeter.")
    newer = edit(
        newer.pk,
        by=factories.rita(),
        revision=newer.revision,
        changes=Changes(fields={"supersedes": older.claim}),
    )
    newer = factories.submit(factories.accept(newer))
    assert "There is a newer figure." not in read(client, claim_path(older))

    newer = factories.assess_second(newer)

    html = read(client, claim_path(older))
    assert "There is a newer figure." in html
    assert f'href="/en/claims/{newer.public_id}/"' in html
    assert f'href="/en/claims/{older.public_id}/"' in read(client, f"/en/claims/{newer.public_id}/")


@pytest.mark.parametrize("hidden", ["older", "newer"])
def test_no_link_leads_to_a_suspended_claim(client: Client, hidden: str) -> None:
    older = factories.make_published_claim(statement="Im Januar waren es zwölf Zentimeter.")
    claim = factories.make_claim("Im Februar waren es 14 Zentimeter.")
    claim = edit(
        claim.pk,
        by=factories.rita(),
        revision=claim.revision,
        changes=Changes(fields={"supersedes": older.claim}),
    )
    claim = factories.assess_second(factories.submit(factories.accept(claim)))
    newer = PublishedClaim.objects.get(claim=claim)
    gone, seen = (older, newer) if hidden == "older" else (newer, older)

    publishing.suspend(
        gone.claim_id, by=factories.vera(), revision=gone.claim.revision, reason="Einspruch liegt vor."
    )

    assert gone.public_id not in read(client, claim_path(seen))


def test_the_words_around_a_quote_go_with_the_text(client: Client) -> None:
    row = publish_in_open_text()
    article = row.articles.get().article
    annotations = f"/api/v1/articles/{article.public_id}/annotations/"
    assert "Das teilte das Wasseramt" in read(client, claim_path(row))
    assert "Das teilte das Wasseramt" in read(client, annotations)

    article.is_public = False
    describe_article(article, by=factories.rita(), changed=["is_public"])

    for path in (
        claim_path(row),
        annotations,
        f"/api/v1/articles/{article.public_id}/",
        f"/en/articles/{article.public_id}/",
        f"{API}{row.public_id}/",
        f"{API}{row.public_id}/editions/1/",
    ):
        html = read(client, path)
        assert "Das teilte das" not in html, path
        assert "Aus der Region" not in html, path


def test_a_recheck_is_said_with_its_date(client: Client) -> None:
    claim = factories.make_reopened_claim()
    claim = factories.submit(claim, edition_kind="rechecked", change_note="Wir haben nachgesehen.")
    factories.assess_second(claim)

    html = read(client, claim_path(PublishedClaim.objects.get()))

    assert "Checked again, unchanged:" in html
    assert "Re-checked, unchanged" in html
    assert "erneut geprüft, unverändert" in read(
        client, claim_path(PublishedClaim.objects.get(), "de")
    ).replace("Erneut", "erneut")
