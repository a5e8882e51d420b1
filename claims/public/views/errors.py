"""What readers get where a page cannot be shown."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from claims.models import PublishedClaim
from claims.public.answers import bare_page, site_pages
from claims.public.listing import claim_lines, with_claimants

NEWEST = 3


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address, or nothing readers may see: the same page for both.

    Under a language it names the newest claims and the newsroom's pages, too; other addresses are asked for
    by programs.
    """
    found = _what_there_is() if get_language_from_path(request.path_info) else {}
    return bare_page(request, "404.html", found, status=HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """A defect of ours. Asks the database nothing, which may be what is broken."""
    return bare_page(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _what_there_is() -> dict[str, Any]:
    """The claims checked last and the newsroom's pages; nothing where the database cannot say.

    That is no reason for another page.
    """
    try:
        newest = with_claimants(PublishedClaim.objects.listed().newest_first())[:NEWEST]
        return {"lines": claim_lines(newest), "site_pages": site_pages()}
    except DatabaseError:
        return {}
