"""A claim inside another site's page: which claim an address means, how large its card is, who frames it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.public.addresses import absolute_url
from sources.public_id import canonical_public_id

WIDEST = 600
# Enough where the page turns out to be narrow and the verdicts stand under each other: a frame's height
# cannot follow its width.
HEIGHT = 400
# Pages of others may show the card; it still loads nothing of theirs, runs nothing and sends nothing.
CARD_POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:"
)


@dataclass(frozen=True, slots=True)
class ClaimAddress:
    """The claim an address means, and the language of that page."""

    public_id: str
    language: str


def claim_at(url: str) -> ClaimAddress | None:
    """Return the claim whose page stands at a full address of this site; None for every other address."""
    try:
        asked, own = urlsplit(url), urlsplit(settings.SITE_URL)
        is_ours = asked.scheme in ("http", "https") and asked.netloc.lower() == own.netloc.lower()
    except ValueError:
        return None
    language = asked.path.strip("/").partition("/")[0]
    if not is_ours or language not in dict(settings.LANGUAGES):
        return None
    with translation.override(language):
        try:
            match = resolve(f"{asked.path.rstrip('/')}/")
        except Resolver404:
            return None
    if match.view_name != "public:claim":
        return None
    public_id = canonical_public_id(match.kwargs["public_id"])
    return ClaimAddress(public_id, language) if public_id else None


def card_size(max_width: int | None, max_height: int | None) -> tuple[int, int]:
    """Return width and height of a card that fits into what a page has room for."""
    width = min(WIDEST, max_width or WIDEST)
    return width, min(HEIGHT, max_height or HEIGHT)


def card_html(address: ClaimAddress, *, title: str, width: int, height: int) -> str:
    """Return the element that shows the card; nothing in it can run a script or read its surroundings."""
    with translation.override(address.language):
        path = reverse("public:embed", kwargs={"public_id": address.public_id})
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" frameborder="0" loading="lazy" '
        'style="max-width:100%" sandbox="allow-top-navigation-by-user-activation"></iframe>',
        absolute_url(path),
        width,
        height,
        title,
    )


def framed_anywhere(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let pages of other sites frame this view's page."""

    @xframe_options_exempt
    @functools.wraps(view)
    def wrapped(*args: object, **kwargs: object) -> HttpResponse:
        response = view(*args, **kwargs)
        # The middleware leaves a policy that is there already as it is.
        response.headers["Content-Security-Policy"] = CARD_POLICY
        return response

    return wrapped
