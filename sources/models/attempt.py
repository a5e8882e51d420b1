"""The state of what the worker fetches, wherever it is kept."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy


class RetrievalState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("retrieval state", "Waiting")
    RUNNING = "running", pgettext_lazy("retrieval state", "Being fetched")
    DONE = "done", pgettext_lazy("retrieval state", "Done")
    FAILED = "failed", pgettext_lazy("retrieval state", "Failed")


class Attempted(models.Model):
    """How the newest attempt to fetch a page goes; written by ``sources.attempts`` and those who call it.

    ``attempt`` rises with every request: an attempt that comes back late changes nothing. ``failure`` is
    a code.
    """

    state = models.CharField(
        pgettext_lazy("retrieval", "state"),
        max_length=8,
        choices=RetrievalState.choices,
        default=RetrievalState.WAITING,
        editable=False,
    )
    attempt = models.PositiveIntegerField(default=1, editable=False)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    failure = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def last_sign(self) -> dt.datetime:
        """When something last happened to an attempt that is not finished."""
        return self.started_at or self.queued_at
