"""Record texts under salted hashes, so that an erased text leaves a hash nobody can guess back."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

from trail.canonical import canonical_json
from trail.models import Event, RecordBody


def body_digest(salt: str, text: str) -> str:
    """Return the SHA-256 (hex) that names a record text with its salt."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def store_body(value: Mapping[str, Any]) -> RecordBody:
    """Store a document or payload as canonical JSON and return its row."""
    text = canonical_json(dict(value))
    salt = secrets.token_hex(16)
    return RecordBody.objects.create(digest=body_digest(salt, text), salt=salt, text=text)


def read_body(body: RecordBody | None) -> dict[str, Any]:
    """Return the stored document or payload; ``{}`` where there is none or it was erased."""
    if body is None or not body.text:
        return {}
    loaded: dict[str, Any] = json.loads(body.text)
    return loaded


def erase_body(body: RecordBody, *, event: Event) -> None:
    """Take text and salt of a body out of the record for good; ``event`` is the act that names it."""
    RecordBody.objects.filter(pk=body.pk).update(text="", salt="", erased_by_seq=event.seq)
    body.text, body.salt, body.erased_by_seq = "", "", event.seq
