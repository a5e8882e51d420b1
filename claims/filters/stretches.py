"""Pages by date of what is searched for by a frequent word, where a database would list all hits first.

Claims are published in the order of their ids, nearly always: the hits of a stretch of the list are among
those of a range of ids, and the index of words gives these without the others. Where the orders differ, the
range is wider and the page the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Max, Min, QuerySet

from claims.filters.keyset import Direction, Page, Place, Sign, beyond, on_one_side, read_page, read_place
from claims.models import PublishedClaim
from claims.models.choices import PublicState

Claims = QuerySet[PublishedClaim]
Last = tuple[dt.datetime, int]

# How many claims of the list are looked at, first and while the page is not full; then all of them.
LENGTHS = (2_000, 16_000)


def read_page_in_stretches(
    hits: Callable[[tuple[int, int] | None], Claims],
    *,
    size: int,
    field: str,
    cursor: str,
    ascending: bool,
    show: Callable[[Claims], QuerySet[Any, Any]],
) -> Page:
    """Return the page that ``read_page`` would return of all hits. Raises ``CursorError``.

    ``hits`` gives those between two ids, and may give others.
    """
    place = read_place(cursor, field) if cursor else None
    onwards: Direction = "newer" if ascending else "older"
    direction = place.direction if place else onwards
    for length in (*LENGTHS, None):
        ids, last = _stretch(field, direction, place, length)
        found = hits(ids)
        if last is not None:
            sign: Sign = "gt" if direction == "older" else "lt"
            found = found.filter(on_one_side(field, sign, *last, inclusive=True))
        page = read_page(show(found), size=size, field=field, cursor=cursor, ascending=ascending)
        # Another page follows in the same direction, so this one is full.
        if last is None or getattr(page, direction):
            break
    return page


def _stretch(
    field: str, direction: Direction, place: Place | None, length: int | None
) -> tuple[tuple[int, int] | None, Last | None]:
    """Return the range of ids of the next claims, hits or not, and the last of these; None for the end."""
    if length is None:
        return None, None
    # The condition that an index of each order has, and no other: no claim itself is read.
    claims: Claims = PublishedClaim.objects.filter(state=PublicState.PUBLIC)
    if place is not None:
        claims = beyond(claims, place)
    claims = claims.order_by(*((field, "id") if direction == "newer" else (f"-{field}", "-id")))
    ids = claims[:length].values("id").aggregate(first=Min("id"), last=Max("id"))
    last = claims.values_list(field, "id")[length - 1 : length].first()
    return (ids["first"] or 0, ids["last"] or 0), last
