"""From a pasted text to a corrected claim, in a real browser, by three people and a reader."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from claims.models import Claim
from tests import factories as make

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """Der See steigt wieder
Am Montag berichtete das Seeblatt über einen hohen Wasserstand am Südufer.
Laut Wasseramt stieg der Pegel im Januar um zwölf Zentimeter.
Der Bürgermeister hat die Zahl bislang nicht bestätigt."""
SECRET = "Nur die erste Prüferin kennt diesen Satz."


def sign_in(page: Page, username: str) -> None:
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", make.PASSWORD)
    page.click("form [type=submit]")
    expect(page.locator("#user-tools")).to_be_visible()


def open_claim(page: Page, claim: Claim) -> None:
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")


def give_assessment(page: Page, act: str, *, explanation: str) -> None:
    page.click(f"a[href$='/act/{act}/']")
    page.check("[name=accuracy][value=true]")  # waits for the form; .all() below does not
    for card in page.locator("[name^=link_][value=faithful]").all():
        card.check()
    page.fill("[name=explanation]", explanation)


def send(page: Page) -> None:
    page.click(".desk-form [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/change/$"))


def test_from_a_pasted_text_to_a_correction(page: Page) -> None:
    make.make_source("Rundblick")
    make.make_source("Wasseramt", "authority")
    people = make.rita(), make.vera(), make.viktor()
    assert len({editor.code for editor in people}) == 3

    # Rita pastes the text, says who published it and takes one claim into review.
    sign_in(page, "rita")
    page.goto("/admin/sources/article/add/")
    page.fill("[name=text]", TEXT)
    page.click("form [type=submit].step--next")
    expect(page).to_have_url(re.compile(r"/triage/$"))
    page.click(".publisher-form .select2-selection")
    page.fill(".select2-search__field", "Rundbl")
    page.click(".select2-results__option >> text=Rundblick")
    page.click("[name=set_publisher]")
    claim = Claim.objects.get(statement__contains="zwölf Zentimeter")
    page.check(f"#claim-{claim.pk}")
    page.click("[name=accept]")
    claim.refresh_from_db()
    assert claim.verification_status == "in_review"

    # She words it so that it stands on its own, and adds evidence.
    open_claim(page, claim)
    page.fill("[name=statement]", "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.")
    page.click("#evidence-group .add-row a")
    page.select_option("[name=evidence-0-stance]", "supports")
    page.fill("[name=evidence-0-title]", "Messreihe des Wasseramts")
    page.fill("[name=evidence-0-url]", "https://wasseramt.example/pegel")
    page.click("[name=_save]")
    expect(page.locator(".messagelist")).to_be_visible()

    # Vera assesses first.
    sign_in(page, "vera")
    open_claim(page, claim)
    give_assessment(page, "submit", explanation=SECRET)
    send(page)

    # Viktor assesses without having seen a word of it, and that publishes the claim.
    sign_in(page, "viktor")
    for address in (
        f"/admin/claims/claim/{claim.pk}/change/",
        f"/admin/claims/claim/{claim.pk}/history/",
        f"/admin/claims/claim/{claim.pk}/act/assess_second/",
    ):
        page.goto(address)
        assert SECRET not in page.content()
    open_claim(page, claim)
    give_assessment(page, "assess_second", explanation="Die Messreihe nennt zwölf Zentimeter.")
    send(page)

    # A reader finds it on the site and a machine in the API.
    page.context.clear_cookies()
    page.goto("/de/")
    page.click("text=Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.")
    expect(page.locator("main")).to_contain_text(SECRET)
    expect(page.locator("main")).to_contain_text("Wasseramt")
    answer = page.request.get(f"/api/v1/claims/{claim.public_id}/")
    assert json.loads(answer.text())["accuracy"] == "true"

    # Vera opens it again and corrects the wording; Viktor agrees; readers learn what changed.
    sign_in(page, "vera")
    open_claim(page, claim)
    page.locator(".next-menus summary").first.click()
    page.click("a[href$='/act/reopen/']")
    page.fill("[name=reason]", "Eine Leserin nennt elf Zentimeter.")
    send(page)
    open_claim(page, claim)
    page.fill("[name=statement]", "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    page.click("[name=_save]")
    give_assessment(page, "submit", explanation="Die berichtigte Messreihe nennt elf Zentimeter.")
    page.select_option("[name=edition_kind]", "correction")
    page.fill("[name=change_note]", "Statt zwölf waren es elf Zentimeter; das Amt hat sich berichtigt.")
    send(page)
    sign_in(page, "viktor")
    open_claim(page, claim)
    give_assessment(page, "assess_second", explanation="Es sind elf Zentimeter.")
    send(page)

    page.context.clear_cookies()
    page.goto("/de/corrections/")
    expect(page.locator("main")).to_contain_text("das Amt hat sich berichtigt")
    corrections = json.loads(page.request.get("/api/v1/corrections/").text())
    assert corrections["results"][0]["public_id"] == claim.public_id


def test_two_editors_saving_the_same_claim_lose_nothing(page: Page) -> None:
    claim = make.make_claim_in("in_review")
    make.rita()
    sign_in(page, "rita")
    open_claim(page, claim)
    other = page.context.new_page()
    open_claim(other, claim)
    other.fill("[name=statement]", "Fassung der Kollegin.")
    other.click("[name=_save]")
    expect(other.locator(".messagelist")).to_be_visible()

    page.fill("[name=statement]", "Meine eigene Fassung.")
    page.click("[name=_save]")

    expect(page.locator("body")).to_contain_text("Fassung der Kollegin.")
    expect(page.locator("[name=statement]")).to_have_value("Meine eigene Fassung.")
    claim.refresh_from_db()
    assert claim.statement == "Fassung der Kollegin."
    page.click("[name=_save]")
    claim.refresh_from_db()
    assert claim.statement == "Meine eigene Fassung."


def test_the_site_works_without_javascript_on_a_phone(browser: Browser, live_server: LiveServer) -> None:
    row = make.make_published_claim()
    phone = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
        color_scheme="dark",
        locale="en-GB",
    )
    page = phone.new_page()
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/en/$"))
    page.fill("[name=q]", "Pegel")
    page.keyboard.press("Enter")
    page.click(f"text={row.statement}")
    assert page.url.endswith(f"/en/claims/{row.public_id}/")
    phone.close()
