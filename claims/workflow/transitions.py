"""The table of transitions: buttons, checks, guards, diagram, documentation and tests are made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.choices import VerificationStatus as Status
from claims.workflow import rules
from claims.workflow.case import Case
from claims.workflow.errors import NotPermitted, RequirementUnmet, TransitionRefused, WrongState
from claims.workflow.rules import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Transition:
    """One row of the table. Without ``targets`` the claim stays where it is.

    ``starts_round``: assessments given before no longer count.
    """

    name: str
    label: _StrPromise
    origins: tuple[Status, ...]
    targets: tuple[Status, ...]
    allowed: Rule
    requires: tuple[Rule, ...] = ()
    needs_reason: bool = False
    starts_round: bool = False

    def edges(self) -> set[tuple[str, str]]:
        """The moves it makes possible, as (from, to) values; staying is no move."""
        return {
            (str(origin), str(target))
            for origin in self.origins
            for target in self.targets
            if origin != target
        }

    def refusals(self, case: Case) -> list[TransitionRefused]:
        """Return why this cannot happen now, in the order the editor should read it; empty if it can."""
        if case.claim.verification_status not in self.origins:
            return [WrongState(self._wrong_state(case))]
        refused: list[TransitionRefused] = []
        if not self.allowed.holds(case):
            refused.append(NotPermitted(self.allowed.sentence))
        refused.extend(
            RequirementUnmet(rule.sentence_for(case)) for rule in self.requires if not rule.holds(case)
        )
        return refused

    def _wrong_state(self, case: Case) -> str:
        return _("“%(label)s” is not possible while the claim is in the state “%(status)s”.") % {
            "label": self.label,
            "status": case.claim.get_verification_status_display(),
        }


_ALL = tuple(Status)
_DESK = (Status.PROPOSED, Status.IN_REVIEW, Status.SECOND_REVIEW, Status.DISAGREEMENT, Status.CLEARED)
# A claim readers already have can be in any of these while it is checked again.
_AFTER_PUBLICATION = (
    Status.PUBLISHED,
    Status.IN_REVIEW,
    Status.SECOND_REVIEW,
    Status.DISAGREEMENT,
    Status.CLEARED,
)

_READERS_MAY_HAVE_IT = (*_AFTER_PUBLICATION, Status.WITHDRAWN)

ACCEPT = Transition(
    "accept",
    pgettext_lazy("transition", "Accept"),
    (Status.PROPOSED,),
    (Status.IN_REVIEW,),
    rules.IS_REPORTER,
    (rules.IS_CHECKWORTHY,),
)
EDIT = Transition(
    "edit",
    pgettext_lazy("transition", "Save"),
    (Status.PROPOSED, Status.IN_REVIEW),
    (),
    rules.IS_REPORTER,
)
ASSIGN = Transition("assign", pgettext_lazy("transition", "Assign"), _DESK, (), rules.IS_REPORTER)
DISMISS = Transition(
    "dismiss",
    pgettext_lazy("transition", "Dismiss"),
    (Status.PROPOSED, Status.IN_REVIEW),
    (Status.DISMISSED,),
    rules.IS_REPORTER,
    (rules.WAS_NEVER_PUBLISHED,),
    needs_reason=True,
)
MERGE = Transition(
    "merge",
    pgettext_lazy("transition", "Merge into another claim"),
    (Status.PROPOSED, Status.IN_REVIEW),
    (Status.DISMISSED,),
    rules.IS_REPORTER,
    (rules.WAS_NEVER_PUBLISHED,),
)
RESTORE = Transition(
    "restore",
    pgettext_lazy("transition", "Restore"),
    (Status.DISMISSED,),
    (Status.PROPOSED,),
    rules.IS_REPORTER,
    (rules.WAS_NOT_MERGED,),
    needs_reason=True,
)
SUBMIT = Transition(
    "submit",
    pgettext_lazy("transition", "Submit first assessment"),
    (Status.IN_REVIEW,),
    (Status.SECOND_REVIEW,),
    rules.IS_REVIEWER,
    (
        rules.IS_CHECKWORTHY,
        rules.HAS_APPEARANCE,
        rules.HAS_ATTRIBUTION,
        rules.KNOWS_PUBLISHERS,
        rules.CHAINS_BEGIN_WITH_PUBLISHER,
        rules.SOURCES_ARE_CONFIRMED,
    ),
)
RECALL = Transition(
    "recall",
    pgettext_lazy("transition", "Recall first assessment"),
    (Status.SECOND_REVIEW,),
    (Status.IN_REVIEW,),
    rules.IS_FIRST_ASSESSOR,
    starts_round=True,
)
ASSESS_SECOND = Transition(
    "assess_second",
    pgettext_lazy("transition", "Give second assessment"),
    (Status.SECOND_REVIEW,),
    (Status.CLEARED, Status.DISAGREEMENT),
    rules.IS_SECOND_PERSON,
    (rules.IS_AS_ASSESSED,),
)
ADOPT = Transition(
    "adopt",
    pgettext_lazy("transition", "Adopt the other assessment"),
    (Status.DISAGREEMENT,),
    (Status.CLEARED,),
    rules.IS_ASSESSOR,
    (rules.IS_AS_ASSESSED,),
    needs_reason=True,
)
ASSESS_THIRD = Transition(
    "assess_third",
    pgettext_lazy("transition", "Give third assessment"),
    (Status.DISAGREEMENT,),
    (Status.CLEARED, Status.DISAGREEMENT),
    rules.IS_THIRD_PERSON,
    (rules.NO_THIRD_YET, rules.IS_AS_ASSESSED),
)
RETURN = Transition(
    "return",
    pgettext_lazy("transition", "Return to review"),
    (Status.SECOND_REVIEW, Status.DISAGREEMENT, Status.CLEARED),
    (Status.IN_REVIEW,),
    rules.IS_REVIEWER,
    needs_reason=True,
    starts_round=True,
)
PUBLISH = Transition(
    "publish",
    pgettext_lazy("transition", "Publish"),
    (Status.CLEARED,),
    (Status.PUBLISHED,),
    rules.MAY_PUBLISH,
    (rules.EMBARGO_IS_OVER, rules.IS_AS_ASSESSED),
)
SET_EMBARGO = Transition(
    "set_embargo",
    pgettext_lazy("transition", "Change the embargo"),
    (Status.SECOND_REVIEW, Status.DISAGREEMENT, Status.CLEARED),
    (),
    rules.IS_REVIEWER,
    needs_reason=True,
)
REOPEN = Transition(
    "reopen",
    pgettext_lazy("transition", "Reopen"),
    (Status.PUBLISHED, Status.WITHDRAWN),
    (Status.IN_REVIEW,),
    rules.IS_REVIEWER,
    needs_reason=True,
    starts_round=True,
)
SUSPEND = Transition(
    "suspend",
    pgettext_lazy("transition", "Suspend"),
    _AFTER_PUBLICATION,
    (),
    rules.IS_REVIEWER,
    (rules.IS_PUBLIC,),
    needs_reason=True,
)
RELEASE = Transition(
    "release",
    pgettext_lazy("transition", "Release"),
    _AFTER_PUBLICATION,
    (),
    rules.IS_NOT_SUSPENDER,
    (rules.IS_SUSPENDED,),
    needs_reason=True,
)
BLOCK = Transition(
    "block",
    pgettext_lazy("transition", "Block"),
    (*_AFTER_PUBLICATION, Status.WITHDRAWN),
    (),
    rules.MAY_BLOCK,
    (rules.IS_NOT_BLOCKED,),
    needs_reason=True,
)
UNBLOCK = Transition(
    "unblock",
    pgettext_lazy("transition", "Unblock"),
    (*_AFTER_PUBLICATION, Status.WITHDRAWN),
    (),
    rules.MAY_BLOCK,
    (rules.IS_BLOCKED,),
    needs_reason=True,
)
WITHDRAW = Transition(
    "withdraw",
    pgettext_lazy("transition", "Withdraw"),
    _AFTER_PUBLICATION,
    (Status.WITHDRAWN,),
    rules.MAY_WITHDRAW,
    (rules.READERS_HAVE_IT, rules.TEXT_IS_THERE),
    needs_reason=True,
    starts_round=True,
)

COPY_EDIT = Transition(
    "copy_edit",
    pgettext_lazy("transition", "Propose a copy-edit"),
    _AFTER_PUBLICATION,
    (),
    rules.IS_REVIEWER,
    (rules.READERS_SEE_IT, rules.NO_COPY_EDIT_WAITS),
)
ACCEPT_COPY_EDIT = Transition(
    "accept_copy_edit",
    pgettext_lazy("transition", "Accept the copy-edit"),
    _AFTER_PUBLICATION,
    (),
    rules.IS_NOT_COPY_EDITOR,
    (rules.A_COPY_EDIT_WAITS, rules.READERS_SEE_IT, rules.COPY_EDIT_IS_CURRENT),
)
DISCARD_COPY_EDIT = Transition(
    "discard_copy_edit",
    pgettext_lazy("transition", "Discard the copy-edit"),
    _READERS_MAY_HAVE_IT,
    (),
    rules.IS_REVIEWER,
    (rules.A_COPY_EDIT_WAITS,),
    needs_reason=True,
)

TRANSITIONS: tuple[Transition, ...] = (
    ACCEPT,
    EDIT,
    ASSIGN,
    DISMISS,
    MERGE,
    RESTORE,
    SUBMIT,
    RECALL,
    ASSESS_SECOND,
    ADOPT,
    ASSESS_THIRD,
    RETURN,
    PUBLISH,
    SET_EMBARGO,
    REOPEN,
    SUSPEND,
    RELEASE,
    WITHDRAW,
    BLOCK,
    UNBLOCK,
    COPY_EDIT,
    ACCEPT_COPY_EDIT,
    DISCARD_COPY_EDIT,
)
BY_NAME = {transition.name: transition for transition in TRANSITIONS}


def edges(transitions: Iterable[Transition] = TRANSITIONS) -> list[tuple[str, str]]:
    """Return every move from one status to another that the table allows, sorted."""
    return sorted(set().union(*(transition.edges() for transition in transitions)))
