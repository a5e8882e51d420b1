"""Machines are nobody: at their addresses neither a cookie nor a preferred language changes anything.

The addresses are those of CORS_URLS_REGEX: what scripts of any origin may read knows no person.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class KnownToNobody:
    """Middleware, before what reads cookies or languages: machines have none and are answered in English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.addresses = re.compile(settings.CORS_URLS_REGEX)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self.addresses.match(request.path_info):
            request.META.pop("HTTP_COOKIE", None)
            request.META["HTTP_ACCEPT_LANGUAGE"] = "en"
        return self.get_response(request)
