"""The keys of the desk in a browser: / goes to the search, ? shows the keys and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.journeys.test_an_editors_day import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_keys_lead_to_the_search_and_to_their_own_list(page: Page) -> None:
    make.vera()
    claim = make.make_claim()
    sign_in(page, "vera")
    page.goto(f"/admin/sources/article/{make.appearance_of(claim).article_id}/triage/")
    link = page.get_by_role("link", name="Übersicht")
    link.focus()

    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Tasten auf dieser Seite")
    expect(keys).to_be_visible()
    expect(keys).to_contain_text("Nächster und voriger Vorschlag")
    page.keyboard.press("/")
    expect(page.locator("#desk-search")).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(link).to_be_focused()

    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Im Desk suchen")
    expect(search).to_be_focused()
    page.keyboard.type("Wo/wann?")
    expect(search).to_have_value("Wo/wann?")
    expect(keys).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Zu „Wo/wann?“ wurde nichts gefunden.")).to_be_visible()

    page.get_by_role("button", name="Tasten").click()
    expect(keys).to_be_visible()
    expect(keys).not_to_contain_text("Nächster und voriger Vorschlag")
    keys.get_by_role("button", name="Schließen").click()
    expect(keys).to_be_hidden()


def test_the_new_pages_fit_a_telephone(page: Page) -> None:
    """Nothing is wider than the screen, however long a German word; the header neither."""
    make.make_claim_in("published", statement=f"Der {'Hochwasserrückhaltebecken' * 3} hielt.")
    claim = make.make_claim_in("second_review", statement=f"Das {'Pegelstandsmessung' * 4} stieg.")
    make.volker()
    sign_in(page, "volker")
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (
        "/admin/overview/",
        "/admin/notices/",
        "/admin/notices/settings/",
        "/admin/find/?q=Pegel",
        "/admin/find/?q=",
        f"/admin/claims/claim/{claim.pk}/comment/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
