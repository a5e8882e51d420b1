"""Pages of a long list by position instead of by number: page 10,000 costs what page 1 costs.

A list is ordered by a column and the id, newest or oldest first. The cursor names the row a page begins
after (or ends before), so rows published meanwhile neither repeat nor skip anything. It is opaque to
readers and not a secret.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q, QuerySet

Direction = Literal["older", "newer"]
Sign = Literal["lt", "gt"]

MAX_CURSOR = 120
_CURSOR = re.compile(r"(older|newer) ([a-z_]{1,30}) (-?\d{1,17}) (\d{1,18})", re.ASCII)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


class CursorError(ValueError):
    """The text is no cursor of this list in this order."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and the cursors of its neighbours; None where there is none.

    In a list by relevance ``older`` leads to weaker matches; ``is_cut`` where the oldest hits are in no page.
    """

    rows: Sequence[Any]
    older: str | None
    newer: str | None
    is_ranked: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The row a page begins after or ends before: its place in the order, and its id among equals."""

    direction: Direction
    field: str
    number: int
    row_id: int

    @property
    def moment(self) -> dt.datetime:
        return _EPOCH + self.number * _MICROSECOND


def read_page(
    queryset: QuerySet[Any, Any], *, size: int, field: str = "id", cursor: str = "", ascending: bool = False
) -> Page:
    """Return one page of ``queryset``, newest first by ``field`` and id or oldest first, with one query.

    ``field`` is a column of moments, or "id" alone. Rows need the attributes ``field`` and ``id``.
    Raises ``CursorError``.
    """
    place = read_place(cursor, field) if cursor else None
    onwards: Direction = "newer" if ascending else "older"
    direction = place.direction if place else onwards
    if place is not None:
        queryset = beyond(queryset, place)
    order = (field, "id") if direction == "newer" else (f"-{field}", "-id")
    found = list(queryset.order_by(*dict.fromkeys(order))[: size + 1])
    rows = found[:size]
    # Beyond the page in the direction it was read; behind it lies what the cursor was taken from.
    has = {"older": place is not None, "newer": place is not None}
    has[direction] = len(found) > size
    if direction != onwards:
        rows.reverse()
    oldest, newest = (0, -1) if ascending else (-1, 0)
    return Page(
        rows=rows,
        older=_write("older", field, rows[oldest]) if rows and has["older"] else None,
        newer=_write("newer", field, rows[newest]) if rows and has["newer"] else None,
    )


def cursor_after(row: Any, field: str) -> str:
    """Return the cursor of the page that begins right after a row of a list ordered by ``field``."""
    return _write("older", field, row)


def beyond(queryset: QuerySet[Any, Any], place: Place) -> QuerySet[Any, Any]:
    """Return the rows of a list that lie behind a place, in its direction."""
    sign: Sign = "lt" if place.direction == "older" else "gt"
    if place.field == "id":
        return queryset.filter(**{f"id__{sign}": place.row_id})
    return queryset.filter(on_one_side(place.field, sign, place.moment, place.row_id))


def on_one_side(field: str, sign: Sign, moment: Any, row_id: int, *, inclusive: bool = False) -> Q:
    """Return the condition that a row stands before or after a place, or there too where ``inclusive``."""
    tie = f"id__{sign}e" if inclusive else f"id__{sign}"
    # Two conditions, so that both databases use the bound of the index; the textbook OR alone reads all.
    return Q(**{f"{field}__{sign}e": moment}) & (Q(**{f"{field}__{sign}": moment}) | Q(**{tie: row_id}))


def _write(direction: Direction, field: str, row: Any) -> str:
    microseconds = 0 if field == "id" else (getattr(row, field) - _EPOCH) // _MICROSECOND
    return write_place(Place(direction, field, microseconds, row.id))


def write_place(place: Place) -> str:
    """Return the cursor of a place."""
    text = f"{place.direction} {place.field} {place.number} {place.row_id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_place(cursor: str, field: str) -> Place:
    """Return the place a cursor names, in a list ordered by ``field``. Raises ``CursorError``."""
    if len(cursor) > MAX_CURSOR:
        raise CursorError
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
        match = _CURSOR.fullmatch(text)
        if match is None or match[2] != field:
            raise CursorError
        place = Place("older" if match[1] == "older" else "newer", field, int(match[3]), int(match[4]))
        _ = place.moment  # beyond the calendar it is none
    except (binascii.Error, UnicodeError, OverflowError, ValueError) as error:
        raise CursorError from error
    return place
