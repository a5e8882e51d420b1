"""axe finds nothing on the desk, in either language, by day and by night; its pages fit a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.models import Claim
from tests import factories as make
from tests.axe import COLOUR, axe_tab, findings
from tests.journeys.test_an_editors_day import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

LONG = f"Der {'Hochwasserrückhaltebecken' * 2} am Südufer hielt stand."


def every_page() -> list[str]:
    """Return the addresses of the desk's own pages, each with something on it."""
    claims = {
        state: make.make_claim_in(state)
        for state in ("proposed", "in_review", "second_review", "disagreement", "published")
    }
    make.make_claim_in("in_review", statement=LONG)
    make.add_evidence(claims["in_review"], excerpt="Der Pegel stieg um zwölf Zentimeter.")
    return [
        "/admin/",
        "/admin/overview/",
        "/admin/notices/",
        "/admin/notices/settings/",
        "/admin/find/?q=Pegel",
        "/admin/claims/claim/",
        "/admin/claims/claim/?queue=due",
        "/admin/claims/claim/add/",
        "/admin/claims/claim/table/",
        *(change(claim) for claim in claims.values()),
        *(act(claims["proposed"], name) for name in ("dismiss", "merge", "assign")),
        act(claims["in_review"], "submit"),
        act(claims["second_review"], "assess_second"),
        act(claims["disagreement"], "adopt"),
        act(claims["disagreement"], "assess_third"),
        act(claims["published"], "copy_edit"),
        act(claims["published"], "reopen"),
        f"/admin/claims/claim/{claims['published'].pk}/history/",
        f"/admin/claims/claim/{claims['in_review'].pk}/comment/",
        f"/admin/claims/claim/split/{make.appearance_of(claims['proposed']).pk}/",
        f"/admin/sources/article/{make.appearance_of(claims['proposed']).article_id}/triage/",
        "/admin/sources/article/add/",
        f"/admin/sources/source/{make.make_source().pk}/change/",
    ]


def change(claim: Claim) -> str:
    return f"/admin/claims/claim/{claim.pk}/change/"


def act(claim: Claim, name: str) -> str:
    return f"/admin/claims/claim/{claim.pk}/act/{name}/"


def open_all(page: Page) -> None:
    """Unfold every section and menu: what is hidden is not looked at."""
    page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")


def found_on(addresses: list[str], browser: Browser, live_server: LiveServer, language: str) -> list[str]:
    found: list[str] = []
    with axe_tab(browser, live_server.url, language) as page:
        sign_in(page, "volker")
        for address in addresses:
            response = page.goto(address)
            assert response is not None
            assert response.status == 200, address
            open_all(page)
            page.emulate_media(color_scheme="light")
            found += [f"{language} {address} {finding}" for finding in findings(page)]
            page.emulate_media(color_scheme="dark")
            found += [f"{language} {address} dark {one}" for one in findings(page, rules=COLOUR)]
    return found


def test_axe_finds_nothing_where_editors_spend_their_day(browser: Browser, live_server: LiveServer) -> None:
    make.volker()
    in_review, second = make.make_claim_in("in_review"), make.make_claim_in("second_review")
    text = make.appearance_of(make.make_claim()).article_id
    addresses = [
        "/admin/",
        change(in_review),
        act(second, "assess_second"),
        f"/admin/sources/article/{text}/triage/",
    ]

    assert found_on(addresses, browser, live_server, "de") == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_on_any_page(browser: Browser, live_server: LiveServer, language: str) -> None:
    make.volker()

    assert found_on(every_page(), browser, live_server, language) == []


def test_every_page_fits_a_telephone(page: Page) -> None:
    addresses = every_page()
    make.volker()
    sign_in(page, "volker")
    page.set_viewport_size({"width": 390, "height": 844})
    wide = []
    for address in addresses:
        page.goto(address)
        open_all(page)
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)
    assert wide == []
