"""The second of two savers sees both texts, loses nothing, and saves again knowingly."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.models import Claim
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from tests import factories as make
from tests.desk.browsing import (
    act_address,
    add_row,
    cells,
    claim_address,
    fields_of,
    open_claim,
    sign_in,
    text_of,
)

pytestmark = pytest.mark.django_db

MINE = "Der Pegel stieg im Januar 2025 um elf Zentimeter."
THEIRS = "Der Pegel stieg im Januar 2025 um dreizehn Zentimeter."


def change(claim: Claim, **fields: object) -> Claim:
    """Let Vera save meanwhile."""
    claim.refresh_from_db()
    return editing.edit(claim.pk, by=make.vera(), revision=claim.revision, changes=Changes(fields=fields))


def test_a_save_writes_one_event_with_the_fields_and_the_rows() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim)
    fields["statement"] = MINE
    add_row(fields, "evidence", stance="refutes", title="Tagesbericht", url="https://wasseramt.example/tag")

    rita.post(claim_address(claim), fields)

    after = Claim.objects.get(pk=claim.pk)
    assert (after.revision, after.version) == (claim.revision + 1, claim.version + 1)
    assert after.statement == MINE
    assert [item.title for item in after.evidence.all()] == ["Pegelstände im Januar", "Tagesbericht"]


def test_saving_an_unchanged_page_writes_nothing() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())

    response = rita.post(claim_address(claim), open_claim(rita, claim))

    assert response.status_code == 302
    assert Claim.objects.get(pk=claim.pk).revision == claim.revision


def test_both_texts_are_shown_and_saving_again_writes_mine() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim)
    fields["statement"] = MINE
    change(claim, statement=THEIRS)

    page = rita.post(claim_address(claim), fields).content.decode()

    assert Claim.objects.get(pk=claim.pk).statement == THEIRS
    assert f"<td>{THEIRS}</td><td>{MINE}</td>" in cells(page)
    assert "Vera (E-" in page
    assert "Please correct" not in page
    assert ".m.." not in page
    again = fields_of(page, "claim_form")
    assert again["statement"] == MINE
    assert rita.post(claim_address(claim), again).status_code == 302
    assert Claim.objects.get(pk=claim.pk).statement == MINE


def test_ones_own_other_window_is_called_so() -> None:
    claim = make.make_claim_in("in_review")
    vera = sign_in(make.vera())
    fields = open_claim(vera, claim) | {"statement": MINE}
    stale = claim.revision
    change(claim, statement=THEIRS)

    page = vera.post(claim_address(claim), fields).content.decode()
    assert "You saved this claim yourself in another window" in page
    assert f"<td>{THEIRS}</td><td>{MINE}</td>" in cells(page)
    assert "Somebody else" not in page
    answer = vera.post(act_address(claim, "dismiss"), {"revision": stale, "reason": "Zu klein."})
    assert "You changed this claim yourself in another window." in answer.content.decode()
    claim = Claim.objects.get(pk=claim.pk)
    editing.edit(
        claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(fields={"internal_note": "Amt."})
    )
    assert "Somebody else saved this claim" in vera.post(claim_address(claim), fields).content.decode()


def test_what_only_the_other_changed_is_taken_over() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim)
    fields["internal_note"] = "Nachfragen beim Amt."
    change(claim, statement=THEIRS, said_on=dt.date(2025, 2, 3))

    page = rita.post(claim_address(claim), fields).content.decode()
    rita.post(claim_address(claim), fields_of(page, "claim_form"))

    after = Claim.objects.get(pk=claim.pk)
    assert (after.statement, str(after.said_on)) == (THEIRS, "2025-02-03")
    assert after.internal_note == "Nachfragen beim Amt."


def test_a_row_removed_by_the_other_keeps_the_words_typed_into_it() -> None:
    claim = make.make_claim_in("in_review")
    evidence = claim.evidence.get()
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim)
    fields["evidence-0-note"] = "Die Tabelle auf Seite 3 zeigt es."
    editing.edit(claim.pk, by=make.vera(), revision=claim.revision, changes=Changes(delete=[evidence]))

    page = rita.post(claim_address(claim), fields).content.decode()
    again = fields_of(page, "claim_form")
    assert again["evidence-0-note"] == "Die Tabelle auf Seite 3 zeigt es."
    rita.post(claim_address(claim), again)

    kept = Claim.objects.get(pk=claim.pk).evidence.get()
    assert (kept.title, kept.note) == ("Pegelstände im Januar", "Die Tabelle auf Seite 3 zeigt es.")


def test_a_row_removed_by_the_other_and_only_read_here_stays_removed() -> None:
    claim = make.make_claim_in("in_review")
    evidence = claim.evidence.get()
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim)
    fields["internal_note"] = "Nachfragen."
    editing.edit(claim.pk, by=make.vera(), revision=claim.revision, changes=Changes(delete=[evidence]))

    page = rita.post(claim_address(claim), fields).content.decode()
    rita.post(claim_address(claim), fields_of(page, "claim_form"))

    after = Claim.objects.get(pk=claim.pk)
    assert (after.evidence.count(), after.internal_note) == (0, "Nachfragen.")


def test_words_typed_while_the_claim_was_submitted_are_shown_again() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim)
    fields["statement"] = MINE
    make.submit(claim)

    page = rita.post(claim_address(claim), fields).content.decode()
    again = fields_of(page, "claim_form")
    refused = rita.post(claim_address(claim), again).content.decode()

    assert again["statement"] == MINE
    assert "is not possible while the claim is in the state “Second review”" in refused
    assert fields_of(refused, "claim_form")["statement"] == MINE
    assert Claim.objects.get(pk=claim.pk).statement == claim.statement


def test_the_status_is_no_field() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())
    fields = open_claim(rita, claim) | {"verification_status": "published", "round": "9", "revision": "99"}

    rita.post(claim_address(claim), fields)

    after = Claim.objects.get(pk=claim.pk)
    assert (after.verification_status, after.round, after.revision) == ("in_review", 1, claim.revision)
    assert 'name="verification_status"' not in text_of(rita, claim_address(claim))
