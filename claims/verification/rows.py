"""The rows of some hundred claims at once, as verification compares them with the events of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.models import (
    Assessment,
    Claim,
    ClaimEdition,
    Clearance,
    CopyEdit,
    LinkVerdict,
    PublishedArticle,
    PublishedClaim,
    PublishedSource,
    PublishedTopic,
)
from claims.verification.history import History
from trail.models import RecordBody

Relations = tuple[set[tuple[str, str]], set[str], set[str]]


@dataclass(slots=True)
class Rows:
    """What belongs to one claim. Bodies are looked up apart: a lost one must not hide its edition."""

    claim: Claim
    assessments: list[Assessment] = field(default_factory=list)
    # by assessment, then by attribution, which may be gone
    links: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    clearances: dict[int, Clearance] = field(default_factory=dict)
    # by number of the event
    editions: dict[int, ClaimEdition] = field(default_factory=dict)
    # by number of the event
    copy_edits: dict[int, CopyEdit] = field(default_factory=dict)
    bodies: dict[str, RecordBody] = field(default_factory=dict)
    readers_row: PublishedClaim | None = None
    relations: Relations = field(default_factory=lambda: (set(), set(), set()))


def read_rows(histories: Sequence[History]) -> dict[str, Rows]:
    """Return the rows of these claims by public id, with a fixed number of queries."""
    claims = Claim.objects.filter(public_id__in=[history.public_id for history in histories])
    claims = claims.select_related("merged_into")
    rows = {claim.pk: Rows(claim) for claim in claims}
    ids = list(rows)
    for assessment in Assessment.objects.filter(claim__in=ids).order_by("pk"):
        rows[assessment.claim_id].assessments.append(assessment)
    verdicts = LinkVerdict.objects.filter(assessment__claim__in=ids).values_list(
        "assessment__claim", "assessment", "attribution", "verdict"
    )
    for claim_id, assessment_id, attribution_id, verdict in verdicts:
        rows[claim_id].links[assessment_id][str(attribution_id)] = verdict
    for clearance in Clearance.objects.filter(claim__in=ids).order_by("pk"):
        rows[clearance.claim_id].clearances[clearance.round] = clearance
    _read_record(rows, ids)
    return {row.claim.public_id: row for row in rows.values()}


def _read_record(rows: dict[int, Rows], ids: Sequence[int]) -> None:
    for edition in ClaimEdition.objects.filter(claim__in=ids).order_by("claim", "number"):
        rows[edition.claim_id].editions[edition.event_id] = edition
    edits = CopyEdit.objects.filter(edition__claim__in=ids).select_related("body", "edition")
    for edit in edits.order_by("pk"):
        rows[edit.edition.claim_id].copy_edits[edit.event_id] = edit
    digests = {edition.body_id: row for row in rows.values() for edition in row.editions.values()}
    for body in RecordBody.objects.filter(digest__in=list(digests)):
        digests[body.digest].bodies[body.digest] = body
    owners: dict[int, Rows] = {}
    for published in PublishedClaim.objects.filter(claim__in=ids):
        owners[published.pk] = rows[published.claim_id]
        rows[published.claim_id].readers_row = published
    for key, slug, role in PublishedSource.objects.filter(published__in=list(owners)).values_list(
        "published", "source__slug", "role"
    ):
        owners[key].relations[0].add((slug, role))
    for key, public_id in PublishedArticle.objects.filter(published__in=list(owners)).values_list(
        "published", "article__public_id"
    ):
        owners[key].relations[1].add(public_id)
    for key, code in PublishedTopic.objects.filter(published__in=list(owners)).values_list(
        "published", "topic__code"
    ):
        owners[key].relations[2].add(code)
