"""Whom a claim waits for when its next step is not one's own, and what one may still do meanwhile."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models.choices import PublicState
from claims.models.choices import VerificationStatus as Status
from claims.workflow.case import Case
from claims.workflow.roles import TRIAGE
from claims.workflow.transitions import EDIT

_WAITS = {
    Status.PROPOSED: gettext_lazy("It waits for somebody who reports or reviews to accept or dismiss it."),
    Status.IN_REVIEW: gettext_lazy("It waits for somebody who reviews to give the first assessment."),
    Status.SECOND_REVIEW: gettext_lazy(
        "It waits for another person who reviews to give the second assessment."
    ),
    Status.DISAGREEMENT: gettext_lazy(
        "It waits for one of its assessors to adopt the other's verdicts, or for a third assessment."
    ),
    Status.CLEARED: gettext_lazy("It waits for somebody who reviews to publish it."),
    Status.PUBLISHED: gettext_lazy("It is published. Nothing has to be done now."),
    Status.DISMISSED: gettext_lazy("It is put aside. Nothing has to be done now."),
    Status.WITHDRAWN: gettext_lazy("It is withdrawn. Nothing has to be done now."),
}
_KEPT_FROM_READERS = {
    PublicState.SUSPENDED: gettext_lazy(
        "It is suspended and waits for somebody who reviews, and did not suspend it, to release it."
    ),
    PublicState.BLOCKED: gettext_lazy("It is blocked until the chief editor lifts the block."),
}


def waiting_for(case: Case) -> list[str]:
    """Return in sentences whom the claim waits for and what this person may still do."""
    claim = case.claim
    status = Status(claim.verification_status)
    sentences = [str(_WAITS[status])]
    if status == Status.PUBLISHED and case.published is not None:
        kept = _KEPT_FROM_READERS.get(PublicState(case.published.state))
        sentences = [str(kept)] if kept else sentences
    if claim.assigned_to is not None:
        sentences.append(_("It is assigned to %(person)s.") % {"person": claim.assigned_to})
    if not EDIT.refusals(case):
        sentences.append(_("Until then you may still change it, add evidence and write into the discussion."))
    elif TRIAGE in case.permissions:
        sentences.append(_("You may write into the discussion."))
    return sentences
