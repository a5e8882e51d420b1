"""axe finds nothing on any page, in either language, by day and by night; and it does find what is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.axe import COLOUR, axe_tab, findings
from tests.public.every_page import every_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.once]

BROKEN = """
<!doctype html><html><head><title>Kaputt</title><style>p { color: #aaa; background: #fff }</style></head>
<body><p>Kaum zu lesen</p><img src="data:,"><button></button></body></html>
"""


@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_on_any_page(browser: Browser, live_server: LiveServer) -> None:
    found: list[str] = []
    pages = every_page()
    for language in ("de", "en"):
        with axe_tab(browser, live_server.url, language) as page:
            for each in pages:
                response = page.goto(each.at(language))
                assert response is not None
                assert response.status == each.status, each
                page.emulate_media(color_scheme="light")
                found += [f"{each.at(language)} {finding}" for finding in findings(page)]
                page.emulate_media(color_scheme="dark")
                found += [f"{each.at(language)} dark {finding}" for finding in findings(page, rules=COLOUR)]
    assert found == []


def test_axe_sees_a_broken_page(browser: Browser) -> None:
    with axe_tab(browser, "http://127.0.0.1", "de") as page:
        page.set_content(BROKEN)
        rules = {finding.partition(":")[0] for finding in findings(page)}
        assert {"color-contrast", "image-alt", "button-name", "html-has-lang"} <= rules
        assert findings(page, rules=COLOUR) != []
