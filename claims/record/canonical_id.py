"""One spelling of a public id in addresses: other spellings are led there, impossible ones are not found."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse

from sources.public_id import canonical_public_id


def redirect_to_canonical_id(
    request: HttpRequest, public_id: str, **rest: Any
) -> HttpResponsePermanentRedirect | None:
    """Return the way to the same address with the id as it was meant; None where it is written so.

    ``rest`` are the other parts of the address. Raises ``Http404`` for what can be no id.
    """
    meant = canonical_public_id(public_id)
    if meant == public_id:
        return None
    match = request.resolver_match
    if meant is None or match is None:
        raise Http404
    path = reverse(match.view_name, kwargs={"public_id": meant, **rest})
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
