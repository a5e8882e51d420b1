"""A copy-edit: one person proposes, another accepts; the edition stays, the difference is on record."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from claims.models import Claim, ClaimEdition, CopyEdit, CopyEditProposal, PublishedClaim
from claims.record.copy_edits import shown_document
from claims.workflow.actions import publishing
from claims.workflow.actions.copy_editing import accept_copy_edit, discard_copy_edit, propose_copy_edit
from claims.workflow.errors import NotPermitted, RequirementUnmet
from tests import factories as make
from trail.bodies import read_body
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db

BEFORE = "Die Messreihe des Amts zeigt zwölf Zentimeter."
AFTER = "Die Messreihe des Amtes zeigt zwölf Zentimeter."


def propose(claim: Claim, *, by: Editor | None = None, explanation: str = AFTER, note: str = "") -> Claim:
    return propose_copy_edit(
        claim.pk, by=by or make.vera(), revision=claim.revision, explanation=explanation, change_note=note
    )


def accept(claim: Claim, *, by: Editor | None = None) -> Claim:
    return accept_copy_edit(claim.pk, by=by or make.viktor(), revision=claim.revision)


def test_readers_get_the_corrected_text_and_the_edition_stays() -> None:
    claim = make.make_claim_in("published")
    edition = claim.editions.get()
    hash_before = edition.content_hash

    accept(propose(claim))

    edition.refresh_from_db()
    assert (edition.content_hash, read_body(edition.body)["explanation"]) == (hash_before, BEFORE)
    assert shown_document(edition)["explanation"] == AFTER
    row = PublishedClaim.objects.get()
    assert AFTER in row.representation
    assert row.updated_at == edition.published_at
    call_command("verify_trail", verbosity=0)


def test_a_proposal_changes_nothing_for_readers() -> None:
    claim = make.make_claim_in("published")
    before = PublishedClaim.objects.get().representation

    propose(claim)

    assert PublishedClaim.objects.get().representation == before


def test_the_proposer_never_accepts() -> None:
    claim = propose(make.make_claim_in("published"))

    with pytest.raises(NotPermitted, match="never the person who proposed it"):
        accept(claim, by=make.vera())


def test_a_reporter_proposes_no_copy_edit() -> None:
    with pytest.raises(NotPermitted):
        propose(make.make_claim_in("published"), by=make.rita())


@pytest.mark.parametrize(
    "explanation",
    ["Die Messreihe des Amts zeigt elf Zentimeter.", "Die Messreihe des Amts zeigt keine zwölf Zentimeter."],
)
def test_what_changes_the_sense_is_sent_to_a_correction(explanation: str) -> None:
    claim = make.make_claim_in("published")

    with pytest.raises(RequirementUnmet, match="it is a correction"):
        propose(claim, explanation=explanation)
    assert not CopyEditProposal.objects.exists()


@pytest.mark.parametrize(("explanation", "why"), [(BEFORE, "Nothing is changed"), ("  ", "do not empty it")])
def test_nothing_and_emptiness_are_refused(explanation: str, why: str) -> None:
    with pytest.raises(RequirementUnmet, match=why):
        propose(make.make_claim_in("published"), explanation=explanation)


def test_the_note_of_a_first_edition_stays_empty() -> None:
    with pytest.raises(RequirementUnmet):
        propose(make.make_claim_in("published"), note="Ein neuer Vermerk")


def test_the_change_note_of_a_correction_is_corrected_too() -> None:
    claim = make.correct(make.make_claim_in("published"), "Es waren elf.", "Es warn elf Zentimeter.")

    accept(propose(claim, explanation=BEFORE, note="Es waren elf Zentimeter."))

    edition = ClaimEdition.objects.latest("number")
    assert shown_document(edition)["change_note"] == "Es waren elf Zentimeter."


def test_one_proposal_at_a_time_and_a_discarded_one_makes_room() -> None:
    claim = propose(make.make_claim_in("published"))
    with pytest.raises(RequirementUnmet, match="proposed already"):
        propose(claim)

    claim = discard_copy_edit(claim.pk, by=make.vera(), revision=claim.revision, reason="Beides ist richtig.")

    assert not CopyEditProposal.objects.exists()
    assert not CopyEdit.objects.exists()
    propose(claim)


def test_a_second_copy_edit_continues_the_first() -> None:
    claim = accept(propose(make.make_claim_in("published")))
    later = "Die Messreihe des Amtes zeigte zwölf Zentimeter."

    accept(propose(claim, by=make.viktor(), explanation=later), by=make.vera())

    shown = shown_document(ClaimEdition.objects.get())
    assert [edit["number"] for edit in shown["copy_edits"]] == [1, 2]
    assert shown["copy_edits"][1]["before"]["explanation"] == AFTER
    assert shown["explanation"] == later


def test_a_proposal_for_an_older_edition_can_only_be_discarded() -> None:
    claim = propose(make.make_claim_in("published"))
    claim = make.correct(claim, "Es waren elf Zentimeter.")

    with pytest.raises(RequirementUnmet, match="A newer edition was published"):
        accept(claim)
    discard_copy_edit(claim.pk, by=make.volker(), revision=claim.revision, reason="Überholt.")


def test_a_suspended_claim_is_not_copy_edited() -> None:
    claim = make.make_suspended_claim().claim

    with pytest.raises(RequirementUnmet, match="Only the text of a public claim"):
        propose(claim)


def test_a_withdrawal_copies_the_corrected_text() -> None:
    claim = accept(propose(make.make_claim_in("published")))

    publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Messfehler.")

    document = read_body(ClaimEdition.objects.latest("number").body)
    assert document["explanation"] == AFTER
    assert "copy_edits" not in document


def test_each_act_is_one_event_and_the_texts_are_in_it() -> None:
    claim = propose(make.make_claim_in("published"))
    before = Event.objects.count()

    accept(claim)

    event = Event.objects.latest("seq")
    assert (Event.objects.count(), event.action, event.editor) == (
        before + 1,
        "accept_copy_edit",
        make.viktor(),
    )
    assert read_body(event.body)["after"]["explanation"] == AFTER
