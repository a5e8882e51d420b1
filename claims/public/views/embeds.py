"""The card of a claim for pages of others, and where they find out about it (oEmbed 1.0)."""

from __future__ import annotations

import json
import re
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import PublishedClaim
from claims.models.choices import PublicState
from claims.public.answers import at_canonical_id, public_page
from claims.public.citing import cited_title
from claims.public.documents import claim_text, moment
from claims.public.embedding import card_html, card_size, claim_at, framed_anywhere
from claims.public.records import pages_of, representation
from claims.record.conditional import conditional
from claims.record.version import readers_version

STYLESHEET = "css/card.css"
_LENGTH = re.compile(r"[1-9]\d{0,5}", re.ASCII)


@framed_anywhere
@public_page
@at_canonical_id
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """Statement and verdicts of a public claim, or the notice its state asks for."""
    row = get_object_or_404(PublishedClaim, public_id=public_id)
    context = {
        "site_name": settings.SITE_NAME,
        "language": get_language(),
        "stylesheet": static(STYLESHEET),
        "public_id": row.public_id,
        "state": row.state,
        "under_re_review": row.under_re_review,
    }
    status = HTTPStatus.OK
    match PublicState(row.state):
        case PublicState.BLOCKED:
            status = HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS
        case PublicState.PUBLIC | PublicState.WITHDRAWN if row.is_erased:
            # The same words as of a suspended claim; the status tells programs that it does not come back.
            context["state"] = PublicState.SUSPENDED
            status = HTTPStatus.GONE
        case PublicState.PUBLIC:
            document = representation(row)
            context["claim"] = claim_text(document, pages_of(document))
        case PublicState.WITHDRAWN:
            context["withdrawn_at"] = moment(representation(row)["updated_at"])
    return render(request, "public/card.html", context, status=status)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """How another site shows the claim at ``url``. What else is asked for is ignored, as oEmbed has it."""
    return conditional(request, version=readers_version(), build=lambda: _oembed(request))


def _oembed(request: HttpRequest) -> HttpResponse:
    lengths = {name: request.GET.get(name, "") for name in ("maxwidth", "maxheight")}
    malformed = [name for name, value in lengths.items() if value and not _LENGTH.fullmatch(value)]
    if malformed or not request.GET.get("url"):
        return _refused(HTTPStatus.BAD_REQUEST, _("Give url, and maxwidth and maxheight as whole numbers."))
    if request.GET.get("format", "json") != "json":
        return _refused(HTTPStatus.NOT_IMPLEMENTED, _("There is json and no other format."))
    address = claim_at(request.GET["url"])
    row = PublishedClaim.objects.filter(public_id=address.public_id).first() if address else None
    if address is None or row is None:
        return _refused(HTTPStatus.NOT_FOUND, _("There is no claim at this address."))
    if row.state == PublicState.BLOCKED:
        return _refused(
            HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS, _("This claim is blocked for legal reasons.")
        )
    if row.state != PublicState.PUBLIC or row.is_erased:
        return _refused(HTTPStatus.NOT_FOUND, _("There is no claim at this address."))
    given = {name: int(value) if value else None for name, value in lengths.items()}
    width, height = card_size(given["maxwidth"], given["maxheight"])
    # This address has no language; the page that is asked about has.
    with override(address.language):
        title = cited_title(representation(row))
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.SITE_URL}/",
        "html": card_html(address, title=title, width=width, height=height),
        "width": width,
        "height": height,
    }
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/json")


def _refused(status: HTTPStatus, sentence: str) -> HttpResponse:
    response = HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
