"""The pages a newsroom writes about itself: method, corrections policy, complaints, imprint, privacy."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from claims.models import SitePage
from claims.public.answers import page, public_page
from claims.public.plain_text import blocks


@public_page
def site_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page in the reader's language, else in the one it exists in."""
    versions = {version.language: version for version in SitePage.objects.filter(slug=slug).order_by("id")}
    if not versions:
        raise Http404
    shown = versions.get(get_language() or "") or next(iter(versions.values()))
    return page(request, "public/page.html", {"shown": shown, "blocks": blocks(shown.body)}, section=slug)
