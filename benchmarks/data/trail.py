"""A trail that is written in one go: events in a chain, and record texts under their salted hashes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
from collections.abc import Mapping
from typing import Any

from benchmarks.data.tables import Tables
from trail.bodies import body_digest
from trail.canonical import iso_utc
from trail.chain import Head, spell_row
from trail.models import Event, RecordBody


class Trail:
    """Continues the chain after ``head``; each entry is as ``append_event`` would have written it."""

    def __init__(self, tables: Tables, head: Head, chance: random.Random) -> None:
        self._tables = tables
        self._chance = chance
        self._hash = head.hash
        self.seq = head.seq

    def append(
        self,
        at: dt.datetime,
        editor: str,
        action: str,
        subject: tuple[str, str],
        *,
        moves: tuple[str, str] = ("", ""),
        version: int = 0,
        round_: int = 0,
        payload: Mapping[str, Any] | None = None,
    ) -> int:
        """Append an act and return its number."""
        self.seq += 1
        body = self.store(_spelled(payload)) if payload else None
        row = (editor, action, *subject, *moves, version, round_, 0, 0, body)
        spelled = f"{self._hash}\n{spell_row(self.seq, iso_utc(at), *row)}"
        digest = hashlib.sha256(spelled.encode()).hexdigest()
        names = (
            *("editor_id", "action", "subject_kind", "subject_id", "from_status", "to_status"),
            *("version", "round", "reason_length", "change_note_length", "body_id"),
        )
        values: dict[str, Any] = dict(zip(names, row, strict=True))
        values |= {"seq": self.seq, "at": at, "prev_hash": self._hash, "hash": digest}
        self._tables.add_values(Event, values)
        self._hash = digest
        return self.seq

    def store(self, text: str) -> str:
        """Store a record text and return its digest."""
        salt = f"{self._chance.getrandbits(128):032x}"
        digest = body_digest(salt, text)
        body = {"digest": digest, "salt": salt, "text": text, "erased_by_seq": None}
        self._tables.add_values(RecordBody, body)
        return digest


def _spelled(payload: Mapping[str, Any]) -> str:
    """What ``canonical_json`` makes of values that are normalised and hold no float; many times faster."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_moment)


def _moment(value: dt.date) -> str:
    return iso_utc(value) if isinstance(value, dt.datetime) else value.isoformat()
