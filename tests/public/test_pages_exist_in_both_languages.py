"""The address alone decides the language; every page leads to itself in the other one."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from claims.models import SitePage
from tests import factories
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("preferred", "start"), [("de-AT,en;q=0.5", "/de/"), ("en-GB", "/en/"), ("fr", "/de/")]
)
def test_the_bare_address_leads_to_the_language_a_browser_prefers(preferred: str, start: str) -> None:
    response = Client(headers={"accept-language": preferred}).get("/")
    assert (response.status_code, response.headers["Location"]) == (302, start)
    assert "Accept-Language" in response.headers["Vary"]


def test_the_language_of_a_browser_changes_no_page() -> None:
    factories.make_published_claim()
    assert (
        Client(headers={"accept-language": "de"}).get("/en/").content
        == Client(headers={"accept-language": "en"}).get("/en/").content
    )


def test_a_page_names_itself_in_both_languages(client: Client) -> None:
    row = factories.make_published_claim()
    html = read(client, claim_path(row))
    for language in ("de", "en"):
        assert (
            f'<link rel="alternate" hreflang="{language}" '
            f'href="http://127.0.0.1:8000/{language}/claims/{row.public_id}/">'
        ) in html
    assert '<html lang="en">' in html
    assert '<html lang="de">' in read(client, claim_path(row, "de"))


def test_the_switch_keeps_the_search(client: Client) -> None:
    assert 'href="/de/?q=Pegel&amp;accuracy=true"' in read(client, "/en/?q=Pegel&accuracy=true")


def test_the_newsroom_s_own_pages_stand_in_the_foot_of_every_page(client: Client) -> None:
    call_command("loaddata", "pages", verbosity=0)
    html = read(client, "/en/")
    for slug in ("method", "corrections-policy", "complaints", "imprint", "privacy"):
        assert f'href="/en/pages/{slug}/"' in html
        assert "<h1>" in read(client, f"/en/pages/{slug}/")
        assert "<h1>" in read(client, f"/de/pages/{slug}/")


def test_a_page_written_in_one_language_is_shown_in_both(client: Client) -> None:
    SitePage.objects.create(slug="team", language="de", title="Die Redaktion", body="Wir\n\nEin Satz.")
    html = read(client, "/en/pages/team/")
    assert '<article class="prose" lang="de">' in html
    assert "This page exists in another language only." in html
    assert "<h2>Wir</h2>" in html
    assert "<p>Ein Satz.</p>" in html


def test_words_that_a_page_explains_stand_out(client: Client) -> None:
    body = "Richtig: Es stimmt.\nFalsch: Es stimmt nicht.\n\nSo: ja.\nEinfach so."
    SitePage.objects.create(slug="words", language="de", title="Wörter", body=body)
    html = read(client, "/de/pages/words/")
    assert "<li><strong>Falsch:</strong> Es stimmt nicht.</li>" in html
    assert "<li>So: ja.</li>" in html


def test_there_is_no_page_nobody_wrote(client: Client) -> None:
    read(client, "/en/pages/unknown/", status=404)
