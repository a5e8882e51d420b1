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


def text_of(html: str) -> str:
    """Return the marked text without its margin words, a line for each paragraph."""
    shown = re.search(r'<section class="text".*?</section>', html, re.DOTALL)
    assert shown is not None
    without_words = re.sub(r"<button.*?</button>", "", shown[0], flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", "", without_words.replace("</p>", "\n"))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def test_the_quote_is_underlined_in_place_and_leads_to_its_entry_and_back(client: Client) -> None:
    row = publish_in_open_text()
    html = read(client, article_path(row))
    key = row.public_id
    assert (
        f'<a class="passage line-solid tone-true" id="place-{key}" href="#check-{key}" '
        f'data-card="card-{key}">{factories.QUOTE}</a><button type="button" class="note tone-true" '
        f'popovertarget="card-{key}" lang="en">'
    ) in html
    assert f'id="check-{key}"' in html
    assert f'href="#place-{key}"' in html
    assert f'href="/en/claims/{key}/"' in html
    assert "Das teilte das Wasseramt mit." in html


def test_the_legend_shows_each_line_as_the_text_does_and_names_its_question(client: Client) -> None:
    html = read(client, article_path(publish_in_open_text()))
    assert re.findall(r'class="legend-line line-(\w+) tone-(\w+)" [^>]*></span> (.*?)</li>', html) == [
        ("solid", "true", "True"),
        ("solid", "mostly_true", "Mostly true"),
        ("dashed", "partly_false", "Partly false"),
        ("dashed", "missing_context", "Missing context"),
        ("dashed", "manipulated", "Manipulated"),
        ("wavy", "mostly_false", "Mostly false"),
        ("wavy", "false", "False"),
        ("dotted", "unproven", "Unproven"),
        ("dotted", "not_checked", "Not checked"),
    ]
    # Beside the words there is the verdict alone; which question it answers stands here and is heard there.
    assert '<h2 id="legend">Is it so? What the lines mean</h2>' in html
    assert '<span class="note-question">Is it so? </span><span class="note-word">True</span>' in html


def test_the_full_stop_stays_with_the_sentence_and_not_behind_its_verdicts(client: Client) -> None:
    article = factories.make_article(is_public=True)
    quote = factories.QUOTE.removesuffix(".")
    factories.make_published_claim(article=article, quote=quote)
    html = read(client, f"/en/articles/{article.public_id}/")
    assert f"{quote}</a>.<button" in html
    assert "</button> Das teilte das Wasseramt mit." in html
    assert text_of(html) == factories.TEXT


def test_overlapping_claims_leave_the_text_whole(client: Client) -> None:
    article = factories.make_article(is_public=True)
    factories.make_published_claim(article=article)
    factories.make_published_claim(
        statement="Der See stieg um zwölf Zentimeter.",
        article=article,
        quote="um zwölf Zentimeter. Das teilte",
    )
    html = read(client, f"/en/articles/{article.public_id}/")
    assert text_of(html) == factories.TEXT
    assert html.count('class="passage ') == 4  # before, twice where both stand, after
    assert html.count('id="place-') == 2


def test_a_claim_inside_another_keeps_both_lines(client: Client) -> None:
    article = factories.make_article(is_public=True)
    outer = factories.make_published_claim(article=article)
    inner = factories.make_published_claim(
        statement="Es waren zwölf Zentimeter.", article=article, quote="zwölf Zentimeter"
    )
    html = read(client, f"/en/articles/{article.public_id}/")
    assert (
        '<span class="passage line-solid tone-true depth-1"><a class="passage line-solid tone-true" '
        f'id="place-{inner.public_id}" href="#check-{inner.public_id}"'
    ) in html
    assert html.index(f'id="place-{outer.public_id}"') < html.index(f'id="place-{inner.public_id}"')
    assert text_of(html) == factories.TEXT


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
    assert html.count("popovertarget=") == 2  # the word in the margin, and what closes the card


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
