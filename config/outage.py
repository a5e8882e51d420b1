"""What people get when the database refuses: a calm page that says so and keeps what was typed.

Full disk, server restarting, connection lost, somebody waiting too long: 503, nothing was written, sending
the same again is safe. A rule of the database itself that an act ran into: 409. Either way the page of the
desk holds the submitted form, ready to be sent again; nothing on it comes from the database.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from claims.api.problems import problem
from claims.public.answers import bare_page
from claims.public.views import errors

RETRY_AFTER = "10"
logger = logging.getLogger("gegenlese.outage")


@dataclass(frozen=True, slots=True)
class Typed:
    """One submitted value. Words are shown for copying, too; the rest only travels along."""

    name: str
    value: str
    is_words: bool


class DatabaseOutage:
    """Middleware: answers requests whose view the database failed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer_to(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer what nothing else did. A session that could not be stored fails outside every view."""
    return answer_to(request, sys.exc_info()[1]) or errors.failed(request)


def answer_to(request: HttpRequest, exception: BaseException | None) -> HttpResponse | None:
    """Return the answer where the database is what failed, else None: the defect is ours."""
    match exception:
        case OperationalError() | InterfaceError():
            logger.error("the database failed: %s", str(exception).strip())
            response = _unavailable(request)
            response.headers["Retry-After"] = RETRY_AFTER
            return response
        case IntegrityError() if _is_desk_post(request):
            # Either two acts met where no lock parts them, or an action lacks a check: somebody has to look.
            logger.error("a rule of the database refused an act", exc_info=exception)
            return _page(request, HTTPStatus.CONFLICT)
    return None


def _unavailable(request: HttpRequest) -> HttpResponse:
    if re.match(settings.CORS_URLS_REGEX, request.path):
        return problem(
            HTTPStatus.SERVICE_UNAVAILABLE, _("The database cannot be reached at the moment. Try again soon.")
        )
    return _page(request, HTTPStatus.SERVICE_UNAVAILABLE)


def _page(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    is_act = _is_desk_post(request)
    context = {
        "is_conflict": status == HTTPStatus.CONFLICT,
        "is_act": is_act,
        "address": request.get_full_path(),
        "typed": typed(request.POST) if is_act else [],
        "has_files": is_act and bool(request.FILES),
    }
    response = bare_page(request, "not_saved.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_desk_post(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and "admin" in match.namespaces


def typed(post: QueryDict) -> list[Typed]:
    """Return every submitted value in order; nothing where a password was submitted."""
    if any("password" in name.lower() for name in post):
        return []
    return [
        # The twin of a field holds what was read, not what was typed.
        Typed(name, value, is_words=len(value.split()) > 1 and not name.startswith("initial-"))
        for name, values in post.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
        if isinstance(value, str)
    ]
