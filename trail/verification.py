"""Recomputing the chain and the record bodies, and naming the place where they do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trail.bodies import body_digest
from trail.chain import FIRST_PREV_HASH, HASHED_COLUMNS, Head, event_hash
from trail.models import Event, RecordBody

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit: a stable code, where it is, and what it means."""

    code: str
    place: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.place}: {self.meaning} [{self.code}]"


def verify_chain() -> Iterator[Finding]:
    """Yield every gap, broken link and changed entry of the trail, in its order."""
    expected = Head(0, FIRST_PREV_HASH)
    rows = Event.objects.order_by("seq").values(*HASHED_COLUMNS, "prev_hash", "hash")
    for row in rows.iterator(chunk_size=CHUNK):
        place = f"event {row['seq']}"
        if row["seq"] != expected.seq + 1:
            yield Finding("gap", place, f"the entry before it is {expected.seq}: entries are missing")
        elif row["prev_hash"] != expected.hash:
            yield Finding("broken_link", place, "it does not continue the entry before it")
        if event_hash(row["prev_hash"], row) != row["hash"]:
            yield Finding("changed_event", place, "the entry was changed after it was written")
        expected = Head(row["seq"], row["hash"])


def verify_anchor(anchor: Head) -> Iterator[Finding]:
    """Yield a finding unless the trail still holds the entry an earlier published head named."""
    found = Event.objects.filter(seq=anchor.seq).values_list("hash", flat=True).first()
    if found is None:
        yield Finding("cut_tail", f"event {anchor.seq}", "the entry named by the anchor is gone")
    elif found != anchor.hash:
        yield Finding("rewritten", f"event {anchor.seq}", "the entry is not the one the anchor names")


def verify_bodies() -> Iterator[Finding]:
    """Yield every record text that does not match its digest and was not erased by an event naming it."""
    for body in RecordBody.objects.order_by("digest").iterator(chunk_size=CHUNK):
        place = f"record body {body.digest}"
        if body.erased_by_seq is not None:
            named = Event.objects.filter(
                seq=body.erased_by_seq,
                action="erase",
                subject_kind="record_body",
                subject_id=body.digest,
            )
            if body.text or body.salt or not named.exists():
                yield Finding("false_erasure", place, "it is marked as erased, but no event erased it")
        elif body_digest(body.salt, body.text) != body.digest:
            yield Finding("changed_body", place, "the text was changed after it was stored")
    referred = Event.objects.filter(body__isnull=True, body_id__isnull=False)
    for event in referred.order_by("seq").iterator(chunk_size=CHUNK):
        yield Finding("lost_body", f"event {event.seq}", "the text it refers to is gone")
