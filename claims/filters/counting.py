"""How many rows a list has, without counting for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

# Beyond this a number tells nobody much, and counting on costs as much as the number is high.
COUNTED_UP_TO = 10_000


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a list has; ``is_more`` where counting stopped."""

    number: int
    is_more: bool


def capped_count(queryset: QuerySet[Any, Any], *, up_to: int = COUNTED_UP_TO) -> Count:
    """Count the rows of a list, up to a limit; one query."""
    found = queryset.order_by()[: up_to + 1].count()
    return Count(min(found, up_to), is_more=found > up_to)
