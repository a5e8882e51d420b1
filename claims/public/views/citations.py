"""Editions for reference managers: the newest one of a claim, and each by its number."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import READABLE_STATES, PublicState
from claims.public.addresses import absolute_url
from claims.public.answers import at_canonical_id, page
from claims.public.citation import NOTATIONS, Notation, Reference
from claims.public.citing import cited_note, cited_title
from claims.record.conditional import conditional
from claims.record.version import readers_version
from trail.bodies import read_body


@require_safe
@at_canonical_id
def claim(request: HttpRequest, public_id: str, notation: str) -> HttpResponse:
    """The newest edition of a public claim."""
    chosen = _notation(notation)
    return conditional(
        request, version=readers_version(), build=lambda: _cited(request, public_id, None, chosen)
    )


@require_safe
@at_canonical_id
def edition(request: HttpRequest, public_id: str, number: int, notation: str) -> HttpResponse:
    """One edition; of a withdrawn claim too, whose editions stay readable."""
    chosen = _notation(notation)
    return conditional(
        request, version=readers_version(), build=lambda: _cited(request, public_id, number, chosen)
    )


def _notation(name: str) -> Notation:
    if name not in NOTATIONS:
        raise Http404
    return NOTATIONS[name]


def _cited(request: HttpRequest, public_id: str, number: int | None, notation: Notation) -> HttpResponse:
    row = get_object_or_404(PublishedClaim.objects.select_related("edition"), public_id=public_id)
    if row.state == PublicState.BLOCKED:
        return page(request, "451.html", status=HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS, is_indexed=False)
    readable = (PublicState.PUBLIC,) if number is None else READABLE_STATES
    if row.state not in readable:
        raise Http404
    editions = ClaimEdition.objects.select_related("body")
    cited = get_object_or_404(editions, claim_id=row.claim_id, number=number or row.edition.number)
    document = read_body(cited.body)
    if not document:
        return HttpResponse(status=HTTPStatus.GONE, headers={"Cache-Control": "no-cache"})
    path = reverse("public:edition", kwargs={"public_id": public_id, "number": cited.number})
    reference = Reference(
        public_id=public_id,
        number=cited.number,
        title=cited_title(document),
        newsroom=settings.SITE_NAME,
        language=document["language"],
        day=timezone.localdate(cited.published_at),
        address=absolute_url(path),
        note=cited_note(cited.content_hash),
    )
    response = HttpResponse(notation.write(reference), content_type=notation.media_type)
    ending = next(ending for ending, known in NOTATIONS.items() if known is notation)
    response.headers["Content-Disposition"] = f'attachment; filename="{reference.key}.{ending}"'
    return response
