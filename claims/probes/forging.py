"""The pieces of the statements: a claim in a state, a forged act on it, a forged write of it."""

from __future__ import annotations

from trail.models import SYSTEM_EDITOR
from trail.probes import NEWEST, forge_event

# Whoever acted last may have been the system, which may do less than a person.
A_PERSON = f"coalesce((SELECT max(code) FROM trail_editor WHERE code <> '{SYSTEM_EDITOR}'), editor_id)"


def claim_in(*statuses: str, condition: str = "TRUE") -> str:
    """SQL for one claim in one of the states: id, public_id, status, editor, version, round."""
    states = ", ".join(f"'{status}'" for status in statuses)
    return (
        "SELECT c.id, c.public_id, c.verification_status AS status, c.created_by_id AS editor, c.version, "
        f"c.round FROM claims_claim AS c WHERE c.verification_status IN ({states}) AND {condition} "
        "ORDER BY c.id DESC LIMIT 1"
    )


def row_of(table: str, *statuses: str, condition: str = "TRUE") -> str:
    """SQL for one row that belongs to a claim in one of the states: the claim's columns and row_id."""
    states = ", ".join(f"'{status}'" for status in statuses)
    return (
        "SELECT c.id, c.public_id, c.verification_status AS status, t.id AS row_id "
        f"FROM {table} AS t JOIN claims_claim AS c ON c.id = t.claim_id "
        f"WHERE c.verification_status IN ({states}) AND {condition} ORDER BY t.id DESC LIMIT 1"
    )


def act(action: str, to: str = "%(status)s", *, editor: str = A_PERSON, change_note: int = 0) -> str:
    """SQL that forges an act on the claim, from where it stands to ``to`` (SQL)."""
    return forge_event(
        action,
        from_status="%(status)s",
        to_status=to,
        editor=editor,
        change_note=change_note,
        digest="c",
    )


def write(columns: str = "") -> str:
    """SQL that writes the claim with the newest event, as the workflow does, and ``columns`` besides."""
    further = f", {columns}" if columns else ""
    return (
        f"UPDATE claims_claim SET revision = revision + 1, last_event_id = {NEWEST}{further} "
        "WHERE id = %(id)s"
    )
