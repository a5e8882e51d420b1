"""Recomputing the chain and the record bodies, and naming the place where they do not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from trail.bodies import body_digest
from trail.chain import FIRST_PREV_HASH, Head, head, spell_row
from trail.findings import Finding, broken, differs, note, unanchored
from trail.models import Editor, Event, RecordBody

CHUNK = 5000

# Columns in the order of HASHED_COLUMNS.
_EVENTS = (
    "SELECT seq, <at>, editor_id, action, subject_kind, subject_id, from_status, to_status, version, round, "
    "reason_length, change_note_length, body_id, prev_hash, hash "
    "FROM trail_event WHERE seq >= %s ORDER BY seq"
)
_BODIES = "SELECT digest, salt, text, erased_by_seq FROM trail_recordbody"
_BODIES_SINCE = (
    "SELECT digest, salt, text, erased_by_seq FROM trail_recordbody "
    "WHERE digest IN (SELECT body_id FROM trail_event WHERE seq >= %s)"
)
# SQLite keeps the moment as text; the cast keeps the driver from making a datetime of it.
_AT_AS_TEXT = {
    "sqlite": "CAST(at AS TEXT)",
    "postgresql": """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
}

# How many rows were looked at since the last call; for showing progress.
Tick = Callable[[int], None]
Body = tuple[str, str, str, int | None]


def silent(_rows: int) -> None:
    """Show no progress."""


def verify_chain(*, since: int = 1, tick: Tick = silent) -> Iterator[Finding]:
    """Yield every gap, broken link and changed entry of the trail, in its order, from ``since`` on.

    The entry before ``since`` is taken as it stands.
    """
    expected = Head(0, FIRST_PREV_HASH)
    if since > 1:
        before = Event.objects.filter(seq__lt=since).order_by("-seq").values_list("seq", "hash").first()
        expected = Head(*before) if before else expected
        if expected.seq < since - 1:
            yield unanchored("cut_tail", f"event {since - 1}", f"the trail ends with {expected.seq}")
            return
    spelled = _sqlite_moment if connection.vendor == "sqlite" else str
    statement = _EVENTS.replace("<at>", _AT_AS_TEXT[connection.vendor])
    sha256 = hashlib.sha256
    for rows in _chunks(statement, [since]):
        for row in rows:
            seq, at, *rest, prev_hash, found = row
            if seq != expected.seq + 1:
                yield broken(
                    "gap", f"event {seq}", f"the entry before it is {expected.seq}: entries are missing"
                )
            elif prev_hash != expected.hash:
                yield broken("broken_link", f"event {seq}", "it does not continue the entry before it")
            text = f"{prev_hash}\n{spell_row(seq, spelled(at), *rest)}"
            if sha256(text.encode()).hexdigest() != found:
                yield broken("changed_event", f"event {seq}", "the entry was changed after it was written")
            expected = Head(seq, found)
        tick(len(rows))


def verify_anchor(anchor: Head) -> Iterator[Finding]:
    """Yield a finding unless the trail still holds the entry an earlier published head named."""
    found = Event.objects.filter(seq=anchor.seq).values_list("hash", flat=True).first()
    place = f"event {anchor.seq}"
    if anchor.seq == 0 and anchor == Head(0, FIRST_PREV_HASH):
        return
    if found is None and anchor.seq > head().seq:
        yield unanchored("cut_tail", place, "the trail ends before the entry the anchor names")
    elif found != anchor.hash:
        yield unanchored("rewritten", place, "the entry is not the one the anchor names")


def verify_editors() -> Iterator[Finding]:
    """Yield every editor the trail names and the database no longer knows."""
    known = Editor.objects.filter(code=OuterRef("editor_id"))
    lost = Event.objects.exclude(Exists(known)).order_by("editor_id").values_list("editor_id", flat=True)
    for code in lost.distinct():
        yield differs("lost_editor", f"editor {code}", "events name this editor, who is gone")


def verify_bodies(*, since: int = 1, tick: Tick = silent) -> Iterator[Finding]:
    """Yield every text of the record that is not what its digest names, that is gone, or was erased.

    From ``since`` on: the texts of these events only.
    """
    statement, parameters = (_BODIES_SINCE, [since]) if since > 1 else (_BODIES, [])
    erasures = read_erasures()
    for rows in _chunks(statement, parameters):
        yield from check_bodies(rows, erasures)
        tick(len(rows))
    kept = RecordBody.objects.filter(digest=OuterRef("body_id"))
    referring = Event.objects.filter(seq__gte=since, body_id__isnull=False)
    for seq in referring.exclude(Exists(kept)).order_by("seq").values_list("seq", flat=True):
        yield broken("lost_body", f"event {seq}", "the text it refers to is gone")


def read_erasures() -> dict[str, int]:
    """Return the digest of every text that an event erased, with the event's number."""
    erasing = Event.objects.filter(action="erase", subject_kind="record_body").order_by("seq")
    return dict(erasing.values_list("subject_id", "seq"))


def check_bodies(bodies: Iterable[Body], erasures: Mapping[str, int]) -> Iterator[Finding]:
    """Yield what is wrong with the given rows of record text; erased ones as a note."""
    for digest, salt, text, erased_by in bodies:
        place = f"record body {digest}"
        if erased_by is not None:
            if text or salt or erasures.get(digest) != erased_by:
                yield broken("false_erasure", place, "it is marked as erased, but no event erased it")
            else:
                yield note("erased_body", place, f"erased by event {erased_by}")
        elif digest in erasures:
            yield broken("false_erasure", place, f"event {erasures[digest]} erased it, but it holds a text")
        elif body_digest(salt, text) != digest:
            yield broken("changed_body", place, f"the text {_owner(digest)}was changed after it was stored")


def _owner(digest: str) -> str:
    seq = Event.objects.filter(body=digest).values_list("seq", flat=True).first()
    return f"of event {seq} " if seq else ""


def _sqlite_moment(stored: str) -> str:
    """Spell "2025-02-04 12:00:00.000001" as ``iso_utc`` does; Django leaves out a fraction of nothing."""
    fraction = "" if len(stored) > 19 else ".000000"
    return f"{stored[:10]}T{stored[11:]}{fraction}Z"


def _chunks(statement: str, parameters: list[Any]) -> Iterator[list[Any]]:
    """Yield the rows of a long result in parts; the server keeps the rest."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(CHUNK):
            yield rows
