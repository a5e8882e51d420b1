"""Answers to repeated questions, kept until readers could notice anything new.

    return answer_from_record(request, lambda: list_of_claims(request))

The version is read from the database each time, so what another process suspended is gone at once: its
version names other answers. Old ones are never asked for again and make room.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from claims.record.conditional import conditional, entity_tag
from claims.record.version import Version, readers_version

CACHE = "readers"
# A list of a hundred claims has about 400 kB. More than this is for exports, which are streamed.
LARGEST = 1_000_000


def answer_from_record(request: HttpRequest, build: Callable[[], HttpResponse]) -> HttpResponse:
    """Return 304, or what ``build`` answered to this question since the last publication, or does now.

    For answers that follow from the record, the address with its parameters and the language alone. One
    query where the question was asked before.
    """
    version = readers_version()
    return conditional(request, version=version, build=lambda: _remembered(request, version, build))


def _remembered(request: HttpRequest, version: Version, build: Callable[[], HttpResponse]) -> HttpResponse:
    key = f"{get_language()}-{entity_tag(request.path, request.GET, version).strip(chr(34))}"
    kept = caches[CACHE].get(key)
    if kept is not None:
        content, headers = kept
        return HttpResponse(content, headers=headers)
    response = build()
    if _may_be_kept(response):
        caches[CACHE].set(key, (response.content, dict(response.items())))
    return response


def _may_be_kept(response: HttpResponse) -> bool:
    # Refusals are without number, and quickly made.
    is_answer = response.status_code == HTTPStatus.OK and not response.streaming and not response.cookies
    return is_answer and len(response.content) <= LARGEST
