"""What follows from the events of one claim: its workflow columns and the state readers find it in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from claims.models.choices import PublicState, VerificationStatus
from claims.workflow.actions.editing import JUDGED_FIELDS
from claims.workflow.transitions import BY_NAME
from trail.bodies import body_digest
from trail.models import Event

CHUNK = 2000
# Acts beside an edit that change what an assessment judges.
RAISING_VERSION = ("set_publisher", "merge_source", "absorb_duplicate")
_RENEWING_THE_ROW = (
    *("publish", "withdraw", "reopen", "suspend", "release", "block", "unblock"),
    "accept_copy_edit",
)


@dataclass(frozen=True, slots=True)
class Act:
    """One event of a claim; ``payload`` is None where its text was erased, changed or lost."""

    seq: int
    editor: str
    action: str
    from_status: str
    to_status: str
    version: int
    round: int
    payload: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class History:
    """The events of one claim, oldest first."""

    public_id: str
    acts: Sequence[Act]

    def claim_columns(self) -> dict[str, Any]:
        """Return the columns of the claim's row that follow from its events."""
        last = self.acts[-1]
        cleared = VerificationStatus.CLEARED
        columns = {
            "verification_status": last.to_status,
            "revision": len(self.acts),
            "round": last.round + _starts_round(last.action),
            "open_round": max(
                (a.round for a in self.acts if a.to_status == cleared and a.from_status != cleared), default=0
            ),
            "suspended_by_id": self._suspended_by(),
            "created_by_id": self.acts[0].editor,
            "last_event_id": last.seq,
        }
        raised = _raises_version(last)
        return columns if raised is None else {**columns, "version": last.version + raised}

    def readers_row(self) -> dict[str, Any] | None:
        """Return state, mark and event of the claim's readers' row; None before the first publication."""
        published = self._last("publish", "withdraw")
        event = self._last(*_RENEWING_THE_ROW)
        if published is None or event is None:
            return None
        if _is(self._last("block", "unblock"), "block"):
            state = PublicState.BLOCKED
        elif published.action == "withdraw":
            state = PublicState.WITHDRAWN
        elif self._suspended_by() is not None:
            state = PublicState.SUSPENDED
        else:
            state = PublicState.PUBLIC
        reopened = _is(self._last("publish", "withdraw", "reopen"), "reopen")
        return {"state": state.value, "under_re_review": reopened, "event_id": event.seq}

    def merged_into(self) -> str | None:
        """Return the id of the claim this one was merged into; merging is for good."""
        merge = self._last("merge")
        return str((merge.payload or {}).get("merged_into", "")) if merge is not None else None

    def _suspended_by(self) -> str | None:
        last = self._last("suspend", "release", "withdraw")
        return last.editor if last is not None and last.action == "suspend" else None

    def _last(self, *actions: str) -> Act | None:
        return next((act for act in reversed(self.acts) if act.action in actions), None)


def _is(act: Act | None, action: str) -> bool:
    return act is not None and act.action == action


def read_histories(*, since: int = 1) -> Iterator[History]:
    """Yield the whole history of every claim with an event from ``since`` on, in the order of ids."""
    events = Event.objects.filter(subject_kind="claim")
    if since > 1:
        touched = events.filter(seq__gte=since).values("subject_id")
        events = events.filter(subject_id__in=touched)
    public_id, acts = "", list[Act]()
    for subject_id, act in _acts(events):
        if subject_id != public_id and acts:
            yield History(public_id, acts[::-1])
            acts = []
        public_id = subject_id
        acts.append(act)
    if acts:
        yield History(public_id, acts[::-1])


def _acts(events: QuerySet[Event]) -> Iterator[tuple[str, Act]]:
    """Yield (public id, act), newest first within a claim: the order of the index."""
    rows = events.order_by("subject_id", "-seq").values_list(
        "subject_id",
        "seq",
        "editor_id",
        "action",
        "from_status",
        "to_status",
        "version",
        "round",
        "body_id",
        "body__salt",
        "body__text",
    )
    for row in rows.iterator(chunk_size=CHUNK):
        subject_id, seq, editor, action, from_status, to_status, version, round_, *body = row
        payload = _payload(*body)
        yield subject_id, Act(seq, editor, action, from_status, to_status, version, round_, payload)


def _payload(digest: str | None, salt: str | None, text: str | None) -> dict[str, Any] | None:
    if digest is None:
        return {}
    if salt is None or text is None or body_digest(salt, text) != digest:
        return None  # verify_bodies says so
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _starts_round(action: str) -> bool:
    return action in BY_NAME and BY_NAME[action].starts_round


def _raises_version(act: Act) -> bool | None:
    """Whether the act began a new version of the claim; None if its text does not say any more."""
    if act.action != "edit":
        return act.action in RAISING_VERSION
    if act.payload is None:
        return None
    changed = set(act.payload.get("changed", {})) & set(JUDGED_FIELDS)
    return bool(changed or act.payload.get("saved") or act.payload.get("removed"))
