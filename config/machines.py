"""Machines are nobody: at their addresses a cookie, good or bad, changes nothing, and none is set.

The addresses are those of CORS_URLS_REGEX: what scripts of any origin may read knows no person.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class KnownToNobody:
    """Middleware, before everything that reads cookies: takes them out of requests of machines."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.addresses = re.compile(settings.CORS_URLS_REGEX)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "HTTP_COOKIE" in request.META and self.addresses.match(request.path_info):
            del request.META["HTTP_COOKIE"]
        return self.get_response(request)
