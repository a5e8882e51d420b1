"""Deciding about similar claims, or undoing it, past the act for it."""

from __future__ import annotations

from trail.probes import NEWEST, SOMETHING_ELSE_HAPPENED, forge_event, replacing, truncating
from trail.probing import Probe


def _match(condition: str) -> str:
    return (
        "SELECT m.id AS row_id, m.state, c.public_id || '+' || o.public_id AS pair, (SELECT max(id) FROM "
        "claims_claim WHERE id <> m.claim_id AND id > m.other_id) AS another FROM claims_claimmatch AS m "
        "JOIN claims_claim AS c ON c.id = m.claim_id JOIN claims_claim AS o ON o.id = m.other_id "
        f"WHERE m.{condition} ORDER BY m.id DESC LIMIT 1"
    )


def _decided(*, state: str = "different", subject: str = "%(pair)s", kind: str = "match") -> str:
    return forge_event(
        "decide_match",
        kind=kind,
        subject=subject,
        from_status="%(state)s",
        to_status=f"'{state}'",
        digest="d",
    )


def _write(columns: str = "", *, by: str = "(SELECT editor_id FROM trail_event WHERE seq = {newest})") -> str:
    further = f", {columns}" if columns else ""
    return (
        f"UPDATE claims_claimmatch SET state = 'different', revision = revision + 1, event_id = {NEWEST}, "
        f"decided_by_id = {by.format(newest=NEWEST)}{further} WHERE id = %(row_id)s"
    )


_OPEN = _match("state = 'suggested'")
_DONE = _match("state NOT IN ('suggested', 'different')")
# Two claims about which nobody has decided.
_PAIR = (
    "SELECT n.id AS newer, o.id AS older FROM claims_claim AS n JOIN claims_claim AS o ON o.id < n.id "
    "WHERE NOT EXISTS (SELECT 1 FROM claims_claimmatch AS m WHERE m.claim_id = n.id AND m.other_id = o.id "
    "AND m.state <> 'suggested') ORDER BY n.id DESC, o.id LIMIT 1"
)
_INSERT = (
    "INSERT INTO claims_claimmatch (claim_id, other_id, score, shared, state, revision, decided_by_id, "
    "event_id) SELECT %(newer)s, %(older)s, 1, '', "
)
_NEW = f"{_INSERT} 'suggested', 0, NULL, NULL"
# They may be suggested already.
_ROOM = "DELETE FROM claims_claimmatch WHERE state = 'suggested'"
_THE_NEW = "id = (SELECT max(id) FROM claims_claimmatch)"

PROBES: tuple[Probe, ...] = (
    Probe(
        "claimmatch_begins_undecided",
        f"{_INSERT} 'same', 1, (SELECT editor_id FROM trail_event WHERE seq = {NEWEST}), {NEWEST}",
        _PAIR,
        (_ROOM,),
    ),
    *replacing("claimmatch_no_replace", "claims_claimmatch", "id", _THE_NEW, row=_PAIR, before=(_ROOM, _NEW)),
    Probe("claimmatch_decided_with_event", _write(), _OPEN, (SOMETHING_ELSE_HAPPENED,)),
    Probe("claimmatch_decided_with_event", _write(), _OPEN, (_decided(state="same"),)),
    Probe("claimmatch_decided_with_event", _write(), _OPEN, (_decided(subject="'probe'"),)),
    Probe("claimmatch_decided_with_event", _write(), _OPEN, (_decided(kind="claim"),)),
    Probe("claimmatch_decided_with_event", _write(), _OPEN, (_decided(), SOMETHING_ELSE_HAPPENED)),
    Probe("claimmatch_decided_with_event", _write(by="'E-000'"), _OPEN, (_decided(),)),
    Probe(
        "claimmatch_decided_with_event",
        "UPDATE claims_claimmatch SET state = 'different' WHERE id = %(row_id)s",
        _DONE,
    ),
    Probe("claimmatch_stays_with_its_pair", _write("id = id + 1000000"), _OPEN, (_decided(),)),
    Probe(
        "claimmatch_decision_stays",
        "DELETE FROM claims_claimmatch WHERE id = %(row_id)s",
        _DONE,
    ),
    truncating("claimmatch_no_truncate", "claims_claimmatch"),
)
