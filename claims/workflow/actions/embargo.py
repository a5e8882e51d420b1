"""Changing an embargo once a claim is with its assessors, and publishing when one has ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim
from claims.models.choices import VerificationStatus
from claims.workflow.actions.publishing import publish
from claims.workflow.actions.step import begin, record, write
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet, TransitionRefused
from claims.workflow.transitions import PUBLISH, SET_EMBARGO
from trail.models import Editor


class Outcome(Enum):
    """What became of a claim whose embargo has ended."""

    PUBLISHED = "published"
    HELD = "held"
    # Somebody else published it, or sent it back, at the same moment.
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DueClaim:
    """A claim whose embargo has ended; ``why`` is the sentence of a refusal."""

    claim: Claim
    outcome: Outcome
    why: str = ""


@transaction.atomic
def set_embargo(claim_id: int, *, by: Editor, revision: int, until: dt.datetime | None, reason: str) -> Claim:
    """Set, move or lift (``None``) the embargo of a claim that can no longer be edited.

    Assessments keep counting: they judge the claim, not the hour. Nothing is published by it.
    """
    case = begin(SET_EMBARGO, claim_id, by=by, revision=revision, reason=reason)
    before = case.claim.embargo_until
    if until == before:
        raise RequirementUnmet(_("That is the embargo the claim already has."), field="embargo_until")
    changed = {"embargo_until": [str(before) if before else None, str(until) if until else None]}
    event = record(SET_EMBARGO.name, case.claim, by=by, payload={"changed": changed}, reason=reason)
    write(case.claim, event, embargo_until=until)
    return case.claim


def publish_due(*, by: Editor, dry_run: bool = False) -> Iterator[DueClaim]:
    """Publish every cleared claim whose embargo has ended and that nobody held back, oldest embargo first.

    Each in a transaction of its own: one that is refused stops none of the others. ``dry_run`` says
    what would become of each and writes nothing. Two runs at once publish each claim once.
    """
    due = Claim.objects.filter(
        verification_status=VerificationStatus.CLEARED, embargo_until__lte=timezone.now()
    )
    for claim in list(due.order_by("embargo_until", "id")):
        case = Case(claim, by)
        if case.is_held:
            yield DueClaim(claim, Outcome.HELD)
        elif dry_run:
            refusals = PUBLISH.refusals(case)
            yield DueClaim(
                claim, Outcome.REFUSED if refusals else Outcome.PUBLISHED, " ".join(map(str, refusals))
            )
        else:
            yield _publish(claim, by)


def _publish(claim: Claim, by: Editor) -> DueClaim:
    try:
        return DueClaim(publish(claim.pk, by=by, revision=claim.revision), Outcome.PUBLISHED)
    # A guard of the database refuses with an error of its own; it is about this claim alone, too.
    except (TransitionRefused, DatabaseError) as refusal:
        now = Claim.objects.get(pk=claim.pk)
        if now.verification_status != VerificationStatus.CLEARED:
            return DueClaim(now, Outcome.GONE)
        return DueClaim(now, Outcome.REFUSED, str(refusal).split("\n", maxsplit=1)[0])
