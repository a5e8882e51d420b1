"""Suspended, withdrawn, blocked, under re-review, not published: what stands at the address in each state."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.models import PublishedClaim
from tests import factories
from tests.public.published import claim_path, publish_in_open_text, read

pytestmark = pytest.mark.django_db

STATEMENT = "Der Kanal wurde im Mai geflutet."


@pytest.mark.parametrize(
    "status", ["proposed", "in_review", "second_review", "disagreement", "cleared", "dismissed"]
)
def test_an_unpublished_claim_has_no_page(client: Client, status: str) -> None:
    claim = factories.make_claim_in(status, statement=STATEMENT)
    assert STATEMENT not in read(client, f"/en/claims/{claim.public_id}/", status=404)
    assert STATEMENT not in read(client, f"/en/claims/{claim.public_id}/editions/1/", status=404)


def test_a_suspended_claim_shows_a_neutral_notice_and_nothing_else(client: Client) -> None:
    row = factories.make_suspended_claim(statement=STATEMENT)
    html = read(client, claim_path(row))
    assert "This check is not available at the moment" in html
    assert STATEMENT not in html
    assert "Einspruch" not in html
    assert STATEMENT not in read(client, f"{claim_path(row)}editions/1/", status=404)
    assert STATEMENT not in read(client, "/en/")


def test_a_withdrawn_claim_shows_the_reason_and_its_earlier_editions(client: Client) -> None:
    claim = factories.make_claim_in("withdrawn", statement=STATEMENT)
    row = PublishedClaim.objects.get(claim=claim)
    html = read(client, claim_path(row))
    assert "We have withdrawn this check." in html
    assert "Die Messreihe war fehlerhaft." in html
    assert f'href="{claim_path(row)}editions/1/"' in html
    assert "<strong>True</strong>" not in html
    assert "no longer stands" in read(client, f"{claim_path(row)}editions/1/")
    assert STATEMENT not in read(client, "/en/")


def test_a_blocked_claim_answers_451_everywhere(client: Client) -> None:
    row = factories.make_published_claim(statement=STATEMENT)
    factories.block(row)
    for path in (claim_path(row), f"{claim_path(row)}editions/1/"):
        html = read(client, path, status=451)
        assert "Not available for legal reasons" in html
        assert STATEMENT not in html
    assert STATEMENT not in read(client, "/en/")


def test_a_reopened_claim_keeps_its_edition_under_a_notice(client: Client) -> None:
    claim = factories.make_reopened_claim(statement=STATEMENT)
    html = read(client, f"/en/claims/{claim.public_id}/")
    assert "We are checking this claim again." in html
    assert STATEMENT in html


def test_what_only_a_hidden_claim_names_has_no_page(client: Client) -> None:
    row = publish_in_open_text()
    article = row.articles.get().article
    assert client.get(f"/en/articles/{article.public_id}/").status_code == 200
    factories.block(row)
    assert client.get(f"/en/articles/{article.public_id}/").status_code == 404
    assert client.get("/en/sources/wasseramt/").status_code == 404
    assert "Wasseramt" not in read(client, "/en/sources/")


def test_pages_without_a_standing_claim_are_kept_out_of_search_engines(client: Client) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert noindex not in read(client, claim_path(factories.make_published_claim()))
    assert noindex in read(client, claim_path(factories.make_suspended_claim(statement=STATEMENT)))
