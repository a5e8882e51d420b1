"""Erasing one text of the record, as a court orders it. The trail says so, and still verifies.

The sentences are for the terminal, which is English: there is no button for this.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from claims.models import Claim, ClaimEdition, PublishedClaim
from claims.models.choices import PublicState
from claims.models.published import SEARCHED
from claims.record.erasure import Erasure, erasure_of, repeated_words
from claims.record.readers_row import write_readers_row
from claims.workflow.actions.step import checked_reason
from claims.workflow.errors import NotPermitted, RequirementUnmet, WrongState
from sources.actions import empty_captures
from trail.bodies import erase_body, read_body
from trail.chain import Subject, append_event, hold_chain
from trail.models import Editor, Event, RecordBody


@transaction.atomic
def erase(digest: str, *, by: Editor, reason: str, keep_captures: bool = False) -> Event:
    """Erase the record body of this digest and whatever was made of it, and return the act's event.

    With an edition go what readers have of it, the words it is searched by, and the archived copies that
    nothing else rests on. The event names the digest and the place, and repeats no word.
    """
    check_may_erase(by.user)
    reason = checked_reason(reason)
    # First, as every act does: whoever publishes meanwhile holds the chain and waits for the claim.
    hold_chain()
    edition = ClaimEdition.objects.filter(Q(body_id=digest) | Q(copy_edits__body_id=digest)).first()
    if edition is not None:
        # Nobody publishes, suspends or blocks the claim meanwhile.
        Claim.objects.select_for_update(of=("self",)).get(pk=edition.claim_id)
    body = RecordBody.objects.select_for_update(of=("self",)).get(pk=digest)
    check_not_erased(body)
    check_reason(reason, body)
    planned = erasure_of(body)
    captures = [] if keep_captures else list(planned.captures)
    event = append_event(
        by=by,
        action="erase",
        subject=Subject("record_body", digest),
        payload={**_place(planned), "captures": [capture.pk for capture in captures]},
        reason=reason,
    )
    erase_body(body, event=event)
    if edition is not None:
        _renew_row(edition, event)
    empty_captures(captures)
    return event


def check_may_erase(user: User | None) -> None:
    """Raise ``NotPermitted`` unless this is the account of somebody who maintains the machine."""
    if user is None or not user.is_active or not user.is_superuser:
        raise NotPermitted("Only an active superuser erases: whoever maintains the machine.")


def check_not_erased(body: RecordBody) -> None:
    """Raise ``WrongState`` for a body whose text is gone already."""
    if body.erased_by_seq is not None:
        raise WrongState(f"This text was erased before, by event {body.erased_by_seq}.")


def check_reason(reason: str, body: RecordBody) -> None:
    """Raise ``RequirementUnmet`` where the reason, which stays, repeats what is to go."""
    if repeated := repeated_words(reason, read_body(body)):
        raise RequirementUnmet(
            f"The reason stays in the record and repeats words that are to go: “{repeated}”. "
            "Name the order and who ordered it, not what it is about.",
            field="reason",
        )


def _place(planned: Erasure) -> dict[str, Any]:
    if planned.edition is not None and planned.claim is not None:
        return {"edition": {"claim": planned.claim.public_id, "number": planned.edition.number}}
    if planned.copy_edit is not None and planned.claim is not None:
        edit = planned.copy_edit
        return {
            "copy_edit": {
                "claim": planned.claim.public_id,
                "edition": edit.edition.number,
                "number": edit.number,
            }
        }
    return {"event": planned.event.seq if planned.event else None}


def _renew_row(edition: ClaimEdition, event: Event) -> None:
    """Make the row anew, for an earlier edition too: what caches keep of the lists it stood in is stale."""
    row = PublishedClaim.objects.select_related("edition__body", "edition__claim").get(claim=edition.claim)
    write_readers_row(
        row.edition, event=event, state=PublicState(row.state), under_re_review=row.under_re_review
    )
    # Its words are struck out there, and lie in it until it is made anew.
    SEARCHED.rebuild()
