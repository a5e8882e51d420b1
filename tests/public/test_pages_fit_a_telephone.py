"""Every page fits 390 px without scrolling sideways, and the keyboard can skip to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from tests import factories
from tests.public.published import claim_path, publish_in_open_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
TABLE_TOO_WIDE = """
() => [...document.querySelectorAll(".table-wrap")].some(wrap => wrap.scrollWidth > wrap.clientWidth)
"""


def test_no_page_is_wider_than_a_telephone(page: Page) -> None:
    long_name = "Wasserwirtschaftsverwaltungsgemeinschaftsvorstand"
    chain = [factories.make_source(), factories.make_source(long_name, "authority")]
    row = factories.make_published_claim(chain=chain)
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    article = publish_in_open_text().articles.get().article
    call_command("loaddata", "pages", verbosity=0)
    page.set_viewport_size({"width": 390, "height": 800})
    for path in (
        "/de/?q=Pegel&accuracy=true",
        claim_path(row, "de"),
        f"/de/articles/{article.public_id}/",
        "/de/articles/",
        "/de/sources/",
        f"/de/sources/{long_name.lower()}/",
        "/de/corrections/",
        "/de/statistics/",
        "/de/pages/method/",
        "/de/?colour=red",
    ):
        page.goto(path)
        assert not page.evaluate(TOO_WIDE), path
        assert not page.evaluate(TABLE_TOO_WIDE), path


def test_the_first_step_of_the_keyboard_leads_to_the_text(page: Page) -> None:
    page.goto("/de/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
