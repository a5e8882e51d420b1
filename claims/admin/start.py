"""What the start page of the desk shows: every queue with its length and how long its oldest claim waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.queues import QUEUES
from claims.models import Claim
from sources.models import Source
from trail.desk import acting_editor


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A queue with its length, and since when its oldest claim waits for the next act."""

    title: Any
    count: int
    address: str
    empty: Any
    oldest: dt.datetime | None = None


def waiting_lines(request: HttpRequest) -> list[WaitingLine]:
    """Return the queues the account may look into, with their counts."""
    lines = []
    if request.user.has_perm("claims.view_claim"):
        editor = acting_editor(request)
        address = reverse("admin:claims_claim_changelist")
        for queue in QUEUES:
            waiting = queue.select(Claim.objects.all(), editor).aggregate(
                count=Count("pk"), oldest=Min("last_event__at")
            )
            lines.append(
                WaitingLine(
                    queue.title,
                    waiting["count"],
                    f"{address}?queue={queue.name}",
                    queue.empty,
                    waiting["oldest"],
                )
            )
    if request.user.has_perm("sources.view_source"):
        lines.append(
            WaitingLine(
                _("Proposed sources to confirm"),
                Source.objects.filter(is_proposed=True).count(),
                f"{reverse('admin:sources_source_changelist')}?is_proposed__exact=1",
                _("Every source was confirmed by a person."),
            )
        )
    return lines
