"""Deciding what is checked, and by whom: accept, dismiss, restore, assign."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim
from claims.models.choices import VerificationStatus
from claims.workflow.actions.notifying import tell_assigned
from claims.workflow.actions.step import begin, record, write
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet
from claims.workflow.roles import REVIEW, TRIAGE
from claims.workflow.transitions import ACCEPT, ASSIGN, DISMISS, RESTORE
from trail.models import Editor

READ_AGAIN = "read_again"


@transaction.atomic
def accept(claim_id: int, *, by: Editor, revision: int) -> Claim:
    """Take a proposed claim into review."""
    case = begin(ACCEPT, claim_id, by=by, revision=revision)
    event = record(ACCEPT.name, case.claim, by=by, to_status=VerificationStatus.IN_REVIEW)
    write(case.claim, event)
    return case.claim


@transaction.atomic
def dismiss(claim_id: int, *, by: Editor, revision: int, reason: str, read_again: str = "") -> Claim:
    """Put a claim aside that was never published; it can be restored.

    ``read_again`` is the language its text was read in once more, where that and no judgement is the cause.
    """
    case = begin(DISMISS, claim_id, by=by, revision=revision, reason=reason)
    event = record(
        DISMISS.name,
        case.claim,
        by=by,
        to_status=VerificationStatus.DISMISSED,
        payload={READ_AGAIN: read_again} if read_again else None,
        reason=reason,
    )
    write(case.claim, event, assigned_to=None)
    return case.claim


@transaction.atomic
def restore(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Bring a dismissed claim back to the proposals."""
    case = begin(RESTORE, claim_id, by=by, revision=revision, reason=reason)
    event = record(RESTORE.name, case.claim, by=by, to_status=VerificationStatus.PROPOSED, reason=reason)
    write(case.claim, event)
    return case.claim


@transaction.atomic
def assign(claim_id: int, *, by: Editor, revision: int, to: Editor | None) -> Claim:
    """Give the claim to a person who may do its next step, or to nobody."""
    case = begin(ASSIGN, claim_id, by=by, revision=revision)
    if to is not None and not may_do_next_step(Case(case.claim, to)):
        raise RequirementUnmet(
            _("%(editor)s cannot do the next step of this claim. Choose somebody else.") % {"editor": to},
            field="assigned_to",
        )
    payload = {"from": case.claim.assigned_to_id, "to": to.code if to else None}
    event = record(ASSIGN.name, case.claim, by=by, payload=payload)
    write(case.claim, event, assigned_to=to)
    tell_assigned(case, event, to)
    return case.claim


def may_do_next_step(case: Case) -> bool:
    """Whether the case's editor is somebody who may do what comes next for its claim."""
    match case.claim.verification_status:
        case VerificationStatus.PROPOSED:
            return TRIAGE in case.permissions
        case VerificationStatus.SECOND_REVIEW:
            return REVIEW in case.permissions and not case.has_assessed
    return REVIEW in case.permissions
