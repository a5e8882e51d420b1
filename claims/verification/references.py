"""Rows that no event leads to."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from claims.models import Claim, ClaimEdition, CopyEdit
from trail.findings import Finding, differs, note
from trail.models import Event, RecordBody


def verify_references() -> Iterator[Finding]:
    """Yield every claim no event is about, and as a note every record text that nothing refers to."""
    about = Event.objects.filter(subject_kind="claim", subject_id=OuterRef("public_id"))
    claims = Claim.objects.exclude(Exists(about)).order_by("pk")
    for public_id in claims.values_list("public_id", flat=True):
        yield differs("unrecorded_claim", f"claim {public_id}", "no event is about it")
    events = Event.objects.filter(body=OuterRef("digest"))
    editions = ClaimEdition.objects.filter(body=OuterRef("digest"))
    edits = CopyEdit.objects.filter(body=OuterRef("digest"))
    unused = RecordBody.objects.exclude(Exists(events)).exclude(Exists(editions)).exclude(Exists(edits))
    bodies = unused.order_by("digest")
    for digest in bodies.values_list("digest", flat=True).iterator(chunk_size=2000):
        yield note("orphan_body", f"record body {digest}", "nothing refers to it")
