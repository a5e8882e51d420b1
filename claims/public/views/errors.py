"""What readers get where a page cannot be shown."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from claims.public.answers import bare_page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address, or nothing readers may see: the same page for both."""
    return bare_page(request, "404.html", status=HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """A defect of ours. Asks the database nothing, which may be what is broken."""
    return bare_page(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
