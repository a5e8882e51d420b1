"""Every claim with all that belongs to it, compared with its events; some hundred claims at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from claims.verification.assessments import check_assessments, check_clearances
from claims.verification.copy_edits import check_copy_edits
from claims.verification.editions import check_editions
from claims.verification.history import History, read_histories
from claims.verification.readers_rows import Renewals, check_readers_row
from claims.verification.recorded import differing
from claims.verification.rows import Rows, read_rows
from trail.findings import Finding, differs
from trail.models import Event
from trail.verification import Tick, check_bodies, read_erasures, silent

BATCH = 200


def verify_claims(*, since: int = 1, tick: Tick = silent) -> Iterator[Finding]:
    """Yield what in claims, assessments, editions and readers' rows does not follow from the trail.

    With ``since``: of the claims that something happened to from that event on.
    """
    rebuilding = Event.objects.filter(action="rebuild_published").order_by("-seq")
    rebuilt = rebuilding.values_list("seq", flat=True).first() or 0
    renewals = Renewals(rebuilt, read_erasures())
    histories = read_histories(since=since)
    while batch := list(islice(histories, BATCH)):
        rows = read_rows(batch)
        for history in batch:
            yield from _verify_claim(history, rows.get(history.public_id), renewals)
        if since > 1:
            yield from _check_documents(list(rows.values()), since, renewals.erasures)
        tick(len(batch))


def _verify_claim(history: History, rows: Rows | None, renewals: Renewals) -> Iterator[Finding]:
    place = f"claim {history.public_id}"
    if rows is None:
        yield differs("lost_claim", place, f"{len(history.acts)} events are about it, the row is gone")
        return
    wrong = differing(rows.claim, history.claim_columns())
    if "verification_status" in wrong:
        last = history.acts[-1]
        yield differs("changed_state", place, f"event {last.seq} left it in “{last.to_status}”")
    if rest := ", ".join(name for name in wrong.split(", ") if name not in ("", "verification_status")):
        yield differs("changed_claim", place, f"not what follows from its events: {rest}")
    kept = rows.claim.merged_into
    # A claim that is not there was merged into by nobody.
    if (kept.public_id if kept else rows.claim.merged_into_id) != history.merged_into():
        yield differs("changed_claim", place, "not what follows from its events: merged_into_id")
    yield from check_assessments(history, rows)
    yield from check_clearances(history, rows)
    yield from check_editions(history, rows)
    yield from check_copy_edits(history, rows)
    yield from check_readers_row(history, rows, renewals=renewals)


def _check_documents(batch: Sequence[Rows], since: int, erasures: Mapping[str, int]) -> Iterator[Finding]:
    """Yield what is wrong with the documents of editions from ``since`` on; those before were left out."""
    bodies = [
        row.bodies[edition.body_id]
        for row in batch
        for edition in row.editions.values()
        if edition.event_id >= since and edition.body_id in row.bodies
    ]
    bodies += [edit.body for row in batch for edit in row.copy_edits.values() if edit.event_id >= since]
    yield from check_bodies(
        ((body.digest, body.salt, body.text, body.erased_by_seq) for body in bodies), erasures
    )
