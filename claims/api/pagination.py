"""Lists in pages: parameters, the body put together from finished texts, and links to the neighbours."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from claims.api.answers import JSON
from claims.api.problems import refuse_parameters
from claims.filters import CursorError, Page, PublishedClaimFilter, read_page
from claims.models import PublishedClaim
from claims.record.conditional import canonical_query

PAGE_PARAMETERS = ("cursor", "page_size")
DEFAULT_SIZE = 20
MAX_SIZE = 100


def page_size(request: Request) -> int:
    """Return the page size asked for. Raises the 400 for one outside 1 to 100."""
    asked = request.query_params.get("page_size", "")
    if not asked:
        return DEFAULT_SIZE
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 3 and 1 <= int(asked) <= MAX_SIZE):
        refuse_parameters({"page_size": [_("Write a number from 1 to %(limit)d.") % {"limit": MAX_SIZE}]})
    return int(asked)


def page_of(
    request: Request, queryset: QuerySet[Any, Any], *, field: str = "id", ascending: bool = False
) -> Page:
    """Return the page a request asks for. Raises the 400 for a malformed size or cursor."""
    return _page(
        request,
        lambda size, cursor: read_page(queryset, size=size, field=field, cursor=cursor, ascending=ascending),
    )


def page_of_claims(
    request: Request,
    filterset: PublishedClaimFilter,
    *,
    show: Callable[[QuerySet[PublishedClaim]], QuerySet[Any, Any]],
) -> Page:
    """Return the page of a list of claims in its order, as ``page_of`` does."""
    return _page(request, lambda size, cursor: filterset.read_page(size=size, cursor=cursor, show=show))


def _page(request: Request, read: Callable[[int, str], Page]) -> Page:
    try:
        return read(page_size(request), request.query_params.get("cursor", ""))
    except CursorError:
        refuse_parameters({"cursor": [_("Take cursors from next and previous, in the same order.")]})
        raise


def list_answer(
    request: Request, page: Page, results: Iterable[str], *, ascending: bool = False, **members: str
) -> HttpResponse:
    """Return the body of a list from finished JSON texts, and its neighbours in it and in ``Link``.

    ``members`` stand beside them: finished JSON, too, or empty where nobody asked.
    """
    cursors = (page.newer, page.older) if ascending else (page.older, page.newer)
    following, previous = (_address(request, cursor) for cursor in cursors)
    head = f'{{"next":{json.dumps(following)},"previous":{json.dumps(previous)},'
    head += "".join(f'"{name}":{value},' for name, value in members.items() if value)
    response = HttpResponse(f'{head}"results":[{",".join(results)}]}}', content_type=JSON)
    links = [(following, "next"), (previous, "prev")]
    header = ", ".join(f'<{address}>; rel="{relation}"' for address, relation in links if address)
    if header:
        response.headers["Link"] = header
    return response


def absolute(path: str) -> str:
    """Return an address of this site; its host comes from the settings, never from the request."""
    return f"{settings.SITE_URL}{path}"


def _address(request: Request, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    params = request.query_params.copy()
    params["cursor"] = cursor
    return absolute(f"{request.path}?{canonical_query(params)}")
