"""Which acts a claim's page offers: all of the table, each possible or with the sentence why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from claims.admin.waiting import waiting_for
from claims.models import Claim
from claims.models.choices import VerificationStatus as Status
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet, TransitionRefused, WrongState
from claims.workflow.transitions import (
    ACCEPT,
    ACCEPT_COPY_EDIT,
    ADOPT,
    ASSESS_SECOND,
    ASSESS_THIRD,
    EDIT,
    PUBLISH,
    RELEASE,
    REOPEN,
    SUBMIT,
    TRANSITIONS,
    Transition,
)

# What usually comes next; the first possible one is the only strong button of the page, or, where none is
# possible, the first that only lacks something. Nothing rare is among them: a claim that is published, put
# aside or withdrawn may stay so, and a published one lacks nothing.
NEXT = {
    Status.PROPOSED: (ACCEPT,),
    Status.IN_REVIEW: (SUBMIT,),
    Status.SECOND_REVIEW: (ASSESS_SECOND,),
    Status.DISAGREEMENT: (ADOPT, ASSESS_THIRD),
    Status.CLEARED: (PUBLISH,),
    Status.PUBLISHED: (RELEASE, ACCEPT_COPY_EDIT),
    Status.DISMISSED: (),
    Status.WITHDRAWN: (),
}
# Acts without anything to fill in: one press does them.
IMMEDIATE = frozenset({"accept", "recall", "publish"})
# Acts that change what readers see, or put a claim aside: asked again.
GRAVE = frozenset({"dismiss", "merge", "suspend", "withdraw", "block"})


@dataclass(frozen=True, slots=True)
class Step:
    """One act: its button, or why it is not possible now."""

    name: str
    label: Any
    address: str
    reasons: list[str]
    is_next: bool
    is_immediate: bool
    is_grave: bool

    @property
    def is_possible(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Steps:
    """The acts of a claim's page: the next one, further possible ones, and those that are off for now.

    Those off in this state whoever asks are ``elsewhere``: one sentence is true of all of them.
    ``next`` may be off itself: its reasons are then what is still missing. Where there is none, ``waiting``
    says whom the claim waits for.
    """

    next: Step | None
    waiting: list[str]
    others: list[Step]
    off: list[Step]
    elsewhere: list[Step]

    @property
    def off_count(self) -> int:
        return len(self.off) + len(self.elsewhere)


def steps_for(case: Case) -> Steps:
    """Return every act but saving: possible now, possible once something is done, or in another state."""
    refused = {t.name: t.refusals(case) for t in TRANSITIONS if t is not EDIT}
    following = _usual(case.claim)
    strong = next((t.name for t in following if not refused[t.name]), None)
    # Of a published claim nothing is missing: what may come next waits for an occasion.
    if strong is None and case.claim.verification_status != Status.PUBLISHED:
        strong = _missing(following, refused)
    steps = [_step(case, t, refused[t.name], strong) for t in TRANSITIONS if t is not EDIT]
    rest = [step for step in steps if not step.is_next]
    return Steps(
        next=next((step for step in steps if step.is_next), None),
        waiting=[] if strong else waiting_for(case),
        others=sorted((s for s in rest if s.is_possible), key=lambda step: step.is_grave),
        off=[s for s in rest if not s.is_possible and not _is_elsewhere(refused[s.name])],
        elsewhere=[s for s in rest if _is_elsewhere(refused[s.name])],
    )


def _usual(claim: Claim) -> tuple[Transition, ...]:
    """Return what usually comes next; a re-check that is due is no longer rare."""
    usual = NEXT[Status(claim.verification_status)]
    is_due = claim.recheck_on is not None and claim.recheck_on <= timezone.localdate()
    return (*usual, REOPEN) if is_due and claim.verification_status == Status.PUBLISHED else usual


def _missing(following: Sequence[Transition], refused: Mapping[str, list[TransitionRefused]]) -> str | None:
    """Return the step that only lacks something this editor can bring; None if it is somebody else's."""
    return next(
        (t.name for t in following if all(isinstance(why, RequirementUnmet) for why in refused[t.name])), None
    )


def _is_elsewhere(refused: Sequence[TransitionRefused]) -> bool:
    return any(isinstance(why, WrongState) for why in refused)


def _step(case: Case, transition: Transition, refused: list[Any], strong: str | None) -> Step:
    return Step(
        name=transition.name,
        label=transition.label,
        address=reverse("admin:claims_claim_act", args=[case.claim.pk, transition.name]),
        reasons=[str(refusal) for refusal in refused],
        is_next=transition.name == strong,
        is_immediate=transition.name in IMMEDIATE,
        is_grave=transition.name in GRAVE,
    )
