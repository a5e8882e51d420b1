"""What every page of the site shares: the frame around it, how it may be kept, ids as they were meant."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from claims.models import SitePage
from claims.public.addresses import absolute_url, alternates
from claims.record.canonical_id import redirect_to_canonical_id

View = Callable[..., HttpResponse]

STYLESHEET = "css/site.css"
ICON = "img/mark.svg"
SCRIPT = "js/site.js"


def public_page(view: View) -> View:
    """Answer GET and HEAD; let everybody keep the page, but ask before each use whether it changed.

    So a suspended or blocked claim is gone with the next look, and an unchanged page costs no transfer.
    """
    return require_safe(cache_control(public=True, no_cache=True)(conditional_page(view)))


def at_canonical_id(view: View) -> View:
    """Send a public id that was typed by hand to its one spelling; 404 for what can be no id."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, public_id: str, **rest: Any) -> HttpResponse:
        redirect = redirect_to_canonical_id(request, public_id, **rest)
        return view(request, public_id=public_id, **rest) if redirect is None else redirect

    return wrapped


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
    section: str = "",
    is_indexed: bool = True,
) -> HttpResponse:
    """Return a page in the site's frame; ``section`` is the entry of the navigation it belongs to."""
    given = dict(context or {})
    if "site_pages" not in given:
        given["site_pages"] = site_pages()
    frame = {
        **_bare_frame(request),
        "section": section,
        "is_indexed": is_indexed,
        "stylesheet": static(STYLESHEET),
        "icon": static(ICON),
        "script": static(SCRIPT),
    }
    return render(request, template, {**frame, **given}, status=status)


def bare_page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int
) -> HttpResponse:
    """Return a page that needs neither the database nor the list of collected files: both may be missing."""
    return render(request, template, {**_bare_frame(request), **(context or {})}, status=status)


def _bare_frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "language": get_language(),
        "section": "",
        "is_indexed": False,
        "data_path": "",
        "canonical_url": absolute_url(request.path),
        "alternates": alternates(request),
        "stylesheet": f"{settings.STATIC_URL}{STYLESHEET}",
        "icon": f"{settings.STATIC_URL}{ICON}",
        "site_pages": [],
    }


def site_pages() -> list[tuple[str, str]]:
    """Slug and title of the newsroom's own pages in this language, in the order they were made."""
    return list(SitePage.objects.filter(language=get_language()).order_by("id").values_list("slug", "title"))
