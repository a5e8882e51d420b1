"""A reader's way from search to evidence: with a mouse, without JavaScript, on a telephone, in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from claims.models import PublishedClaim
from tests import factories
from tests.api.published import publish
from tests.browser import Faults
from tests.public.published import claim_path, publish_in_open_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHIFTS = """
() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})
"""
HEAVIEST = 100_000


@pytest.fixture
def row() -> PublishedClaim:
    """A claim in an open text, corrected once, beside another one."""
    call_command("loaddata", "pages", verbosity=0)
    publish("Der Damm hielt.", accuracy="false")
    row = publish_in_open_text()
    factories.correct(row.claim, "Der Pegel des Sees stieg um elf Zentimeter.")
    return PublishedClaim.objects.get(pk=row.pk)


def go_the_way(page: Page, row: PublishedClaim) -> None:
    """Search, open the claim, read evidence and edition, open the text, change the language."""
    page.goto("/de/")
    page.get_by_label("Behauptungen durchsuchen").fill("elf Zentimeter")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("heading", name="1 Behauptung", exact=True).wait_for()
    page.get_by_role("link", name=row.statement).click()
    assert page.get_by_role("heading", level=1).inner_text() == row.statement
    for question in ("Hat die Quelle das gesagt?", "Stimmt es?"):
        assert page.get_by_role("heading", name=question).is_visible()
    assert page.get_by_role("complementary", name="Belege").get_by_role("link").first.is_visible()
    assert page.get_by_text("Es waren elf Zentimeter.").is_visible()
    page.get_by_role("link", name="Der See steigt").click()
    assert page.locator(".passage").first.inner_text() == factories.QUOTE
    page.get_by_role("link", name="English").click()
    assert page.url.endswith(f"/en/articles/{row.articles.get().article.public_id}/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_with_everything_on(page: Page, row: PublishedClaim) -> None:
    go_the_way(page, row)


@pytest.mark.parametrize(
    "options",
    [
        {"java_script_enabled": False},
        {"viewport": {"width": 390, "height": 800}, "has_touch": True},
        {"color_scheme": "dark", "reduced_motion": "reduce"},
    ],
    ids=["without JavaScript", "on a telephone", "in the dark"],
)
def test_with_less(
    browser: Browser, live_server: LiveServer, row: PublishedClaim, options: dict[str, object]
) -> None:
    context = browser.new_context(base_url=live_server.url, locale="de-DE", **options)  # type: ignore[arg-type]
    faults = Faults(context, live_server.url.removeprefix("http://"))
    go_the_way(context.new_page(), row)
    context.close()
    assert faults.found == []


@pytest.mark.usefixtures("row")
def test_facets_renew_the_list_alone_and_the_way_back_leads_back(page: Page) -> None:
    page.goto("/de/")
    page.evaluate("() => { window.isTheSamePage = true; }")
    page.locator("#facet-accuracy-true").click()
    page.wait_for_url("**/de/?accuracy=true")
    chosen = page.locator("#facet-accuracy-true[aria-current]")
    chosen.wait_for()
    assert page.evaluate("() => document.activeElement.id") == "facet-accuracy-true"
    assert page.locator("[data-says]").inner_text() == "1 Behauptung"
    page.go_back()
    page.locator("#facet-accuracy-true:not([aria-current])").wait_for()
    assert page.get_by_role("heading", name="2 Behauptungen").is_visible()
    assert page.evaluate("() => window.isTheSamePage") is True


def test_a_passage_opens_its_card_and_escape_closes_it(page: Page, row: PublishedClaim) -> None:
    page.goto(f"/de/articles/{row.articles.get().article.public_id}/")
    card = page.get_by_role("group", name="Geprüfte Behauptung")
    page.locator("a.passage").click()
    assert card.get_by_text(row.statement).is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.get_by_role("button", name="Richtig").press("Enter")
    card.get_by_role("link", name="Zur Prüfung").click()
    assert page.url.endswith(claim_path(row, "de"))


def test_the_citation_is_copied(browser: Browser, live_server: LiveServer, row: PublishedClaim) -> None:
    context = browser.new_context(base_url=live_server.url, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(claim_path(row, "de"))
    page.get_by_role("button", name="Zitat kopieren").click()
    page.get_by_role("button", name="Kopiert").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    context.close()
    assert copied.startswith(
        "Geprüft: „Der Pegel des Sees stieg um elf Zentimeter“ (Stimmt es? Richtig. "
        "Hat die Quelle das gesagt? Sinngemäß belegt.), Gegenlese, Fassung 2 vom"
    )
    assert copied.endswith(f"{claim_path(row, 'de')}editions/2/")


def test_a_first_page_is_light_and_nothing_on_it_jumps(page: Page) -> None:
    for number in range(20):
        factories.make_published_claim(statement=f"Der See stieg in der {number}. Woche um Zentimeter.")
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.__setitem__(answer.url, len(answer.body())))
    page.goto("/de/", wait_until="networkidle")
    assert page.evaluate(SHIFTS) == 0
    assert page.locator("script[src]:not([defer]):not([type=module])").count() == 0
    assert sum(weights.values()) <= HEAVIEST, weights


def test_at_twice_the_size_nothing_leaves_the_page(page: Page, row: PublishedClaim) -> None:
    # 1280 pixels at 200 % are as wide as 640; at 400 % as wide as 320.
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/de/", claim_path(row, "de"), f"/de/articles/{row.articles.get().article.public_id}/"):
            page.goto(path)
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, (path, width)


def test_on_paper_evidence_has_its_address_and_the_frame_is_gone(page: Page, row: PublishedClaim) -> None:
    page.goto(claim_path(row, "de"))
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Bereiche").is_visible()
    printed = page.evaluate(
        "() => getComputedStyle(document.querySelector('.evidence a[href^=http]'), '::after').content"
    )
    assert "http" in printed
