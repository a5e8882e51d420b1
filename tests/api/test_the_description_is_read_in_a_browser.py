"""The page for people who read the API's description: under the strict policy, on a telephone, dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_requests_are_listed_dark_and_no_wider_than_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(color_scheme="dark")
    page.goto("/api/v1/docs/")
    page.click("#operations-claims-claims_list .opblock-summary-control")
    page.wait_for_selector(".parameters tr[data-param-name=accuracy]")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(28, 32, 34)"
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    assert page.get_attribute("a >> text=To the checked claims", "href") == "/en/"
