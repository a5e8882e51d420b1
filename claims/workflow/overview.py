"""How the desk's work stands: what is open and since when, how long checks take, what is due again.

For planning a shift. Nothing in it is about a person. Three queries, however many claims there are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from django.db.models import Count, Q
from django.utils import timezone

from claims.models import Claim, ClaimEdition
from claims.models.choices import VerificationStatus as Status

OPEN = (Status.PROPOSED, Status.IN_REVIEW, Status.SECOND_REVIEW, Status.DISAGREEMENT, Status.CLEARED)
# Up to so many days without an act; the last class has no end.
AGES = (1, 7, 30)
WEEKS_BACK = 12
WEEKS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday: how many claims were first published, and their median time in hours."""

    monday: dt.date
    count: int
    hours: float | None


@dataclass(frozen=True, slots=True)
class Due:
    """Re-checks of one week to come; those overdue have no week."""

    monday: dt.date | None
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """``open`` counts by state and by time since the last act, in the classes of ``AGES``."""

    open: Mapping[Status, Sequence[int]]
    weeks: Sequence[Week]
    due: Sequence[Due]

    @property
    def open_count(self) -> int:
        return sum(map(sum, self.open.values()))

    @property
    def due_count(self) -> int:
        return sum(due.count for due in self.due)


def overview(now: dt.datetime | None = None) -> Overview:
    """Return how the work stands at this moment."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    return Overview(_open(now), _weeks(today), _due(today))


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _open(now: dt.datetime) -> dict[Status, list[int]]:
    edges = [now - dt.timedelta(days=days) for days in AGES]
    classes = [
        Q(last_event__at__gt=edges[0]),
        *(Q(last_event__at__gt=older, last_event__at__lte=newer) for newer, older in pairwise(edges)),
        Q(last_event__at__lte=edges[-1]),
    ]
    counted = {f"age_{number}": Count("pk", filter=condition) for number, condition in enumerate(classes)}
    rows = Claim.objects.filter(verification_status__in=OPEN).order_by().values("verification_status")
    found = {
        status: counts
        for status, *counts in rows.annotate(**counted).values_list("verification_status", *counted)
    }
    return {status: found.get(status, [0] * len(counted)) for status in OPEN}


def _weeks(today: dt.date) -> list[Week]:
    first = monday_of(today) - dt.timedelta(weeks=WEEKS_BACK - 1)
    since = timezone.make_aware(dt.datetime.combine(first, dt.time.min))
    hours: dict[dt.date, list[float]] = {first + dt.timedelta(weeks=n): [] for n in range(WEEKS_BACK)}
    published = ClaimEdition.objects.filter(number=1, published_at__gte=since)
    for at, proposed_at in published.values_list("published_at", "claim__created_at").iterator():
        monday = monday_of(timezone.localdate(at))
        if monday in hours:
            hours[monday].append((at - proposed_at).total_seconds() / 3600)
    return [Week(monday, len(took), median(took) if took else None) for monday, took in sorted(hours.items())]


def _due(today: dt.date) -> list[Due]:
    """Count overdue ones, the rest of this week, and the weeks after it."""
    mondays = [monday_of(today) + dt.timedelta(weeks=n) for n in range(WEEKS_AHEAD)]
    waiting = Claim.objects.filter(verification_status=Status.PUBLISHED, recheck_on__isnull=False)
    conditions = {"overdue": Q(recheck_on__lt=today)}
    for number, monday in enumerate(mondays):
        begin, end = max(monday, today), monday + dt.timedelta(days=6)
        conditions[f"week_{number}"] = Q(recheck_on__gte=begin, recheck_on__lte=end)
    counts = waiting.aggregate(**{name: Count("pk", filter=q) for name, q in conditions.items()})
    weeks = [Due(monday, counts[f"week_{number}"]) for number, monday in enumerate(mondays)]
    return [Due(None, counts["overdue"]), *weeks]
