"""Parameters become a filtered, ordered list that begins after the last entry somebody has already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.filters import PublishedClaimFilter, on_one_side, strange_parameters
from claims.models import ClaimEdition, PublishedClaim
from claims.record.corrections import listed_corrections
from sources.public_id import canonical_public_id

CURSOR = "cursor"

Rows = QuerySet[Any, Any]


class ExportRefused(Exception):
    """The parameters make no sense; ``problems`` holds sentences by parameter."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        super().__init__(", ".join(sorted(problems)))
        self.problems = dict(problems)


def selected_claims(params: QueryDict, *, also: Collection[str] = ()) -> Rows:
    """Return the listed claims the parameters ask for, in the order of the list.

    ``cursor`` is the id of a claim; it may have left the list meanwhile. Raises ``ExportRefused``.
    """
    filterset = PublishedClaimFilter(params, queryset=PublishedClaim.objects.listed())
    if problems := filterset.problems(also=(CURSOR, *also)):
        raise ExportRefused(problems)
    claims: Rows = filterset.qs
    if not (cursor := params.get(CURSOR, "")):
        return claims
    order = str(claims.query.order_by[0])
    meant = canonical_public_id(cursor)
    last = (
        PublishedClaim.objects.filter(public_id=meant or "")
        .values_list(order.removeprefix("-"), "id")
        .first()
    )
    if last is None:
        raise ExportRefused({CURSOR: [_("Give the id of the last claim you have.")]})
    return _after(claims, order, *last)


def selected_corrections(params: QueryDict, *, also: Collection[str] = ()) -> Rows:
    """Return the editions in the list of corrections, newest first; ``cursor`` is ``ID/NUMBER``."""
    if problems := strange_parameters(params, known=(CURSOR, *also)):
        raise ExportRefused(problems)
    editions = listed_corrections().order_by("-published_at", "-id")
    if not (cursor := params.get(CURSOR, "")):
        return editions
    typed, _slash, number = cursor.partition("/")
    is_number = number.isascii() and number.isdecimal() and len(number) < 6
    claim = PublishedClaim.objects.filter(public_id=canonical_public_id(typed) or "").values("claim_id")
    given = ClaimEdition.objects.filter(claim_id__in=claim, number=int(number) if is_number else 0)
    last = given.order_by().values_list("published_at", "id").first()
    if last is None:
        raise ExportRefused({CURSOR: [_("Give id and number of the last correction you have: ID/NUMBER.")]})
    return _after(editions, "-published_at", *last)


def _after(rows: Rows, order: str, moment: Any, row_id: int) -> Rows:
    return rows.filter(
        on_one_side(order.removeprefix("-"), "lt" if order.startswith("-") else "gt", moment, row_id)
    )
