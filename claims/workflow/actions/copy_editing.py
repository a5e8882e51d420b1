"""Correcting the spelling of a published edition: proposed by one person, accepted by another."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimEdition, CopyEdit, CopyEditProposal, PublishedClaim
from claims.models.choices import PublicState
from claims.record.copy_edits import EDITED_TEXTS, shown_document, texts_of
from claims.record.readers_row import write_readers_row
from claims.workflow.actions.step import begin, record, write
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet
from claims.workflow.spelling import more_than_spelling
from claims.workflow.transitions import ACCEPT_COPY_EDIT, COPY_EDIT, DISCARD_COPY_EDIT
from trail.bodies import store_body
from trail.models import Editor


@transaction.atomic
def propose_copy_edit(
    claim_id: int, *, by: Editor, revision: int, explanation: str, change_note: str = ""
) -> Claim:
    """Propose better spelling of the newest edition's explanation and change note."""
    case = begin(COPY_EDIT, claim_id, by=by, revision=revision)
    edition = _newest_edition(case)
    before = _texts_of(edition)
    after = {
        "explanation": explanation.replace("\r\n", "\n").strip(),
        "change_note": change_note.replace("\r\n", "\n").strip(),
    }
    _check_texts(before, after)
    event = record(COPY_EDIT.name, case.claim, by=by, payload={"before": before, "after": after})
    proposal = CopyEditProposal(claim=case.claim, edition=edition, proposed_by=by, event=event, **after)
    proposal.full_clean(validate_constraints=False)
    proposal.save()
    write(case.claim, event)
    return case.claim


@transaction.atomic
def accept_copy_edit(claim_id: int, *, by: Editor, revision: int) -> Claim:
    """Let readers have the proposed spelling; the difference stays visible beside it."""
    case = begin(ACCEPT_COPY_EDIT, claim_id, by=by, revision=revision)
    proposal, edition = _open_proposal(case), _newest_edition(case)
    before = _texts_of(edition)
    after = {name: getattr(proposal, name) for name in EDITED_TEXTS}
    number = edition.copy_edits.count() + 1
    accepted_at = timezone.now()
    body = store_body(
        {
            "public_id": case.claim.public_id,
            "edition": edition.number,
            "number": number,
            "before": before,
            "after": after,
        }
    )
    columns: dict[str, Any] = {
        "edition_id": edition.pk,
        "number": number,
        "proposed_by_id": proposal.proposed_by_id,
        "accepted_by_id": by.code,
        "accepted_at": accepted_at,
        "body_id": body.digest,
    }
    # The row is in the chain with this: no column of it can change unnoticed.
    payload = {"copy_edit": columns, "before": before, "after": after}
    event = record(ACCEPT_COPY_EDIT.name, case.claim, by=by, payload=payload, at=accepted_at)
    CopyEdit.objects.create(event=event, **columns)
    proposal.delete()
    row = PublishedClaim.objects.get(claim=case.claim)
    write_readers_row(
        _newest_edition(case),
        event=event,
        state=PublicState(row.state),
        under_re_review=row.under_re_review,
    )
    write(case.claim, event)
    return case.claim


@transaction.atomic
def discard_copy_edit(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Withdraw one's own proposal, or turn down somebody else's."""
    case = begin(DISCARD_COPY_EDIT, claim_id, by=by, revision=revision, reason=reason)
    proposal = _open_proposal(case)
    event = record(DISCARD_COPY_EDIT.name, case.claim, by=by, reason=reason)
    proposal.delete()
    write(case.claim, event)
    return case.claim


def _newest_edition(case: Case) -> ClaimEdition:
    return case.claim.editions.select_related("body", "claim").latest("number")


def _texts_of(edition: ClaimEdition) -> dict[str, str]:
    document = shown_document(edition)
    if not document:
        raise RequirementUnmet(_("The text of this edition was erased."))
    return texts_of(document)


def _open_proposal(case: Case) -> CopyEditProposal:
    return CopyEditProposal.objects.get(claim=case.claim)


def _check_texts(before: dict[str, str], after: dict[str, str]) -> None:
    if before == after:
        raise RequirementUnmet(_("Nothing is changed yet."), field="explanation")
    for name in EDITED_TEXTS:
        if before[name] and not after[name]:
            raise RequirementUnmet(_("Readers need this text: correct it, do not empty it."), field=name)
        why = more_than_spelling(before[name], after[name])
        if why:
            raise RequirementUnmet(
                _("%(why)s That is more than spelling: it is a correction. Reopen the claim.") % {"why": why},
                field=name,
            )
