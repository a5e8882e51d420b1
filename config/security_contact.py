"""`/.well-known/security.txt` (RFC 9116): where whoever found a weakness of this site reports it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def security_txt(request: HttpRequest) -> HttpResponse:
    """The contact the settings name; 404 without one, and once it has expired: nobody vouches for it then."""
    if settings.SECURITY_CONTACT is None:
        raise Http404
    contact, expires = settings.SECURITY_CONTACT
    end = dt.datetime.combine(expires, dt.time.max.replace(microsecond=0), tzinfo=dt.UTC)
    if end < timezone.now():
        raise Http404
    lines = [
        f"Contact: {contact}",
        f"Expires: {end:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.SITE_URL}{reverse('security-txt')}",
    ]
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
