"""The list of texts: those readers have a page of, the one taken in last first, and what was checked."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.public.views import articles
from tests import factories
from tests.public.published import read

pytestmark = pytest.mark.django_db

TITLES = re.compile(r'<h3 class="texts-title" lang="de"><a href="/en/articles/\w{12}/">([^<]+)</a>')


def titles(html: str) -> list[str]:
    return TITLES.findall(html)


def test_the_text_taken_in_last_comes_first_and_a_long_list_goes_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGE_SIZE", 1)
    for title in ("Der erste", "Der zweite"):
        article = factories.make_article(f"{factories.TEXT}\n{title}.", title=title)
        factories.make_published_claim(article=article)
    first = read(client, "/en/articles/")
    assert titles(first) == ["Der zweite"]
    assert '<link rel="alternate" hreflang="de" href="http://127.0.0.1:8000/de/articles/">' in first
    older = re.search(r'<a rel="next" href="\?cursor=([\w-]+)">', first)
    assert older is not None
    second = read(client, "/en/articles/", cursor=older[1])
    assert titles(second) == ["Der erste"]
    assert '<meta name="robots" content="noindex">' in second


def test_a_line_names_publisher_claims_and_what_can_be_read(client: Client) -> None:
    article = factories.make_article(title="Der See <steigt>", is_public=True)
    for quote in (factories.QUOTE, "zwölf Zentimeter"):
        factories.make_published_claim(statement=f"Geprüft: {quote}", article=article, quote=quote)
    html = read(client, "/de/articles/")
    assert f'<a href="/de/articles/{article.public_id}/">Der See &lt;steigt&gt;</a>' in html
    assert '<span><a href="/de/sources/seeblatt/">Seeblatt</a></span>' in html
    assert "<span>2 Behauptungen geprüft</span>" in html
    assert "<span>voller Text</span>" in html
    assert '<a href="/de/articles/">Geprüfte Texte</a>' in read(client, f"/de/articles/{article.public_id}/")


def test_texts_without_a_page_are_in_no_list(client: Client) -> None:
    secret = factories.make_source("Geheimblatt", is_protected=True)
    hidden = factories.make_article(publisher=secret, title="Verrat", is_public=True)
    factories.make_published_claim(article=hidden, chain=[secret, factories.make_source("Wasseramt")])
    factories.make_claim(article=factories.make_article("Der Damm hielt.", title="Entwurf"), quote="Der Damm")
    html = read(client, "/en/articles/")
    assert titles(html) == []
    assert "No text has a published claim yet." in html


def test_the_list_of_texts_knows_no_filters(client: Client) -> None:
    read(client, "/en/articles/", status=400, colour="red")
    read(client, "/en/articles/", status=400, cursor="nowhere")
