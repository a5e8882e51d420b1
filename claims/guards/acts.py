"""SQL for "this happens within an act": the expressions guards on claims are made of.

An act is open from its event, the newest of the trail, until the claim is written and names that event.
Only the transaction that appended the event can be in between: the number of an event is a primary key,
so whoever would append the next one waits for that transaction. No guard has to lock the claim for that.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.models.choices import VerificationStatus as Status
from claims.workflow.transitions import TRANSITIONS

CLAIM = "claims_claim"
EVENT = "trail_event"
NEWEST = f"(SELECT max(seq) FROM {EVENT})"

# What may be written about a claim without being a row of the table of transitions: name and states.
FURTHER_ACTS: dict[str, tuple[Status, ...]] = {
    "set_publisher": (Status.PROPOSED, Status.IN_REVIEW, Status.DISMISSED),
    "absorb_duplicate": (Status.PROPOSED, Status.IN_REVIEW),
    "merge_source": (Status.PROPOSED, Status.IN_REVIEW, Status.DISMISSED),
}
# Acts that may change what an assessment judges, and the states in which nobody judges it.
EDITING_ACTS = ("edit", *FURTHER_ACTS)
EDITABLE = (Status.PROPOSED, Status.IN_REVIEW, Status.DISMISSED)
# Each of these renews the readers' row, so that none of them is left over to change it once more.
READERS_ACTS = (
    "publish",
    "reopen",
    "suspend",
    "release",
    "withdraw",
    "block",
    "unblock",
    "accept_copy_edit",
)


def sql_list(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def sql_rows(rows: Iterable[tuple[str, ...]]) -> str:
    """The rows of an SQL ``VALUES``."""
    return ", ".join(f"({sql_list(row)})" for row in rows)


def moves() -> list[tuple[str, str, str]]:
    """Every (act, from, to) the workflow has; an act that leaves the claim where it is has from = to."""
    table = [
        (transition.name, str(origin), str(target))
        for transition in TRANSITIONS
        for origin in transition.origins
        for target in transition.targets or (origin,)
    ]
    further = [(name, str(state), str(state)) for name, states in FURTHER_ACTS.items() for state in states]
    return sorted(table + further)


def open_act(claim_id: str, condition: str) -> str:
    """The newest event ``e`` is about the claim ``c``, the claim does not name it yet, and ``condition``."""
    return (
        f"EXISTS (SELECT 1 FROM {EVENT} AS e JOIN {CLAIM} AS c ON c.public_id = e.subject_id "
        f"WHERE c.id = {claim_id} AND e.seq = {NEWEST} AND e.subject_kind = 'claim' "
        f"AND c.last_event_id < e.seq AND {condition})"
    )


def act(column: str = "action") -> str:
    """A column of the event that a claim being written names."""
    return f"(SELECT e.{column} FROM {EVENT} AS e WHERE e.seq = NEW.last_event_id)"


def differs(column: str) -> str:
    """``column`` is written with another value; NULL is a value."""
    return f"(NEW.{column} <> OLD.{column} OR (NEW.{column} IS NULL) <> (OLD.{column} IS NULL))"
