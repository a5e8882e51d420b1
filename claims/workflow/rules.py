"""Who may act and what must be there. A rule carries the sentence the editor reads where it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from claims.models.choices import CheckWorthiness, PublicState
from claims.record.chains import chain_roots
from claims.workflow.case import Case
from claims.workflow.frozen_draft import changed_since, is_as_assessed
from claims.workflow.roles import LEAD, REVIEW, TRIAGE

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Rule:
    """``holds`` decides; ``sentence`` says what to do where it does not, ``detail`` what is in the way."""

    name: str
    sentence: _StrPromise
    holds: Callable[[Case], bool]
    detail: Callable[[Case], str] | None = None

    def sentence_for(self, case: Case) -> str:
        """Return the sentence, with what is in the way where that has a name."""
        detail = self.detail(case) if self.detail else ""
        return f"{self.sentence} ({detail})" if detail else str(self.sentence)


def _roots_are_publishers(case: Case) -> bool:
    publisher_of = {a.id: a.article.publisher_id for a in case.appearances}
    return all(
        link.source_id == publisher_of.get(link.appearance_id) for link in chain_roots(case.attributions)
    )


# --- who ----------------------------------------------------------------------------------------------

IS_REPORTER = Rule(
    "is_reporter",
    _("Reporters and reviewers do this. Ask for one of these roles."),
    lambda case: TRIAGE in case.permissions,
)
IS_REVIEWER = Rule(
    "is_reviewer",
    _("A reviewer does this. Ask for that role, or assign the claim to a reviewer."),
    lambda case: REVIEW in case.permissions,
)
MAY_PUBLISH = Rule(
    "may_publish",
    _(
        "A reviewer publishes it, or the system once an embargo has ended. "
        "Ask for that role; what was held back waits for a person."
    ),
    lambda case: (
        REVIEW in case.permissions or (case.is_system and case.embargo_has_ended and not case.is_held)
    ),
)
IS_FIRST_ASSESSOR = Rule(
    "is_first_assessor",
    _("Only the person who gave the first assessment can recall it. Anybody else can return the claim."),
    lambda case: REVIEW in case.permissions and case.editor.code == case.first_assessor,
)
IS_SECOND_PERSON = Rule(
    "is_second_person",
    _("Another reviewer gives the second assessment: whoever assessed first cannot also be the second."),
    lambda case: REVIEW in case.permissions and not case.has_assessed,
)
IS_THIRD_PERSON = Rule(
    "is_third_person",
    _("A reviewer who has not yet assessed this claim gives the third assessment."),
    lambda case: REVIEW in case.permissions and not case.has_assessed,
)
IS_ASSESSOR = Rule(
    "is_assessor",
    _("Only one of the assessors can take over the other's verdicts."),
    lambda case: REVIEW in case.permissions and case.has_assessed,
)
IS_NOT_SUSPENDER = Rule(
    "is_not_suspender",
    _("Another reviewer releases the claim: never the person who suspended it."),
    lambda case: REVIEW in case.permissions and case.claim.suspended_by_id != case.editor.code,
)
MAY_BLOCK = Rule(
    "may_block",
    _("The chief editor blocks and unblocks. Until then any reviewer can suspend a public claim at once."),
    lambda case: LEAD in case.permissions,
)
MAY_WITHDRAW = Rule(
    "may_withdraw",
    _("The chief editor withdraws a claim; a suspended one also any reviewer but the suspender."),
    lambda case: (
        LEAD in case.permissions
        or (
            REVIEW in case.permissions
            and case.is_in([PublicState.SUSPENDED])
            and case.claim.suspended_by_id != case.editor.code
        )
    ),
)
IS_NOT_COPY_EDITOR = Rule(
    "is_not_copy_editor",
    _("Another reviewer accepts a copy-edit: never the person who proposed it."),
    lambda case: (
        REVIEW in case.permissions
        and (case.copy_edit is None or case.copy_edit.proposed_by_id != case.editor.code)
    ),
)

# --- what must be there -------------------------------------------------------------------------------

IS_CHECKWORTHY = Rule(
    "is_checkworthy",
    _('Set the check-worthiness to "Checkworthy" first, or dismiss the claim.'),
    lambda case: case.claim.check_worthiness == CheckWorthiness.CHECKWORTHY,
)
WAS_NEVER_PUBLISHED = Rule(
    "was_never_published",
    _("A published claim is not dismissed: withdraw it, so that readers learn why."),
    lambda case: case.published is None,
)
HAS_APPEARANCE = Rule(
    "has_appearance",
    _("Add at least one appearance: the text and the quote where the claim stands."),
    lambda case: bool(case.appearances),
)
HAS_ATTRIBUTION = Rule(
    "has_attribution",
    _("Add at least one attribution to every appearance: who says so."),
    lambda case: (
        bool(case.appearances)
        and {a.id for a in case.appearances} <= {a.appearance_id for a in case.attributions}
    ),
)
KNOWS_PUBLISHERS = Rule(
    "knows_publishers",
    _("Say who published each text the claim appears in."),
    lambda case: all(a.article.publisher_id is not None for a in case.appearances),
)
CHAINS_BEGIN_WITH_PUBLISHER = Rule(
    "chains_begin_with_publisher",
    _("Every chain begins with the publisher of the text: let the publisher rely on the next source."),
    _roots_are_publishers,
)
SOURCES_ARE_CONFIRMED = Rule(
    "sources_are_confirmed",
    _("Confirm the proposed sources of this claim, or replace them by known ones."),
    lambda case: not any(source is not None and source.is_proposed for source in case.sources),
)
IS_PUBLIC = Rule(
    "is_public",
    _("Only a claim that readers can see can be suspended."),
    lambda case: case.is_in([PublicState.PUBLIC]),
)
IS_SUSPENDED = Rule(
    "is_suspended",
    _("The claim is not suspended."),
    lambda case: case.is_in([PublicState.SUSPENDED]),
)
READERS_HAVE_IT = Rule(
    "readers_have_it",
    _("Only a published or suspended claim can be withdrawn."),
    lambda case: case.is_in([PublicState.PUBLIC, PublicState.SUSPENDED]),
)
IS_NOT_BLOCKED = Rule(
    "is_not_blocked",
    _("Only a claim that was published and is not blocked yet can be blocked."),
    lambda case: case.is_in([PublicState.PUBLIC, PublicState.SUSPENDED, PublicState.WITHDRAWN]),
)
IS_BLOCKED = Rule(
    "is_blocked",
    _("The claim is not blocked."),
    lambda case: case.is_in([PublicState.BLOCKED]),
)
TEXT_IS_THERE = Rule(
    "text_is_there",
    _("The text of the newest edition was erased: nothing is left to withdraw, and readers get a notice."),
    lambda case: case.published is None or not case.published.is_erased,
)
NO_THIRD_YET = Rule(
    "no_third_yet",
    _("Three assessments are given. One of the assessors adopts another's, or the claim is returned."),
    lambda case: len(case.round_assessments) < 3,
)
EMBARGO_IS_OVER = Rule(
    "embargo_is_over",
    _("The embargo is not over yet. Wait for it, or change the embargo first."),
    lambda case: case.claim.embargo_until is None or case.embargo_has_ended,
)
IS_AS_ASSESSED = Rule(
    "is_as_assessed",
    _(
        "A source or a text of this claim was changed since the assessment. Return the claim, so that two "
        "persons assess what is printed."
    ),
    is_as_assessed,
    detail=changed_since,
)
READERS_SEE_IT = Rule(
    "readers_see_it",
    _("Only the text of a public claim is copy-edited."),
    lambda case: case.is_in([PublicState.PUBLIC]),
)
NO_COPY_EDIT_WAITS = Rule(
    "no_copy_edit_waits",
    _("A copy-edit is proposed already. Accept or discard it first."),
    lambda case: case.copy_edit is None,
)
A_COPY_EDIT_WAITS = Rule(
    "a_copy_edit_waits",
    _("No copy-edit is proposed."),
    lambda case: case.copy_edit is not None,
)
COPY_EDIT_IS_CURRENT = Rule(
    "copy_edit_is_current",
    _("A newer edition was published since this copy-edit was proposed. Discard it."),
    lambda case: (
        case.copy_edit is None
        or (case.published is not None and case.copy_edit.edition_id == case.published.edition_id)
    ),
)
WAS_NOT_MERGED = Rule(
    "was_not_merged",
    _("A duplicate that was merged stays put aside: work on the claim it was merged into."),
    lambda case: case.claim.merged_into_id is None,
    detail=lambda case: case.claim.merged_into.public_id if case.claim.merged_into else "",
)
