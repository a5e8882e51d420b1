"""What readers get where a page cannot be shown."""

from __future__ import annotations

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from claims.models import PublishedClaim
from claims.public.answers import bare_page
from claims.public.listing import ClaimLine, claim_lines, with_claimants

NEWEST = 3


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address, or nothing readers may see: the same page for both."""
    return bare_page(request, "404.html", {"lines": _newest()}, status=HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """A defect of ours. Asks the database nothing, which may be what is broken."""
    return bare_page(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _newest() -> list[ClaimLine]:
    """The claims checked last; none where the database cannot say, which is no reason for another page."""
    try:
        return claim_lines(with_claimants(PublishedClaim.objects.listed().newest_first())[:NEWEST])
    except DatabaseError:
        return []
