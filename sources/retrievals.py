"""The only writers of retrievals: asked for, begun, done, failed, asked for again, and deleted in the end.

A retrieval is a job of the machine, not an act of an editor: the trail knows the text it brings, not the
attempts. Every step names the attempt it belongs to, so a worker that wakes up late overwrites nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from sources.attempts import begin, is_stalled, under_way, wait_again
from sources.models import Article, Retrieval, RetrievalState, Source
from trail.models import Editor


def create_retrieval(
    url: str,
    *,
    by: Editor,
    language: str = "",
    publisher: Source | None = None,
    is_public: bool = False,
) -> Retrieval:
    """Return a new retrieval that waits; raises ``ValidationError`` for an address that is none."""
    retrieval = Retrieval(
        url=url, language=language, publisher=publisher, is_public=is_public, requested_by=by
    )
    retrieval.full_clean(validate_constraints=False)
    retrieval.save(force_insert=True)
    return retrieval


def begin_retrieval(retrieval_id: int, attempt: int) -> Retrieval | None:
    """Return the retrieval where this attempt is the one to make; None where it is not, or no longer."""
    if not begin(Retrieval.objects.all(), retrieval_id, attempt):
        return None
    return Retrieval.objects.select_related("requested_by", "publisher").get(pk=retrieval_id)


def finish_retrieval(
    retrieval: Retrieval,
    *,
    final_url: str,
    article: Article | None,
    new_texts: int = 0,
    known_texts: int = 0,
    entries: Sequence[Mapping[str, Any]] = (),
) -> bool:
    """Store what came of the attempt; False where another attempt has begun since."""
    running = under_way(Retrieval.objects.all(), retrieval)
    return bool(
        running.update(
            state=RetrievalState.DONE,
            finished_at=timezone.now(),
            final_url=final_url,
            article=article,
            new_texts=new_texts,
            known_texts=known_texts,
            entries=list(entries),
        )
    )


def fail_retrieval(retrieval: Retrieval, reason: str, details: Mapping[str, Any]) -> bool:
    """Store why the attempt brought nothing; False where another attempt has begun since."""
    running = under_way(Retrieval.objects.all(), retrieval)
    return bool(
        running.update(
            state=RetrievalState.FAILED,
            finished_at=timezone.now(),
            failure=reason,
            failure_details=dict(details),
        )
    )


def may_retry(retrieval: Retrieval) -> bool:
    """Whether it failed, or has shown no sign of life for so long that its worker must be gone."""
    if retrieval.state == RetrievalState.DONE:
        return False
    return retrieval.state == RetrievalState.FAILED or is_stalled(retrieval)


def retry_retrieval(retrieval: Retrieval) -> Retrieval | None:
    """Let a failed or stalled retrieval wait again; None where there is nothing to retry, or somebody did."""
    if not may_retry(retrieval):
        return None
    unfinished = Retrieval.objects.filter(
        ~Q(state=RetrievalState.DONE), pk=retrieval.pk, attempt=retrieval.attempt
    )
    if not wait_again(unfinished, failure_details={}):
        return None
    return Retrieval.objects.get(pk=retrieval.pk)


def prunable(*, older_than: dt.timedelta) -> QuerySet[Retrieval]:
    """Return the retrievals that ended so long ago that nobody asks for them, longest ago first.

    What waits or is under way is none of them. Nor is one that alone tells that its address led to a text
    which calls itself by another: without it a feed would offer that text again.
    """
    needed = Q(article__isnull=False) & ~Q(article__url=F("url"))
    finished = Retrieval.objects.filter(
        state__in=[RetrievalState.DONE, RetrievalState.FAILED], finished_at__lt=timezone.now() - older_than
    )
    return finished.exclude(needed).order_by("finished_at", "pk")


def prune_retrievals(*, older_than: dt.timedelta, limit: int) -> int:
    """Delete up to ``limit`` of them and return how many; the texts they brought stay."""
    due = prunable(older_than=older_than)
    # Asked once more on deleting: somebody may just have let one wait again.
    return due.filter(pk__in=due.values("pk")[:limit]).delete()[0]
