"""Copy-edits compared with the events that accepted them."""

from __future__ import annotations

from collections.abc import Iterator

from claims.verification.history import History
from claims.verification.recorded import differing
from claims.verification.rows import Rows
from trail.findings import Finding, differs


def check_copy_edits(history: History, rows: Rows) -> Iterator[Finding]:
    """Yield every copy-edit that is gone, was changed, or that no event of its claim recorded."""
    found = dict(rows.copy_edits)
    for act in history.acts:
        if act.action != "accept_copy_edit":
            continue
        place = f"copy-edit {history.public_id}, event {act.seq}"
        edit = found.pop(act.seq, None)
        if edit is None:
            yield differs("lost_copy_edit", place, f"event {act.seq} accepted it, the row is gone")
            continue
        if wrong := differing(edit, (act.payload or {}).get("copy_edit", {})):
            yield differs("changed_copy_edit", place, f"not what event {act.seq} recorded: {wrong}")
    for edit in found.values():
        place = f"copy-edit {history.public_id}, event {edit.event_id}"
        yield differs("unrecorded_copy_edit", place, "no event of its claim accepted it")
