"""Assessments, their verdicts on links and clearances, compared with the events that recorded them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.verification.history import Act, History
from claims.verification.recorded import differing
from claims.verification.rows import Rows
from trail.findings import Finding, differs


def check_assessments(history: History, rows: Rows) -> Iterator[Finding]:
    """Yield every assessment that is gone, was changed, or that no event of its claim recorded."""
    found = {(row.round, row.place): row for row in rows.assessments}
    erased_rounds = {act.round for act in history.acts if act.payload is None}
    for act in history.acts:
        recorded = (act.payload or {}).get("assessment")
        if recorded is None:
            continue
        place = f"assessment {history.public_id}/{act.round} by {act.editor}"
        assessment = found.pop((act.round, recorded["place"]), None)
        if assessment is None:
            yield differs("lost_assessment", place, f"event {act.seq} recorded it, the row is gone")
            continue
        if wrong := differing(assessment, _assessment_columns(act, recorded)):
            yield differs("changed_assessment", place, f"not what event {act.seq} recorded: {wrong}")
        if rows.links.get(assessment.pk, {}) != recorded["links"]:
            yield differs(
                "changed_links", place, f"its verdicts on links are not what event {act.seq} recorded"
            )
    for assessment in found.values():
        if assessment.round not in erased_rounds:
            place = f"assessment {history.public_id}/{assessment.round} by {assessment.editor_id}"
            yield differs("unrecorded_assessment", place, "no event of its claim recorded it")


def check_clearances(history: History, rows: Rows) -> Iterator[Finding]:
    """Yield every clearance that is gone, was changed, or that no event of its claim recorded."""
    found = dict(rows.clearances)
    erased_rounds = {act.round for act in history.acts if act.payload is None}
    for act in history.acts:
        recorded = (act.payload or {}).get("clearance")
        if recorded is None:
            continue
        place = f"clearance {history.public_id}/{act.round}"
        clearance = found.pop(act.round, None)
        if clearance is None:
            yield differs("lost_clearance", place, f"event {act.seq} recorded it, the row is gone")
            continue
        columns = {
            "assessment_id": recorded["assessment"],
            "first_assessor_id": recorded["first_assessor"],
            "second_assessor_id": recorded["second_assessor"],
            "agreement": recorded["agreement"],
        }
        if wrong := differing(clearance, columns):
            yield differs("changed_clearance", place, f"not what event {act.seq} recorded: {wrong}")
    for round_ in found:
        if round_ not in erased_rounds:
            place = f"clearance {history.public_id}/{round_}"
            yield differs("unrecorded_clearance", place, "no event of its claim recorded it")


def _assessment_columns(act: Act, recorded: dict[str, Any]) -> dict[str, Any]:
    names = set(recorded) - {"links"}
    return {
        "version": act.version,
        "round": act.round,
        "editor_id": act.editor,
        "change_note": (act.payload or {}).get("change_note", ""),
        **{name: recorded[name] for name in names},
    }
