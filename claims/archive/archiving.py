"""Archiving an address outside of requests: fetch, read, compare with the copy before.

``archive_named`` is what acts call; ``archive`` is what the worker does. Whatever happens is written down at
the address: a new copy, that the newest one still holds, or why there is none.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from claims.archive.excerpts import Standing, compare, plain
from claims.archive.naming import Row, excerpts_at, url_of
from claims.intake.readers import PLAIN_TEXT, WEB_PAGE, WHOLE_PAGE
from claims.intake.readers.reading import Hints, Unreadable
from claims.intake.reading import format_of
from claims.intake.sandbox import read_apart
from sources import captures
from sources.background import task
from sources.captures import PAGE_GONE, NewCopy
from sources.fetching import Fetched, FetchFailed, fetch
from sources.models import MAX_CAPTURED_TEXT, ArchivedAddress, Capture, Finding

logger = logging.getLogger(__name__)

ANSWERED_WITH_ERROR = "answered_with_error"
EMPTY = "empty"
UNEXPECTED = "unexpected"
_GONE = (404, 410)


class NoCopy(Exception):
    """There is nothing to keep; ``reason`` is a code the desk has a sentence for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def archive_named(rows: Iterable[Row]) -> None:
    """Let the worker archive the addresses these rows name, once the act that saves them is committed."""
    urls = [url for row in rows if (url := url_of(row))]
    if urls and settings.ARCHIVE_PAGES:
        # Whatever goes wrong here, the act is done: the button and the timer try again.
        # A lambda: Django asks whatever fails here for its __qualname__, which a partial lacks.
        transaction.on_commit(lambda: archive_later(urls), robust=True)


@transaction.atomic
def archive_later(urls: Iterable[str]) -> None:
    """Let the worker archive what is not archived yet, or not lately; row and task are stored together."""
    for waiting in captures.request_copies(urls):
        archive.enqueue(waiting.pk, waiting.attempt)


@transaction.atomic
def archive_again(url: str) -> bool:
    """Let the worker archive an address, once more too; False where that is under way, or the copy erased."""
    waiting = captures.request_copy(url)
    if waiting is None:
        return False
    archive.enqueue(waiting.pk, waiting.attempt)
    return True


def archive_here(url: str) -> ArchivedAddress:
    """Archive an address here and now, for commands; it says what came of it."""
    waiting = captures.request_copy(url)
    if waiting is not None:
        archive.call(waiting.pk, waiting.attempt)
    return ArchivedAddress.objects.get(key=captures.address_key(url))


@task()
def archive(address_id: int, attempt: int) -> None:
    """Fetch, read, compare; the address says what came of it."""
    address = captures.begin_attempt(address_id, attempt)
    if address is None:
        return
    try:
        copy = _copy_of(address.url)
        before = captures.newest_copy(address)
        finding = None if before is None else _finding(address.url, before, copy)
        is_new = before is None or finding is not None
        captures.finish_attempt(address, copy if is_new else None, finding)
    except NoCopy as nothing:
        captures.fail_attempt(address, nothing.reason)
    except Exception:
        logger.exception("Archiving address %d ended unexpectedly", address.pk)
        captures.fail_attempt(address, UNEXPECTED)


def _copy_of(url: str) -> NewCopy:
    try:
        fetched = fetch(url)
    except FetchFailed as failed:
        raise NoCopy(failed.reason) from failed
    if fetched.status in _GONE:
        raise NoCopy(PAGE_GONE)
    if fetched.status != 200:
        raise NoCopy(ANSWERED_WITH_ERROR)
    if not fetched.body.strip():
        raise NoCopy(EMPTY)
    text, main_text = _texts(fetched)
    return NewCopy(
        final_url=fetched.final_url[:2000],
        retrieved_at=fetched.retrieved_at,
        media_type=fetched.media_type,
        sha256=fetched.sha256,
        content=fetched.body,
        text=text,
        main_text=main_text,
    )


def _texts(fetched: Fetched) -> tuple[str, str]:
    """Return every word and the running text; both empty for what is neither a page nor plain text."""
    hints = Hints(media_type=fetched.media_type, charset=fetched.charset, url=fetched.final_url)
    try:
        match format_of(fetched.body, hints):
            case how if how is WEB_PAGE:
                found = read_apart(WHOLE_PAGE, fetched.body, hints).texts
            case how if how is PLAIN_TEXT:
                found = how.reader()(fetched.body, hints).texts * 2
            case _:
                return "", ""
    except Unreadable as unreadable:
        logger.info("No text was read from a copy: %s", unreadable.reason)
        return "", ""
    # A null character is text to Python and to SQLite, and none to PostgreSQL.
    words, running = (read.text.replace("\0", "")[:MAX_CAPTURED_TEXT] for read in found)
    return words, running


def _finding(url: str, before: Capture, now: NewCopy) -> Finding | None:
    """Return what differs from the copy before; without any text the bytes decide."""
    if not before.text and not now.text:
        return None if before.sha256 == now.sha256 else Finding.CHANGED
    if plain(before.main_text) == plain(now.main_text):
        return None
    for excerpt in excerpts_at(url):
        stood = compare(excerpt, before.text).standing is Standing.STANDS
        if stood and compare(excerpt, now.text).standing is not Standing.STANDS:
            return Finding.EXCERPT_GONE
    return Finding.CHANGED
