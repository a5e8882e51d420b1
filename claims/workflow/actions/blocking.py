"""Keeping a claim from readers because a court or a law says so, and ending that."""

from __future__ import annotations

from django.db import transaction

from claims.models import Claim, PublishedClaim
from claims.models.choices import PublicState
from claims.record.readers_state import state_without_block
from claims.workflow.actions.publishing import renew
from claims.workflow.actions.step import begin, record, write
from claims.workflow.transitions import BLOCK, UNBLOCK
from trail.models import Editor


@transaction.atomic
def block(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Answer 451 at every address of the claim; ``reason`` names the order or law and who ordered it."""
    case = begin(BLOCK, claim_id, by=by, revision=revision, reason=reason)
    event = record(BLOCK.name, case.claim, by=by, reason=reason)
    renew(case.claim, event, state=PublicState.BLOCKED)
    write(case.claim, event)
    return case.claim


@transaction.atomic
def unblock(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """End a block; readers get what they would have had without it."""
    case = begin(UNBLOCK, claim_id, by=by, revision=revision, reason=reason)
    row = PublishedClaim.objects.select_related("edition").get(claim=case.claim)
    event = record(UNBLOCK.name, case.claim, by=by, reason=reason)
    renew(case.claim, event, state=state_without_block(row))
    write(case.claim, event)
    return case.claim
