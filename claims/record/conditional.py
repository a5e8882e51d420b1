"""Answers that are not sent twice: 304 from one version before any work, for views of every surface.

    return conditional(request, version=readers_version(), build=lambda: list_of_claims(request))

A tag holds the address with its parameters. Whoever sends one back asked exactly this before and was
answered, so nothing has to be checked again before the 304; ``build`` is not called.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from claims.record.version import Version

# An act may wait for another one and then bear the earlier moment, and two may fall into one second. Only
# after so long no further act gets a moment that was given out as Last-Modified.
SETTLED = dt.timedelta(minutes=2)
_RENDERING = ("claims", "config", "locale", "sources", "templates", "trail")


def conditional(request: HttpRequest, *, version: Version, build: Callable[[], HttpResponse]) -> HttpResponse:
    """Return 304 to a client that has this version, else what ``build`` makes, marked with the version.

    ``version`` must be another one whenever the bytes would be. What ``build`` raises, or answers with
    another status than 200, gets no mark.
    """
    etag = entity_tag(request.path, request.GET, version)
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    if etag in asked and "HTTP_IF_MATCH" not in request.META and _names(asked, etag):
        return _marked(HttpResponseNotModified(), etag, version)
    response = build()
    if response.status_code != HTTPStatus.OK:
        return response
    _marked(response, etag, version)
    if _has_moment(request, version):
        return _marked(HttpResponseNotModified(), etag, version)
    # What is left: “*” and If-Match.
    return get_conditional_response(request, etag=etag, response=response) or response


def entity_tag(path: str, params: QueryDict, version: Version) -> str:
    """Return the tag of what stands at an address; parameters may come in any order."""
    named = f"{_renderer()}\n{settings.SITE_URL}\n{settings.SITE_NAME}\n{version.hash}\n{path}\n"
    digest = hashlib.sha256(f"{named}{canonical_query(params)}".encode("utf-8", "surrogateescape"))
    return f'"{digest.hexdigest()[:32]}"'


def canonical_query(params: QueryDict) -> str:
    """Return the parameters in one order, for lists that mean the same in any."""
    pairs = sorted((name, value) for name, values in params.lists() for value in values)
    return urlencode(pairs)


def _names(asked: str, etag: str) -> bool:
    return any(tag.removeprefix("W/") == etag for tag in parse_etags(asked))


def _has_moment(request: HttpRequest, version: Version) -> bool:
    """Whether the client has exactly this moment; a later one may be from before an act that came late."""
    if "HTTP_IF_NONE_MATCH" in request.META or version.at is None or not _is_settled(version.at):
        return False
    return parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", "")) == int(version.at.timestamp())


def _is_settled(moment: dt.datetime) -> bool:
    return timezone.now() - moment > SETTLED


def _marked(response: HttpResponse, etag: str, version: Version) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    if version.at is not None and _is_settled(version.at):
        response.headers["Last-Modified"] = http_date(version.at.timestamp())
    return response


@functools.cache
def _renderer() -> str:
    """Another text for every version of the code that makes answers, so that an update ends every 304."""
    digest = hashlib.sha256()
    for directory in _RENDERING:
        for path in sorted(Path(settings.BASE_DIR, directory).rglob("*")):
            if path.suffix in (".py", ".html", ".mo"):
                digest.update(f"{path.name}\n{path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()
