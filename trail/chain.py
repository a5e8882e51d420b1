"""Appending to the trail: one gapless hash chain over every act of every editor.

``hash = sha256(prev_hash + "\\n" + canonical_json(row))``; the first ``prev_hash`` is 64 zeros.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any

from django.db import connection
from django.utils import timezone

from trail.bodies import store_body
from trail.canonical import canonical_json
from trail.models import Editor, Event

FIRST_PREV_HASH = "0" * 64
# Any constant will do: it is the name of the lock that serialises appenders on PostgreSQL.
CHAIN_LOCK = 4_726_001

_HEAD = re.compile(r"[0-9]{1,18}:[0-9a-fA-F]{64}")

HASHED_COLUMNS = (
    "seq",
    "at",
    "editor_id",
    "action",
    "subject_kind",
    "subject_id",
    "from_status",
    "to_status",
    "version",
    "round",
    "reason_length",
    "change_note_length",
    "body_id",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about: a kind ("claim", "source", …) and a public id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of the trail; ``seq`` 0 while it is empty."""

    seq: int
    hash: str
    at: dt.datetime | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def head() -> Head:
    """Return the newest entry's number, hash and moment."""
    newest = Event.objects.order_by("-seq").values_list("seq", "hash", "at").first()
    return Head(*newest) if newest else Head(0, FIRST_PREV_HASH)


def parse_head(text: str) -> Head:
    """Return the head written as ``812:5e3f…``; raises ``ValueError`` with a sentence for anything else."""
    seq, _, digest = text.strip().partition(":")
    if not _HEAD.fullmatch(text.strip()):
        raise ValueError(
            f"“{text}” is no head like 812:5e3f… (a number, a colon, 64 hexadecimal characters)."
        )
    return Head(int(seq), digest.lower())


def event_hash(prev_hash: str, row: Mapping[str, Any]) -> str:
    """Return the hash of an entry with the given columns (``HASHED_COLUMNS``)."""
    hashed = {column: row[column] for column in HASHED_COLUMNS}
    return hashlib.sha256(f"{prev_hash}\n{canonical_json(hashed)}".encode()).hexdigest()


def spell_row(
    seq: int,
    at: str,
    editor_id: str,
    action: str,
    subject_kind: str,
    subject_id: str,
    from_status: str,
    to_status: str,
    version: int,
    round_: int,
    reason_length: int,
    change_note_length: int,
    body_id: str | None,
) -> str:
    """Return what ``canonical_json`` makes of an entry, many times faster; ``at`` as ``iso_utc`` spells it.

    The arguments stand in the order of ``HASHED_COLUMNS``.
    """
    return (
        f'{{"action":{_quoted(action)},"at":{_quoted(at)},'
        f'"body_id":{"null" if body_id is None else _quoted(body_id)},'
        f'"change_note_length":{change_note_length},"editor_id":{_quoted(editor_id)},'
        f'"from_status":{_quoted(from_status)},"reason_length":{reason_length},"round":{round_},"seq":{seq},'
        f'"subject_id":{_quoted(subject_id)},"subject_kind":{_quoted(subject_kind)},'
        f'"to_status":{_quoted(to_status)},"version":{version}}}'
    )


def _quoted(text: str) -> str:
    return encode_basestring(text if text.isascii() else unicodedata.normalize("NFC", text))


def hold_chain() -> None:
    """Let no other act write before this transaction ends; an act calls it before it reads what it judges.

    With one writer at a time nothing that was read is out of date when it is written, and two acts never wait
    for each other's rows in a circle. SQLite needs nothing: its transactions begin as IMMEDIATE.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the chain is held inside the transaction of an act")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def append_event(
    *,
    by: Editor,
    action: str,
    subject: Subject,
    from_status: str = "",
    to_status: str = "",
    version: int = 0,
    round_: int = 0,
    payload: Mapping[str, Any] | None = None,
    reason: str = "",
    change_note: str = "",
    at: dt.datetime | None = None,
) -> Event:
    """Append one act to the trail and return its entry; ``at`` is the moment of the act, by default now.

    Must run inside the transaction of the act itself, so that neither exists without the other;
    raises ``RuntimeError`` otherwise. Holds the chain until that transaction ends.
    """
    hold_chain()
    contents = dict(payload or {})
    if reason:
        contents["reason"] = reason
    if change_note:
        contents["change_note"] = change_note
    last = head()
    row = {
        "seq": last.seq + 1,
        "at": at or timezone.now(),
        "editor_id": by.code,
        "action": action,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "from_status": from_status,
        "to_status": to_status,
        "version": version,
        "round": round_,
        "reason_length": len(reason),
        "change_note_length": len(change_note),
        "body_id": store_body(contents).digest if contents else None,
    }
    return Event.objects.create(**row, prev_hash=last.hash, hash=event_hash(last.hash, row))
