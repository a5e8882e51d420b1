"""A readers' row compared with the claim's history and with what its newest edition makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import PublicState
from claims.record.copy_edits import corrected
from claims.record.readers_row import relations, row_columns
from claims.record.schemas import UnknownSchema
from claims.verification.history import History
from claims.verification.recorded import differing
from claims.verification.rows import Rows
from trail.bodies import body_digest, read_body
from trail.findings import Finding, differs


@dataclass(frozen=True, slots=True)
class Renewals:
    """Acts about no claim that make readers' rows again: the last rebuilding, and erasures of documents."""

    rebuilt: int
    erasures: Mapping[str, int]

    def after(self, first: int, digests: Iterable[str]) -> int:
        """Return the last such act that met the row of a claim first published by event ``first``.

        ``digests`` name the documents and copy-edits of the claim.
        """
        erased = (self.erasures.get(digest, 0) for digest in digests)
        return max(self.rebuilt if self.rebuilt > first else 0, *erased, 0)


def check_readers_row(history: History, rows: Rows, *, renewals: Renewals) -> Iterator[Finding]:
    """Yield what readers see and should not, or should see and do not."""
    row, expected = rows.readers_row, history.readers_row()
    place = f"readers' row {history.public_id}"
    if row is None:
        if expected is not None:
            yield differs("missing_row", place, "the claim was published and has no readers' row")
        return
    if expected is None:
        yield differs("unrecorded_row", place, "no event of its claim published it")
        return
    first = next((act.seq for act in history.acts if act.action == "publish"), 0)
    expected["event_id"] = max(expected["event_id"], renewals.after(first, _digests(rows)))
    if wrong := differing(row, expected):
        yield differs("changed_state_of_row", place, f"not what follows from the claim's events: {wrong}")
    editions = sorted(rows.editions.values(), key=lambda edition: edition.number)
    if not editions:
        return
    if row.edition_id != editions[-1].pk:
        yield differs("stale_row", place, "it does not show the newest edition")
        return
    yield from _check_contents(row, rows, editions, place, PublicState(expected["state"]))


def _digests(rows: Rows) -> list[str]:
    return [
        *(edition.content_hash for edition in rows.editions.values()),
        *(edit.content_hash for edit in rows.copy_edits.values()),
    ]


def _check_contents(
    row: PublishedClaim, rows: Rows, editions: list[ClaimEdition], place: str, state: PublicState
) -> Iterator[Finding]:
    body = rows.bodies.get(editions[-1].body_id)
    if body is None or (body.text and body.digest != body_digest(body.salt, body.text)):
        return  # lost or changed: there is nothing to compare with
    edits = [edit for edit in rows.copy_edits.values() if edit.edition_id == editions[-1].pk]
    # Of an erased text nothing is left, and nothing may be left in the row.
    try:
        document = corrected(read_body(body), edits)
    except UnknownSchema as error:
        yield differs("unknown_schema", place, f"it cannot be compared with its edition. {error}")
        return
    expected = row_columns(
        editions[-1],
        document,
        state=state,
        under_re_review=row.under_re_review,
        first_published_at=editions[0].published_at,
    )
    wrong = sorted(name for name, value in expected.items() if getattr(row, name) != value)
    if wrong:
        yield differs("changed_row", place, f"not what its edition makes: {', '.join(wrong)}")
    if rows.relations != relations(document if state == PublicState.PUBLIC else {}):
        yield differs("changed_relations", place, "its sources, texts or topics are not the edition's")
