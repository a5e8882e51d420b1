"""Writing the record: publish, reopen, suspend, release, withdraw; and making readers' rows again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models import Claim, ClaimEdition, Clearance, ProtectedLabel, PublishedClaim
from claims.models.choices import EditionKind, PublicState, VerificationStatus
from claims.models.published import SEARCHED
from claims.record.concealment import concealed
from claims.record.copy_edits import shown_document
from claims.record.document import Issue, build_document, withdrawal_document
from claims.record.readers_row import write_readers_row
from claims.workflow.actions.protecting import note_exposure
from claims.workflow.actions.step import begin, checked_reason, record, write
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet
from claims.workflow.frozen_draft import is_as_assessed
from claims.workflow.rules import IS_AS_ASSESSED
from claims.workflow.transitions import PUBLISH, RELEASE, REOPEN, SUSPEND, WITHDRAW
from trail.bodies import store_body
from trail.chain import Subject, append_event
from trail.models import Editor, Event


@dataclass(frozen=True, slots=True)
class Signatures:
    """The two persons an edition names, and how their assessments came together."""

    first_assessor: str
    second_assessor: str
    agreement: str


@transaction.atomic
def publish(claim_id: int, *, by: Editor, revision: int) -> Claim:
    """Publish a cleared claim that was held back."""
    case = begin(PUBLISH, claim_id, by=by, revision=revision)
    publish_cleared(case)
    return case.claim


def publish_cleared(case: Case) -> ClaimEdition:
    """Write edition and readers' row of a claim that is locked and cleared, and return the edition.

    A suspended (or blocked) claim stays so: publishing never lifts it.
    """
    claim = case.claim
    # The chain is held since before the claim was read: sources and texts stay as this draft has them.
    if not is_as_assessed(case):
        raise RequirementUnmet(IS_AS_ASSESSED.sentence_for(case))
    clearance = Clearance.objects.select_related("assessment").get(claim=claim, round=claim.round)
    verdicts = {link.attribution_id: link.verdict for link in clearance.assessment.link_verdicts.all()}
    submission = claim.assessments.get(round=claim.round, place="first")
    number = claim.editions.count() + 1
    issue = Issue(
        number=number,
        kind=EditionKind.FIRST if number == 1 else EditionKind(submission.edition_kind),
        change_note=submission.change_note,
        published_at=timezone.now(),
    )
    edition = _write_edition(
        PUBLISH.name,
        claim,
        issue,
        build_document(claim, case.draft, clearance, verdicts, issue),
        Signatures(clearance.first_assessor_id, clearance.second_assessor_id, clearance.agreement),
        by=case.editor,
        to_status=VerificationStatus.PUBLISHED,
    )
    ProtectedLabel.objects.bulk_create(case.draft.labels.new())
    before = case.published
    kept = (PublicState.SUSPENDED, PublicState.BLOCKED)
    state = PublicState(before.state) if before and before.state in kept else PublicState.PUBLIC
    write_readers_row(edition, event=edition.event, state=state, under_re_review=False)
    # Whatever made somebody look again, it has been looked at: a date that has come is done with.
    is_due = claim.recheck_on is not None and claim.recheck_on <= timezone.localdate() and number > 1
    write(claim, edition.event, assigned_to=None, recheck_on=None if is_due else claim.recheck_on)
    return edition


@transaction.atomic
def reopen(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Check a published or withdrawn claim again; readers keep what they have, marked "under re-review"."""
    case = begin(REOPEN, claim_id, by=by, revision=revision, reason=reason)
    claim = case.claim
    event = record(REOPEN.name, claim, by=by, to_status=VerificationStatus.IN_REVIEW, reason=reason)
    renew(claim, event, under_re_review=True)
    write(claim, event, round=claim.round + 1)
    return claim


@transaction.atomic
def suspend(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Take a claim from readers at once; they see a neutral notice and nothing else."""
    case = begin(SUSPEND, claim_id, by=by, revision=revision, reason=reason)
    event = record(SUSPEND.name, case.claim, by=by, reason=reason)
    renew(case.claim, event, state=PublicState.SUSPENDED)
    write(case.claim, event, suspended_by=by)
    return case.claim


@transaction.atomic
def release(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Give a suspended claim back to readers."""
    case = begin(RELEASE, claim_id, by=by, revision=revision, reason=reason)
    event = record(RELEASE.name, case.claim, by=by, reason=reason)
    renew(case.claim, event, state=PublicState.PUBLIC)
    write(case.claim, event, suspended_by=None)
    return case.claim


@transaction.atomic
def withdraw(claim_id: int, *, by: Editor, revision: int, reason: str) -> Claim:
    """Withdraw a claim with a reason for readers; the notice stays at its address."""
    case = begin(WITHDRAW, claim_id, by=by, revision=revision, reason=reason)
    claim = case.claim
    last = claim.editions.select_related("body").latest("number")
    document, labels = concealed(shown_document(last), claim)
    issue = Issue(
        number=last.number + 1,
        kind=EditionKind.WITHDRAWAL,
        change_note=checked_reason(reason),
        published_at=timezone.now(),
    )
    edition = _write_edition(
        WITHDRAW.name,
        claim,
        issue,
        withdrawal_document(document, issue),
        Signatures(last.first_assessor_id, last.second_assessor_id, last.agreement),
        by=by,
        to_status=VerificationStatus.WITHDRAWN,
        reason=reason,
    )
    ProtectedLabel.objects.bulk_create(labels.new())
    write_readers_row(edition, event=edition.event, state=PublicState.WITHDRAWN, under_re_review=False)
    write(claim, edition.event, round=claim.round + 1, suspended_by=None, assigned_to=None)
    return claim


@transaction.atomic
def rebuild_published(*, by: Editor) -> int:
    """Make every readers' row again from its newest edition; returns how many. One event records it."""
    event = append_event(by=by, action="rebuild_published", subject=Subject("record", "published"))
    count = 0
    for row in PublishedClaim.objects.select_related("edition__body", "edition__claim").order_by("id"):
        write_readers_row(
            row.edition, event=event, state=PublicState(row.state), under_re_review=row.under_re_review
        )
        count += 1
    SEARCHED.rebuild()
    return count


def _write_edition(
    action: str,
    claim: Claim,
    issue: Issue,
    document: dict[str, Any],
    signatures: Signatures,
    *,
    by: Editor,
    to_status: str,
    reason: str = "",
) -> ClaimEdition:
    body = store_body(document)
    columns = {
        "number": issue.number,
        "kind": issue.kind.value,
        "change_note_length": len(issue.change_note),
        "published_at": issue.published_at,
        "first_assessor_id": signatures.first_assessor,
        "second_assessor_id": signatures.second_assessor,
        "agreement": str(signatures.agreement),
        "accuracy": document["accuracy"],
        "attribution": document["attribution"]["verdict"],
        "evidence_count": len(document["evidence"]),
        "body_id": body.digest,
    }
    event = record(
        action,
        claim,
        by=by,
        to_status=to_status,
        # The row of the edition is in the chain with this: no column of it can change unnoticed.
        payload={"edition": columns},
        reason=reason,
        change_note=issue.change_note,
        at=issue.published_at,
    )
    edition = ClaimEdition.objects.create(claim=claim, event=event, **columns)
    note_exposure(edition, document)
    return edition


def renew(
    claim: Claim, event: Event, *, state: PublicState | None = None, under_re_review: bool | None = None
) -> None:
    """Make the claim's readers' row again for this event, in another state or with another mark if given."""
    row = PublishedClaim.objects.select_related("edition__body", "edition__claim").get(claim=claim)
    write_readers_row(
        row.edition,
        event=event,
        state=PublicState(row.state) if state is None else state,
        under_re_review=row.under_re_review if under_re_review is None else under_re_review,
    )
