"""Bringing in what stands at a web address, outside of requests.

``request_retrieval`` writes down what is wanted and hands it to the worker; ``retrieve`` is what the worker
does. Whatever happens is written into the retrieval: a text, the entries of a feed, or why there is none.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from claims.intake.importing import may_import, prepare
from claims.intake.outcome import Given
from claims.intake.readers.reading import Entry, Hints, Reading, Unreadable
from claims.intake.reading import read
from claims.intake.refusals import ANSWERED_WITH_ERROR, REFUSED, UNEXPECTED
from claims.workflow.errors import TransitionRefused
from sources import retrievals
from sources.background import task
from sources.fetching import Fetched, FetchFailed, fetch
from sources.models import Article, Retrieval, Source
from trail.models import Editor

logger = logging.getLogger(__name__)

MAX_ENTRIES = 200


class NothingThere(Exception):
    """Nothing was brought in; ``reason`` and ``details`` as ``claims.intake.refusals`` has sentences for."""

    def __init__(self, reason: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = dict(details or {})


@transaction.atomic
def request_retrieval(
    url: str,
    *,
    by: Editor,
    language: str = "",
    publisher: Source | None = None,
    is_public: bool = False,
) -> Retrieval:
    """Let the worker bring in an address; row and task are stored together or not at all.

    Raises ``ValidationError`` for an address that is none and ``NotPermitted`` for who may not import.
    """
    may_import(by)
    retrieval = retrievals.create_retrieval(
        url, by=by, language=language, publisher=publisher, is_public=is_public
    )
    retrieve.enqueue(retrieval.pk, retrieval.attempt)
    return retrieval


def retrieve_now(url: str, *, by: Editor, language: str = "", publisher: Source | None = None) -> Retrieval:
    """Bring in an address here and now, for commands; the retrieval says what came of it."""
    may_import(by)
    retrieval = retrievals.create_retrieval(url, by=by, language=language, publisher=publisher)
    retrieve.call(retrieval.pk, retrieval.attempt)
    return Retrieval.objects.select_related("article").get(pk=retrieval.pk)


@transaction.atomic
def retry(retrieval: Retrieval, *, by: Editor) -> bool:
    """Let the worker try again; False where there is nothing to retry, or somebody else just did."""
    may_import(by)
    again = retrievals.retry_retrieval(retrieval)
    if again is None:
        return False
    retrieve.enqueue(again.pk, again.attempt)
    return True


@task()
def retrieve(retrieval_id: int, attempt: int) -> None:
    """Fetch, read, import; the retrieval says what came of it."""
    retrieval = retrievals.begin_retrieval(retrieval_id, attempt)
    if retrieval is None:
        return
    try:
        _bring_in(retrieval)
    except NothingThere as nothing:
        retrievals.fail_retrieval(retrieval, nothing.reason, nothing.details)
    except (ValidationError, TransitionRefused) as refused:
        sentences = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        retrievals.fail_retrieval(retrieval, REFUSED, {"sentence": " ".join(sentences)})
    except Exception:
        logger.exception("Retrieval %d ended unexpectedly", retrieval.pk)
        retrievals.fail_retrieval(retrieval, UNEXPECTED, {})


def fetched_reading(url: str) -> tuple[Fetched, Reading]:
    """Return what an address answers and what is in it; raises ``NothingThere``."""
    try:
        fetched = fetch(url)
        if fetched.status != 200:
            raise NothingThere(ANSWERED_WITH_ERROR)
        hints = Hints(media_type=fetched.media_type, charset=fetched.charset, url=fetched.final_url)
        return fetched, read(fetched.body, hints)
    except FetchFailed as failed:
        raise NothingThere(failed.reason) from failed
    except Unreadable as unreadable:
        raise NothingThere(unreadable.reason, unreadable.details) from unreadable


def new_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries whose address no text came from yet, each address once."""
    by_url = {entry.url: entry for entry in entries if entry.url}
    known = set(Article.objects.filter(url__in=by_url).values_list("url", flat=True))
    known |= set(
        Retrieval.objects.filter(url__in=by_url, article__isnull=False).values_list("url", flat=True)
    )
    return [entry for url, entry in by_url.items() if url not in known]


def _bring_in(retrieval: Retrieval) -> None:
    fetched, reading = fetched_reading(retrieval.url)
    given = Given(language=retrieval.language, publisher=retrieval.publisher, is_public=retrieval.is_public)
    prepared = prepare(reading, by=retrieval.requested_by, given=given)
    with transaction.atomic():
        results = prepared.store()
        kept = retrievals.finish_retrieval(
            retrieval,
            final_url=fetched.final_url[:2000],
            article=results[0].article if results else None,
            new_texts=sum(result.created for result in results),
            known_texts=sum(not result.created for result in results),
            entries=[_plain(entry) for entry in reading.entries[:MAX_ENTRIES]],
        )
        # Another attempt has begun meanwhile: it brings the text in, not this one.
        transaction.set_rollback(not kept)


def _plain(entry: Entry) -> dict[str, Any]:
    published = entry.published_at.isoformat() if entry.published_at else ""
    return {"title": entry.title[:300], "url": entry.url, "published_at": published}
