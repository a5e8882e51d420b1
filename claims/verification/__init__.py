"""Whether trail, record, readers' rows and the desk's workflow columns still fit each other.

    with reading_snapshot():
        findings = list(verify_everything())

The trail says what happened; every other table is compared with what follows from it. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.verification.per_claim import verify_claims
from claims.verification.references import verify_references
from trail.chain import Head
from trail.findings import Finding
from trail.verification import (
    Tick,
    silent,
    verify_anchor,
    verify_bodies,
    verify_chain,
    verify_editors,
)

__all__ = ["verify_claims", "verify_everything", "verify_references"]


def verify_everything(
    *, since: int = 1, anchors: Iterable[Head] = (), tick: Tick = silent
) -> Iterator[Finding]:
    """Yield everything that does not fit, and notes; with ``since`` what later events touch."""
    yield from verify_chain(since=since, tick=tick)
    for anchor in anchors:
        yield from verify_anchor(anchor)
    yield from verify_bodies(since=since, tick=tick)
    yield from verify_editors()
    yield from verify_claims(since=since, tick=tick)
    if since == 1:
        yield from verify_references()
