"""Editions compared with the events that published them, and with their documents."""

from __future__ import annotations

from collections.abc import Iterator

from claims.verification.history import History
from claims.verification.recorded import differing
from claims.verification.rows import Rows
from trail.findings import Finding, broken, differs

PUBLISHING = ("publish", "withdraw")


def check_editions(history: History, rows: Rows) -> Iterator[Finding]:
    """Yield every edition that is gone, was changed, has lost its document, or was never recorded."""
    found = dict(rows.editions)
    number = 0
    for act in history.acts:
        recorded = (act.payload or {}).get("edition")
        if recorded is None and act.action not in PUBLISHING:
            continue
        number += 1
        place = f"edition {history.public_id}/{number}"
        edition = found.pop(act.seq, None)
        if edition is None:
            yield differs("lost_edition", place, f"event {act.seq} published it, the row is gone")
            continue
        if wrong := differing(edition, {**(recorded or {}), "number": number}):
            yield differs("changed_edition", place, f"not what event {act.seq} recorded: {wrong}")
        if edition.body_id not in rows.bodies:
            yield broken("lost_body", place, "its document is gone")
    for edition in found.values():
        place = f"edition {history.public_id}/{edition.number}"
        yield differs("unrecorded_edition", place, "no event of its claim published it")
