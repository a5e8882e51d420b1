"""Giving assessments: the first, the blind second, and what settles a disagreement; taking them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Assessment, Claim, Clearance, LinkVerdict
from claims.models.choices import Agreement, AssessmentPlace, EditionKind, VerificationStatus
from claims.workflow.actions.notifying import tell_second_assessors, tell_sent_back
from claims.workflow.actions.publishing import publish_cleared
from claims.workflow.actions.step import begin, record, write
from claims.workflow.assessment_checks import check_assessment, check_new_edition, check_unchanged
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet, StaleRevision
from claims.workflow.transitions import ADOPT, ASSESS_SECOND, ASSESS_THIRD, RECALL, RETURN, SUBMIT
from claims.workflow.verdicts import agree, overall_attribution
from claims.workflow.visibility import has_seen_verdict
from trail.models import Editor


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What one person found. ``links`` maps attribution ids to link verdicts; a missing one is not checked.

    ``version`` and ``round`` say what the person had before them; the claim must still be there.
    ``edition_kind`` and ``change_note`` belong to the first assessment of a later edition only.
    """

    accuracy: str
    explanation: str
    links: Mapping[int, str] = field(default_factory=dict)
    as_of: dt.date | None = None
    reason: str = ""
    version: int | None = None
    round: int | None = None
    edition_kind: str = ""
    change_note: str = ""


@transaction.atomic
def submit(claim_id: int, *, by: Editor, revision: int, verdicts: Verdicts) -> Claim:
    """Give the first assessment and hand the claim to another person."""
    case = begin(SUBMIT, claim_id, by=by, revision=revision)
    check_new_edition(case, verdicts)
    given = _judge(case, AssessmentPlace.FIRST, verdicts)
    event = record(
        SUBMIT.name,
        case.claim,
        by=by,
        to_status=VerificationStatus.SECOND_REVIEW,
        payload=given.payload(),
        change_note=given.assessment.change_note,
    )
    given.store()
    write(case.claim, event, assigned_to=None)
    tell_second_assessors(case, event)
    return case.claim


@transaction.atomic
def assess_second(
    claim_id: int, *, by: Editor, revision: int, verdicts: Verdicts, hold: bool = False
) -> Claim:
    """Give the second assessment, blind to the first.

    Where both agree the claim is cleared and published in the same act, unless ``hold`` is set or an
    embargo lies ahead; where they differ it is in disagreement.
    """
    case = begin(ASSESS_SECOND, claim_id, by=by, revision=revision)
    first = case.round_assessments[0]
    given = _judge(case, AssessmentPlace.SECOND, verdicts)
    if agree(first, given.assessment):
        _clear(ASSESS_SECOND.name, case, first, given.assessment, given=given, hold=hold)
    else:
        _disagree(ASSESS_SECOND.name, case, given)
    return case.claim


@transaction.atomic
def assess_third(
    claim_id: int, *, by: Editor, revision: int, verdicts: Verdicts, hold: bool = False
) -> Claim:
    """Give a third, blind assessment; where it equals one of the two, these two clear the claim.

    Unless the first assessor had announced an unchanged re-check and the verdicts agreed on are others: then
    the claim stays in disagreement. Refusing would tell the third person the first verdicts before theirs.
    """
    case = begin(ASSESS_THIRD, claim_id, by=by, revision=revision)
    given = _judge(case, AssessmentPlace.THIRD, verdicts)
    for earlier in case.round_assessments:
        if agree(earlier, given.assessment) and _fits_announced_kind(case, earlier):
            _clear(ASSESS_THIRD.name, case, earlier, given.assessment, given=given, hold=hold)
            return case.claim
    _disagree(ASSESS_THIRD.name, case, given)
    return case.claim


@transaction.atomic
def adopt(
    claim_id: int, *, by: Editor, revision: int, assessment_id: int, reason: str, hold: bool = False
) -> Claim:
    """Take over another assessor's verdicts after discussion; never one's own."""
    case = begin(ADOPT, claim_id, by=by, revision=revision, reason=reason)
    adopted = next((a for a in case.round_assessments if a.id == assessment_id), None)
    if adopted is None or adopted.editor_id == by.code:
        raise RequirementUnmet(_("Choose the assessment of another person to adopt."), field="assessment")
    check_assessment(case, adopted.accuracy)
    own = next(a for a in case.round_assessments if a.editor_id == by.code)
    _clear(ADOPT.name, case, adopted, own, hold=hold, agreement=Agreement.AFTER_DISCUSSION, reason=reason)
    return case.claim


@transaction.atomic
def recall(claim_id: int, *, by: Editor, revision: int) -> Claim:
    """Take the first assessment back before a second one is given."""
    case = begin(RECALL, claim_id, by=by, revision=revision)
    event = record(RECALL.name, case.claim, by=by, to_status=VerificationStatus.IN_REVIEW)
    tell_sent_back(case, event)
    write(case.claim, event, round=case.claim.round + 1)
    return case.claim


@transaction.atomic
def return_to_review(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Send a claim back, to be worked on and assessed anew; it goes to its first assessor's queue."""
    case = begin(RETURN, claim_id, by=by, revision=revision, reason=reason)
    event = record(RETURN.name, case.claim, by=by, to_status=VerificationStatus.IN_REVIEW, reason=reason)
    tell_sent_back(case, event)
    write(case.claim, event, round=case.claim.round + 1, assigned_to_id=case.first_assessor)
    return case.claim


@dataclass(frozen=True, slots=True)
class _Given:
    """An assessment with its verdicts on links, checked and not yet stored: its event comes first."""

    assessment: Assessment
    links: list[LinkVerdict]

    def store(self) -> None:
        self.assessment.save(force_insert=True)
        LinkVerdict.objects.bulk_create(self.links)

    def payload(self) -> dict[str, Any]:
        """What the event says of it: no column of its row can change unnoticed."""
        assessment = self.assessment
        return {
            "assessment": {
                "place": str(assessment.place),
                "given_at": assessment.given_at,
                "as_of": assessment.as_of,
                "accuracy": str(assessment.accuracy),
                "attribution": str(assessment.attribution),
                "links": {str(link.attribution_id): link.verdict for link in self.links},
                "explanation": assessment.explanation,
                "reason": assessment.reason,
                "edition_kind": assessment.edition_kind,
                "draft_hash": assessment.draft_hash,
            }
        }


def _judge(case: Case, place: AssessmentPlace, verdicts: Verdicts) -> _Given:
    claim = case.claim
    if verdicts.version not in (None, claim.version) or verdicts.round not in (None, claim.round):
        raise StaleRevision(
            _("Your verdicts are about an earlier version of this claim. Read it again as it is now.")
        )
    known = {link.id for link in case.attributions}
    if not set(verdicts.links) <= known:
        raise RequirementUnmet(_("An assessed link is no longer there. Load the page again."))
    links = {link.id: verdicts.links.get(link.id, "not_checked") for link in case.attributions}
    check_assessment(case, verdicts.accuracy, links=links)
    assessment = Assessment(
        claim=case.claim,
        version=case.claim.version,
        round=case.claim.round,
        place=place,
        editor=case.editor,
        as_of=verdicts.as_of or timezone.localdate(),
        accuracy=verdicts.accuracy,
        attribution=overall_attribution(links.values()),
        explanation=_plain_lines(verdicts.explanation),
        reason=_plain_lines(verdicts.reason),
        draft_hash=case.draft.digest,
        edition_kind=verdicts.edition_kind if place == AssessmentPlace.FIRST else "",
        change_note=_plain_lines(verdicts.change_note) if place == AssessmentPlace.FIRST else "",
    )
    if not assessment.explanation:
        raise RequirementUnmet(_("Explain your verdicts to readers."), field="explanation")
    if assessment.as_of > timezone.localdate():
        raise RequirementUnmet(_("The day of the verdicts cannot lie in the future."), field="as_of")
    assessment.full_clean(validate_constraints=False)
    return _Given(
        assessment,
        [
            LinkVerdict(assessment=assessment, attribution_id=link, verdict=verdict)
            for link, verdict in links.items()
        ],
    )


def _plain_lines(text: str) -> str:
    """A browser sends line ends as CR LF; the record keeps LF, so that a blank line is a blank line."""
    return text.replace("\r\n", "\n").strip()


def _clear(
    action: str,
    case: Case,
    printed: Assessment,
    other: Assessment,
    *,
    given: _Given | None = None,
    hold: bool,
    agreement: Agreement | None = None,
    reason: str = "",
) -> None:
    """Clear the claim for the authors of two assessments, and publish it unless something holds it back."""
    claim = case.claim
    if case.round_assessments[0].edition_kind == EditionKind.RECHECKED:
        # Submitted as unchanged, but an adopted assessment may print other verdicts.
        check_unchanged(claim.editions.latest("number"), printed.accuracy, printed.attribution)
    if agreement is None:
        informed = any(has_seen_verdict(claim, a.editor_id, case.assessments) for a in (printed, other))
        agreement = Agreement.INFORMED if informed else Agreement.INDEPENDENT
    payload = {
        **(given.payload() if given else {}),
        "clearance": {
            "assessment": printed.id,
            "first_assessor": printed.editor_id,
            "second_assessor": other.editor_id,
            "agreement": str(agreement),
            "held": hold,
        },
    }
    event = record(
        action, claim, by=case.editor, to_status=VerificationStatus.CLEARED, payload=payload, reason=reason
    )
    if given:
        given.store()
    Clearance.objects.create(
        claim=claim,
        round=claim.round,
        assessment=printed,
        first_assessor_id=printed.editor_id,
        second_assessor_id=other.editor_id,
        agreement=agreement,
    )
    write(claim, event, open_round=claim.round, assigned_to=None)
    embargoed = claim.embargo_until is not None and claim.embargo_until > timezone.now()
    if not hold and not embargoed:
        publish_cleared(Case(claim, case.editor))


def _fits_announced_kind(case: Case, printed: Assessment) -> bool:
    if case.round_assessments[0].edition_kind != EditionKind.RECHECKED:
        return True
    last = case.claim.editions.latest("number")
    return (last.accuracy, last.attribution) == (printed.accuracy, printed.attribution)


def _disagree(action: str, case: Case, given: _Given) -> None:
    event = record(
        action,
        case.claim,
        by=case.editor,
        to_status=VerificationStatus.DISAGREEMENT,
        payload=given.payload(),
    )
    given.store()
    tell_sent_back(case, event)
    write(case.claim, event, assigned_to=None)
