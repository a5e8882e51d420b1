"""Comparing editions, readers' rows and claims with what the trail says about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery

from claims.models import Claim, ClaimEdition, PublishedClaim
from claims.models.choices import PublicState
from claims.record.readers_row import relations, row_columns
from trail.bodies import read_body
from trail.canonical import iso_utc
from trail.models import Event
from trail.verification import CHUNK, Finding

_SIGNED_COLUMNS = (
    "number",
    "kind",
    "change_note_length",
    "published_at",
    "first_assessor_id",
    "second_assessor_id",
    "agreement",
    "accuracy",
    "attribution",
    "evidence_count",
    "body_id",
)


def verify_editions() -> Iterator[Finding]:
    """Yield every edition whose row or document is not what its event recorded, and every gap in numbers."""
    editions = ClaimEdition.objects.select_related("event__body", "body", "claim").order_by(
        "claim_id", "number"
    )
    last: tuple[int, int] = (0, 0)
    for edition in editions.iterator(chunk_size=CHUNK):
        place = f"edition {edition.claim.public_id}/{edition.number}"
        follows = last[1] + 1 if edition.claim_id == last[0] else 1
        if edition.number != follows:
            yield Finding("edition_gap", place, f"number {follows} was expected")
        last = (edition.claim_id, edition.number)
        recorded = read_body(edition.event.body).get("edition")
        row = {name: _plain(getattr(edition, name)) for name in _SIGNED_COLUMNS}
        if edition.event.subject_id != edition.claim.public_id:
            yield Finding("foreign_event", place, "its event is about another claim")
        elif recorded is not None and recorded != row:
            yield Finding("changed_edition", place, "the row is not what its event recorded")
        elif recorded is None and not _erased(edition.event):
            yield Finding("unrecorded_edition", place, "its event records no edition")


def verify_readers_rows() -> Iterator[Finding]:
    """Yield every readers' row that is not what the newest edition of its claim makes."""
    editions = ClaimEdition.objects.filter(claim=OuterRef("claim_id")).order_by("number")
    all_rows = PublishedClaim.objects.order_by("pk")
    for row in all_rows.exclude(edition=Subquery(editions.reverse().values("pk")[:1])):
        yield Finding("stale_row", f"readers' row {row.public_id}", "it does not show the newest edition")
    for row in all_rows.exclude(first_published_at=Subquery(editions.values("published_at")[:1])):
        yield Finding("changed_row", f"readers' row {row.public_id}", "it has another first publication")
    rows = all_rows.select_related("edition__body").prefetch_related(
        "sources__source", "articles__article", "topics__topic"
    )
    for row in rows.iterator(chunk_size=CHUNK):
        place = f"readers' row {row.public_id}"
        document = read_body(row.edition.body)
        expected = row_columns(
            row.edition,
            document,
            state=PublicState(row.state),
            under_re_review=row.under_re_review,
            first_published_at=row.first_published_at,
        )
        wrong = [name for name, value in expected.items() if getattr(row, name) != value]
        if wrong:
            yield Finding("changed_row", place, f"not what its edition makes: {', '.join(sorted(wrong))}")
        shown = document if row.state == PublicState.PUBLIC else {}
        if _relations_of(row) != relations(shown):
            yield Finding("changed_relations", place, "its sources, texts or topics are not the edition's")
    orphans = ClaimEdition.objects.filter(number=1).exclude(claim__in=PublishedClaim.objects.values("claim"))
    for edition in orphans.select_related("claim").order_by("pk"):
        yield Finding(
            "missing_row", f"claim {edition.claim.public_id}", "it has editions and no readers' row"
        )


def verify_claims() -> Iterator[Finding]:
    """Yield every claim whose state is not where its last event left it."""
    last = Event.objects.filter(subject_kind="claim", subject_id=OuterRef("public_id")).order_by("-seq")
    claims = Claim.objects.annotate(
        last_seq=Subquery(last.values("seq")[:1]), last_to=Subquery(last.values("to_status")[:1])
    ).order_by("pk")
    for claim in claims.iterator(chunk_size=CHUNK):
        place = f"claim {claim.public_id}"
        if claim.last_event_id != claim.last_seq:
            yield Finding("foreign_state", place, "it does not name its last event")
        elif claim.verification_status != claim.last_to:
            yield Finding("changed_state", place, f"its last event left it in “{claim.last_to}”")


def _relations_of(row: PublishedClaim) -> tuple[set[tuple[str, str]], set[str], set[str]]:
    return (
        {(r.source.slug, r.role) for r in row.sources.all()},
        {r.article.public_id for r in row.articles.all()},
        {r.topic.code for r in row.topics.all()},
    )


def _erased(event: Event) -> bool:
    return event.body is not None and event.body.erased_by_seq is not None


def _plain(value: Any) -> Any:
    return iso_utc(value) if hasattr(value, "astimezone") else value
