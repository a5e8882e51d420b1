"""What readers get where a page cannot be shown."""

from __future__ import annotations

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from claims.models import PublishedClaim
from claims.public.answers import bare_page
from claims.public.listing import ClaimLine, claim_lines, with_claimants

NEWEST = 3


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address, or nothing readers may see: the same page for both.

    Under a language it names the newest claims, too; other addresses are asked for by programs.
    """
    lines = _newest() if get_language_from_path(request.path_info) else []
    return bare_page(request, "404.html", {"lines": lines}, status=HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """A defect of ours. Asks the database nothing, which may be what is broken."""
    return bare_page(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _newest() -> list[ClaimLine]:
    """The claims checked last; none where the database cannot say, which is no reason for another page."""
    try:
        return claim_lines(with_claimants(PublishedClaim.objects.listed().newest_first())[:NEWEST])
    except DatabaseError:
        return []
