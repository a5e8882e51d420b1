"""Attempts of the worker: asked for again, begun, finished, and when one must be given up.

Every step is a conditional update that names the attempt it belongs to, so of two callers one gets it and a
worker that wakes up late overwrites nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from django.db.models import F, QuerySet
from django.utils import timezone

from sources.models.attempt import Attempted, RetrievalState

# Fetching and reading are stopped after 25 seconds; whatever shows no sign of life for longer was killed.
STALLED_AFTER = dt.timedelta(minutes=2)

A = TypeVar("A", bound=Attempted)


def is_stalled(row: Attempted) -> bool:
    """Whether it has shown no sign of life for so long that its worker must be gone."""
    return row.last_sign < timezone.now() - STALLED_AFTER


def begin(rows: QuerySet[A], row_id: int, attempt: int) -> bool:
    """Begin the attempt that waits; False where it is not the one to make, or no longer."""
    waiting = rows.filter(pk=row_id, attempt=attempt, state=RetrievalState.WAITING)
    return bool(waiting.update(state=RetrievalState.RUNNING, started_at=timezone.now()))


def under_way(rows: QuerySet[A], row: A) -> QuerySet[A]:
    """Return the row while its attempt is still the one being made, to write what came of it."""
    return rows.filter(pk=row.pk, attempt=row.attempt, state=RetrievalState.RUNNING)


def wait_again(unchanged: QuerySet[A], **cleared: object) -> bool:
    """Let the one row wait for another attempt; False where somebody else was first.

    ``unchanged`` selects it as it was read; ``cleared`` are further columns the last attempt had filled.
    """
    return bool(
        unchanged.update(
            state=RetrievalState.WAITING,
            attempt=F("attempt") + 1,
            queued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            failure="",
            **cleared,
        )
    )
