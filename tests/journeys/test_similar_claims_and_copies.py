"""What stands beside a claim while it is worked on, in a real browser: similar claims and archived copies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from claims.archive import archiving
from claims.models import Claim, ClaimMatch
from sources import captures
from tests import factories as make
from tests.journeys.test_an_editors_day import open_claim, sign_in
from tests.sources.archived import Serve, serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["serve"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OLD = "Im Hafen liegen seit Mai 2024 rund 40 Fischkutter ohne Lizenz."
NEW = "Seit Mai 2023 liegen ungefähr 40 Kutter ohne Lizenz im Hafen."
PAGE = "https://wasseramt.example/hafen"


def test_an_editor_sees_the_other_year_and_says_what_the_two_claims_are_to_each_other(page: Page) -> None:
    old = make.make_claim_in("in_review", statement=OLD)
    new = make.make_claim(NEW, article=make.make_article(f"{NEW} So der Hafenbericht."), quote=NEW)
    sign_in(page, "rita")
    open_claim(page, new)
    panel = page.locator("#similar")
    panel.locator("summary").click()
    expect(panel.locator(".match-warnings")).to_have_text("hier 2023, in der anderen Behauptung 2024")
    expect(panel.locator(".claim-statement mark")).to_have_text(["2024"])
    expect(panel.locator(".match-here mark")).to_have_text(["2023"])

    for button, state in (
        ("Widerspricht ihr", "contradicts"),
        ("Verwandt", "related"),
        ("Etwas anderes", "different"),
    ):
        panel.get_by_role("button", name=button).click()
        expect(panel.locator(".status")).to_have_text(button)
        expect(panel).to_contain_text("entschieden von Rita")
        expect(panel.get_by_role("button", name=button)).to_have_count(0)
        assert ClaimMatch.objects.get().state == state

    # The same: one confirmation more, and the new claim's place joins the old one.
    panel.get_by_role("button", name="Dieselbe Behauptung").click()
    expect(page).to_have_url(re.compile(rf"/{new.pk}/act/merge/\?public_id={old.public_id}$"))
    expect(page.locator("#content")).to_contain_text(OLD)
    page.click(".desk-form [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Claim.objects.get(pk=new.pk).merged_into == old
    assert old.appearances.count() == 2


def test_an_editor_watches_a_page_being_archived_without_losing_a_word(page: Page, serve: Serve) -> None:
    claim = make.add_evidence(make.make_claim(), url=PAGE, title="Hafenbericht", excerpt="rund 40 Kutter")
    waiting = captures.request_copy(PAGE)
    assert waiting is not None
    make.rita()
    sign_in(page, "rita")
    open_claim(page, claim)
    page.locator("#copies-fold > summary").click()
    panel = page.locator("#copies")
    expect(panel.locator(".status")).to_have_text("Wartet auf den Abruf")
    page.fill("[name=statement]", "Noch nicht gespeichert.")

    # The worker comes by, and the section says so by itself.
    serve("Im Hafen liegen rund 40 Kutter.")
    archiving.archive.call(waiting.pk, waiting.attempt)
    expect(panel.locator(".status")).to_have_text("Archiviert")
    expect(panel.locator(".copy-excerpts")).to_contain_text("steht wörtlich in der Kopie")
    expect(page.locator("[name=statement]")).to_have_value("Noch nicht gespeichert.")
    expect(panel.get_by_role("link", name="Nachsehen")).to_have_count(0)

    # Asked for once more by the button that came with it, the page has changed.
    serve("Im Hafen liegen rund 30 Kutter.")
    page.fill("[name=statement]", claim.statement)
    page.once("dialog", lambda dialog: dialog.accept())
    panel.get_by_role("button", name="Erneut archivieren").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(panel.locator(".copy-excerpts")).to_contain_text("steht so nicht in der Kopie")
    expect(panel.locator(".copy-finding")).to_contain_text("Zitierte Worte")
