"""The only writers of archived addresses and their copies, but for what an erasure takes out.

Archiving is a job of the machine, not an act of an editor: the trail knows when somebody looked at what was
found, not the attempts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sources.attempts import begin, is_stalled, under_way, wait_again
from sources.models import ArchivedAddress, Capture, Finding, RetrievalState
from trail.chain import Subject, append_event
from trail.models import Editor

# Whoever names an address that was looked at so recently gets the copy that is there.
FRESH_FOR = dt.timedelta(days=1)
# The server says that the page is gone (404, 410); one such answer is enough.
PAGE_GONE = "page_gone"
# Any other failure may pass: only so many in a row count as gone.
FAILURES_THAT_COUNT = 3


@dataclass(frozen=True, slots=True)
class NewCopy:
    """What an address answered, and the texts read from it (empty where none could be read)."""

    final_url: str
    retrieved_at: dt.datetime
    media_type: str
    sha256: str
    content: bytes
    text: str
    main_text: str


def address_key(url: str) -> str:
    """Return the key an address is known by."""
    return hashlib.sha256(url.encode()).hexdigest()


def request_copies(urls: Iterable[str]) -> list[ArchivedAddress]:
    """Let every address wait that is not archived yet, or not lately; returns those that now wait.

    Leaves out what waits or is being fetched already, and addresses whose copy was erased.
    """
    wanted = {address_key(url): url for url in urls if url}
    known = ArchivedAddress.objects.filter(key__in=wanted)
    missing = set(wanted) - set(known.values_list("key", flat=True))
    ArchivedAddress.objects.bulk_create(
        [ArchivedAddress(key=key, url=wanted[key]) for key in sorted(missing)], ignore_conflicts=True
    )
    stale = Q(finished_at__isnull=True) | Q(finished_at__lt=timezone.now() - FRESH_FOR)
    stale_ones = known.filter(stale).exclude(key__in=missing).order_by("id")
    again = [waiting for address in stale_ones if (waiting := request_again(address))]
    return [*ArchivedAddress.objects.filter(key__in=missing).order_by("id"), *again]


def request_copy(url: str) -> ArchivedAddress | None:
    """Let one address wait for another attempt, however lately it was looked at; None where it may not."""
    key = address_key(url)
    address, is_new = ArchivedAddress.objects.get_or_create(key=key, defaults={"url": url})
    return address if is_new else request_again(address)


def may_request(address: ArchivedAddress) -> bool:
    """Whether it is neither waiting nor being fetched (or its worker must be gone), nor erased."""
    idle = address.state in (RetrievalState.DONE, RetrievalState.FAILED)
    return (idle or is_stalled(address)) and not _is_erased(address)


def request_again(address: ArchivedAddress) -> ArchivedAddress | None:
    """Let an address wait for another attempt; None where it may not, or somebody else just did it."""
    if not may_request(address):
        return None
    unchanged = ArchivedAddress.objects.filter(pk=address.pk, attempt=address.attempt, state=address.state)
    if not wait_again(unchanged):
        return None
    return ArchivedAddress.objects.get(pk=address.pk)


def begin_attempt(address_id: int, attempt: int) -> ArchivedAddress | None:
    """Return the address where this attempt is the one to make; None where it is not, or no longer."""
    if not begin(ArchivedAddress.objects.all(), address_id, attempt):
        return None
    return ArchivedAddress.objects.get(pk=address_id)


@transaction.atomic
def finish_attempt(address: ArchivedAddress, copy: NewCopy | None, finding: Finding | None) -> bool:
    """Store a copy, or with None that the newest one still holds, and what was found by comparing the two.

    A page that was gone and is there again unchanged is no finding any more. False where another attempt has
    begun since: then nothing is stored.
    """
    now = timezone.now()
    changes: dict[str, object] = {"state": RetrievalState.DONE, "failures": 0, "checked_at": now}
    if finding is not None:
        changes |= {"finding": finding, "found_at": now}
    elif address.finding == Finding.GONE:
        changes |= {"finding": "", "found_at": None}
    if not under_way(ArchivedAddress.objects.all(), address).update(finished_at=now, **changes):
        return False
    if copy is not None:
        Capture.objects.create(
            address=address,
            final_url=copy.final_url,
            retrieved_at=copy.retrieved_at,
            media_type=copy.media_type,
            sha256=copy.sha256,
            size=len(copy.content),
            content=copy.content,
            text=copy.text,
            main_text=copy.main_text,
        )
    return True


def fail_attempt(address: ArchivedAddress, reason: str) -> bool:
    """Store why there is no copy; False where another attempt has begun since.

    "Gone" is found where the server says so, and where a page once archived fails again and again.
    """
    now = timezone.now()
    failures = address.failures + 1
    gone = reason == PAGE_GONE or (failures >= FAILURES_THAT_COUNT and address.copies.exists())
    changes: dict[str, object] = {}
    if gone and address.finding != Finding.GONE:
        changes = {"finding": Finding.GONE, "found_at": now}
    return bool(
        under_way(ArchivedAddress.objects.all(), address).update(
            state=RetrievalState.FAILED, finished_at=now, failure=reason, failures=failures, **changes
        )
    )


@transaction.atomic
def mark_seen(address_id: int, *, by: Editor) -> bool:
    """Write down that somebody looked at what was found there; False where nothing is left to look at."""
    address = ArchivedAddress.objects.select_for_update().get(pk=address_id)
    if not ArchivedAddress.objects.flagged().filter(pk=address.pk).exists():
        return False
    append_event(
        by=by,
        action="see_finding",
        subject=Subject("address", address.key),
        payload={"finding": address.finding, "found_at": str(address.found_at)},
    )
    ArchivedAddress.objects.filter(pk=address.pk).update(seen_at=timezone.now(), seen_by=by)
    return True


def newest_copy(address: ArchivedAddress) -> Capture | None:
    """Return the newest copy without its bytes."""
    return address.copies.defer("content").first()


def _is_erased(address: ArchivedAddress) -> bool:
    """An erased copy is not fetched again: the words would be back."""
    copy = newest_copy(address)
    return copy is not None and copy.is_erased
