"""What every action is made of: lock and check, then the event, and the claim last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.models import Claim
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet, StaleRevision
from claims.workflow.transitions import Transition
from sources.invisible import visible
from trail.chain import Subject, append_event, hold_chain
from trail.models import Editor, Event

MAX_REASON = 2000
# A form that is older than this says nothing about who wrote since.
MAX_REVISIONS_BACK = 100


def begin(transition: Transition, claim_id: int, *, by: Editor, revision: int, reason: str = "") -> Case:
    """Lock the claim and check that this editor may do this now.

    Raises ``StaleRevision`` when the claim was written since ``revision`` was read, otherwise the first
    refusal of the table. Must run inside the action's transaction.
    """
    try:
        claim = lock_claim(claim_id, revision=revision)
    except StaleRevision:
        if is_own_change(Claim.objects.get(pk=claim_id), by, since=revision):
            raise StaleRevision(
                _("You changed this claim yourself in another window. Look at it and decide again.")
            ) from None
        raise
    case = Case(claim, by)
    for refusal in transition.refusals(case):
        raise refusal
    if transition.needs_reason:
        checked_reason(reason)
    return case


def lock_claim(claim_id: int, *, revision: int) -> Claim:
    """Return the claim, locked until the transaction ends, if it is still at ``revision``."""
    hold_chain()
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim_id)
    if claim.revision != revision:
        raise StaleRevision(
            _("Somebody else changed this claim while you were working on it. Look at it and decide again.")
        )
    return claim


def is_own_change(claim: Claim, editor: Editor, *, since: int) -> bool:
    """Whether this editor alone wrote the claim after that revision; each write is one event."""
    written = min(claim.revision - since, MAX_REVISIONS_BACK)
    if written <= 0:
        return False
    events = Event.objects.filter(subject_kind="claim", subject_id=claim.public_id).order_by("-seq")
    return set(events.values_list("editor", flat=True)[:written]) == {editor.code}


def lock_in_order(*claim_ids: int) -> None:
    """Lock several claims, always the lowest id first: two acts on the same ones then never deadlock."""
    hold_chain()
    list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=claim_ids).order_by("pk"))


def checked_reason(reason: str) -> str:
    """Return the reason without surrounding space; raises ``RequirementUnmet`` if empty or too
    long, or where it holds an invisible character.
    """
    reason = reason.strip()
    if not reason:
        raise RequirementUnmet(_("Give a reason."), field="reason")
    if len(reason) > MAX_REASON:
        raise RequirementUnmet(
            _("The reason is too long: at most %(count)d characters.") % {"count": MAX_REASON}, field="reason"
        )
    try:
        visible(reason)
    except ValidationError as error:
        raise RequirementUnmet(error.messages[0], field="reason") from error
    return reason


def record(
    action: str,
    claim: Claim,
    *,
    by: Editor,
    to_status: str | None = None,
    payload: Mapping[str, Any] | None = None,
    reason: str = "",
    change_note: str = "",
    at: dt.datetime | None = None,
) -> Event:
    """Append the act's event; without it the database takes nothing. ``to_status`` is by default no move."""
    return append_event(
        by=by,
        action=action,
        subject=Subject("claim", claim.public_id),
        from_status=claim.verification_status,
        to_status=to_status or claim.verification_status,
        version=claim.version,
        round_=claim.round,
        payload=payload,
        reason=reason.strip(),
        change_note=change_note,
        at=at,
    )


def write(claim: Claim, event: Event, **changes: Any) -> None:
    """Write the claim as its event says, one revision on, and bring the instance up to date.

    The last write of an act: from here on the database takes nothing more that belongs to the claim.

    What was read is the condition: should the locks ever be missing, of two writers one loses.
    """
    changes |= {
        "verification_status": event.to_status,
        "revision": claim.revision + 1,
        "last_event": event,
    }
    if as_read(claim).update(**changes) != 1:
        raise StaleRevision(_("Somebody else changed this claim at the same moment. Nothing was saved."))
    for name, value in changes.items():
        setattr(claim, name, value)


def as_read(claim: Claim) -> QuerySet[Claim]:
    """Return the claim's row if nobody has written it since: at its revision, version and round."""
    return Claim.objects.filter(
        pk=claim.pk, revision=claim.revision, version=claim.version, round=claim.round
    )
