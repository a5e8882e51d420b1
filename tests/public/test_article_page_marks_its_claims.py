"""An article: the full text with its claims marked where readers may see it, else its quotes alone."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.models import PublishedClaim
from tests import factories
from tests.public.published import publish_in_open_text, read

pytestmark = pytest.mark.django_db


def article_path(row: PublishedClaim) -> str:
    return f"/en/articles/{row.articles.get().article.public_id}/"


def test_the_quote_is_underlined_in_place_and_leads_to_the_claim(client: Client) -> None:
    row = publish_in_open_text()
    html = read(client, article_path(row))
    assert (
        f'<a class="passage tone-true" href="/en/claims/{row.public_id}/" tabindex="-1">{factories.QUOTE}</a>'
        f'<a class="passage-word tone-true" href="/en/claims/{row.public_id}/" lang="en">True</a>'
    ) in html
    assert "Das teilte das Wasseramt mit." in html


def test_overlapping_claims_leave_the_text_whole(client: Client) -> None:
    article = factories.make_article(is_public=True)
    factories.make_published_claim(article=article)
    factories.make_published_claim(
        statement="Der See stieg um zwölf Zentimeter.",
        article=article,
        quote="um zwölf Zentimeter. Das teilte",
    )
    html = read(client, f"/en/articles/{article.public_id}/")
    shown = re.search(r'<section class="text".*?</section>', html, re.DOTALL)
    assert shown is not None
    assert shown[0].count("<a ") == shown[0].count("</a>") == 5
    without_words = re.sub(r'<a class="passage-word.*?</a>', "", shown[0])
    text = re.sub(r"<[^>]+>", "", without_words.replace("</p>", "\n"))
    assert [line.strip() for line in text.split("\n") if line.strip()] == factories.TEXT.split("\n")


def test_a_text_that_is_not_public_shows_its_quotes_alone(client: Client) -> None:
    html = read(client, article_path(factories.make_published_claim()))
    assert factories.QUOTE in html
    assert "Das teilte das Wasseramt mit." not in html
    assert "We may not show the full text here." in html


def test_a_claim_that_is_not_published_is_not_marked(client: Client) -> None:
    article = factories.make_article(is_public=True)
    factories.make_published_claim(article=article)
    factories.make_claim("Das Amt teilte es mit.", article=article, quote="Das teilte das Wasseramt mit.")
    html = read(client, f"/en/articles/{article.public_id}/")
    assert "Das Amt teilte es mit." not in html
    assert html.count('class="passage ') == 1


def test_an_article_without_a_published_claim_has_no_page(client: Client) -> None:
    article = factories.make_article(is_public=True)
    factories.make_claim(article=article)
    read(client, f"/en/articles/{article.public_id}/", status=404)


def test_an_article_of_a_protected_publisher_has_no_page(client: Client) -> None:
    secret = factories.make_source("Geheimblatt", is_protected=True)
    article = factories.make_article(publisher=secret, is_public=True)
    row = factories.make_published_claim(article=article, chain=[secret, factories.make_source("Wasseramt")])
    read(client, f"/en/articles/{article.public_id}/", status=404)
    html = read(client, f"/en/claims/{row.public_id}/")
    assert "Text of a protected source" in html
    assert factories.QUOTE not in html
    assert article.public_id not in html
