"""From the triage of a text to publication without a mouse: keys, Tab, arrows and Enter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from claims.models import Claim
from claims.workflow.actions.editing import Changes, edit
from tests import factories as make

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "Der Pegel stieg um zwölf Zentimeter 🌊 und die Brücke riss. Niemand wurde verletzt. Es war schön."


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until the control has the focus, as somebody does who has no mouse."""
    expect(control).to_be_visible()
    for _ in range(150):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {control}")


def log_in(page: Page, username: str) -> None:
    page.context.clear_cookies()
    page.goto("/admin/login/")
    tab_to(page, page.locator("[name=username]"))
    page.keyboard.type(username)
    page.keyboard.press("Tab")
    page.keyboard.type(make.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#user-tools")).to_be_visible()


def states() -> list[str]:
    return list(Claim.objects.order_by("pk").values_list("verification_status", flat=True))


def assess(page: Page, claim: Claim, act: str) -> None:
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    tab_to(page, page.locator(f"a.step--next[href$='/act/{act}/']"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/act/{act}/$"))
    for link in claim.attributions.all():
        tab_to(page, page.locator(f"[name=link_{link.pk}]:checked"))
        while page.locator(f"[name=link_{link.pk}][value=faithful]:checked").count() == 0:
            page.keyboard.press("ArrowUp")
    tab_to(page, page.locator("[name=accuracy]:checked"))
    page.keyboard.press("ArrowDown")  # from the last verdict on to the first
    expect(page.locator("[name=accuracy][value=true]")).to_be_checked()
    tab_to(page, page.locator("[name=explanation]"))
    page.keyboard.type("Die Messreihe zeigt es.")
    expect(page.locator("[data-preview-explanation]")).to_have_text("Die Messreihe zeigt es.")
    expect(page.locator("[data-preview-accuracy]")).to_contain_text("Richtig")
    tab_to(page, page.locator(".desk-form [type=submit]"))
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_from_triage_to_publication(page: Page) -> None:
    article = make.make_article(TEXT)
    first, second, third = (
        make.make_claim(quote, article=article, quote=quote, check_worthiness="checkworthy")
        for quote in ("Der Pegel stieg um zwölf Zentimeter", "Niemand wurde verletzt.", "Es war schön.")
    )
    make.add_evidence(first)
    people = make.rita(), make.vera(), make.viktor()
    assert len({editor.code for editor in people}) == 3
    log_in(page, "rita")
    page.goto(f"/admin/sources/article/{article.pk}/triage/")

    # Words selected in the text become the passage, counted in code points.
    page.keyboard.press("j")
    expect(page.locator("#proposal-1")).to_have_attribute("aria-current", "true")
    expect(page.locator("mark.is-lit")).to_have_text(first.statement)
    page.evaluate(
        """() => {
            const pieces = document.querySelectorAll("[data-begin]");
            window.getSelection().setBaseAndExtent(pieces[0].firstChild, 10, pieces[1].firstChild, 18);
        }"""
    )
    page.keyboard.press("e")
    expect(page.locator("#proposal-1 [name^=quote_]")).to_have_value(
        "stieg um zwölf Zentimeter 🌊 und die Brücke"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("🌊 und die Brücke")
    place = make.appearance_of(first)
    assert (place.start, place.end) == (10, 52)

    # The card stays where one was. A reason outlasts a reload, and Enter in it dismisses.
    expect(page.locator("#proposal-1")).to_have_attribute("aria-current", "true")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type("Kein Nachrichtenwert")
    page.reload()
    reason = page.locator(f"#reason-{third.pk}")
    expect(reason).to_have_value("Kein Nachrichtenwert")
    tab_to(page, reason)
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_in_viewport()
    expect(page.locator("[data-spoken]")).to_contain_text("1 Behauptung")
    expect(page.locator(f"#claim-{first.pk}")).to_be_focused()
    assert states() == ["proposed", "proposed", "dismissed"]
    expect(page.locator("#id_reason")).to_have_value("")

    # Split, then accept; nothing is selected, so the key is about the card one is at.
    page.keyboard.press("k")
    page.keyboard.press("s")
    expect(page).to_have_url(re.compile(r"/split/\d+/$"))
    tab_to(page, page.locator("[name=statement]"))
    page.keyboard.type("Die Brücke riss.")
    page.keyboard.press("Tab")
    tab_to(page, page.locator(".desk-form [type=submit]"))
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_be_visible()
    assert Claim.objects.latest("pk").statement == "Die Brücke riss."
    tab_to(page, page.locator(f"[data-claim='{first.pk}'] [data-act=accept]"))
    page.keyboard.press("a")
    expect(page.locator(".messagelist .success")).to_be_visible()
    first.refresh_from_db()
    assert first.verification_status == "in_review"
    assert second.verification_status == "proposed"

    log_in(page, "vera")
    assess(page, first, "submit")
    log_in(page, "viktor")
    assess(page, first, "assess_second")
    first.refresh_from_db()
    assert first.verification_status == "published"


def test_triage_says_where_one_is_and_why_a_key_does_nothing(page: Page) -> None:
    article = make.make_article(TEXT)
    first, second, _third = (
        make.make_claim(quote, article=article, quote=quote, check_worthiness=worthiness)
        for quote, worthiness in (
            ("Der Pegel stieg um zwölf Zentimeter", "checkworthy"),
            ("Niemand wurde verletzt.", "undecided"),
            ("Es war schön.", "undecided"),
        )
    )
    make.accept(first)
    log_in(page, "rita")
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"/admin/sources/article/{article.pk}/triage/")
    why, card = page.locator("[data-why]"), page.locator("[aria-current=true]")

    page.keyboard.press("a")
    expect(why).to_contain_text("j geht zum ersten offenen Vorschlag")
    page.keyboard.press("j")
    expect(card).to_have_id("proposal-2")
    expect(why).to_be_empty()
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(why).to_contain_text("schon entschieden")
    page.keyboard.press("j")

    # No reason: the cursor is where it is typed, and the words are about one claim.
    page.locator("#proposal-2 [data-fold-of=dismiss] summary").click()
    page.locator("#proposal-2 [data-fold-of=dismiss] button").click()
    expect(page.locator(f"#reason-{second.pk}")).to_be_focused()
    expect(page.locator(".messagelist")).to_contain_text("warum die Behauptung verworfen wird")

    # Refused, gone on, loaded again: still there, and nothing is sent or said once more.
    page.locator("#proposal-2 [data-act=accept]").click()
    expect(page.locator(".messagelist .warning")).to_be_visible()
    expect(card).to_have_id("proposal-2")
    page.locator(f"#claim-{second.pk}").focus()
    page.keyboard.press("j")
    expect(card).to_have_id("proposal-3")
    bar = page.locator(".triage-bar").bounding_box()
    shown = card.bounding_box()
    assert bar
    assert shown
    assert shown["y"] >= bar["y"] + bar["height"]
    page.reload()
    expect(card).to_have_id("proposal-3")
    expect(page.locator(".messagelist")).to_have_count(0)


def test_what_is_not_saved_is_shown_and_asked_about(page: Page) -> None:
    claim = make.make_claim_in("in_review")
    make.rita()
    log_in(page, "rita")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    expect(page.locator("[data-save-state]")).to_be_empty()
    tab_to(page, page.locator("[name=statement]"))
    page.keyboard.press("End")
    page.keyboard.type(" Mehr.")
    expect(page.locator("[data-save-state]")).to_have_text("Noch nicht gespeichert")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.keyboard.press("/")  # the words being typed keep their slash
    page.evaluate("window.location.href = '/admin/'")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("[name=statement]")).to_have_value(re.compile(r"Mehr\./$"))


def test_the_chain_is_put_in_order_by_moving_its_links(page: Page) -> None:
    claim = make.make_claim()
    publisher, end = make.links_of(claim)
    agency = make.make_source("Agentur Nord", "news_agency")
    between = make.make_link(make.appearance_of(claim), agency, cites=end)
    publisher.cites = end
    claim = edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[between]))
    publisher.cites = between
    claim = edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[publisher]))
    log_in(page, "rita")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")

    up = page.get_by_role("button", name="In der Kette nach oben: Wasseramt")
    tab_to(page, up)
    page.keyboard.press("Enter")
    expect(page.locator(".cards--attributions summary strong")).to_have_text(
        ["Seeblatt", "Wasseramt", "Agentur Nord"]
    )
    expect(page.locator("[data-save-state]")).to_have_text("Noch nicht gespeichert")
    tab_to(page, page.locator("[name=_save]"))
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()

    links = make.links_of(claim)
    assert [link.source.name for link in links] == ["Seeblatt", "Wasseramt", "Agentur Nord"]
    assert links[1].first_hand == "no"
