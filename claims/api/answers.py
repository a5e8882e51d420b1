"""What every view of the API shares: GET only, JSON whatever the client accepts, and entity tags."""

from __future__ import annotations

import functools
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.problems import problem, refuse_parameters
from claims.filters import strange_parameters
from claims.record.canonical_id import redirect_to_canonical_id
from claims.record.conditional import conditional
from claims.record.remembered import answer_from_record
from claims.record.version import Version

JSON = "application/json"


class JsonOnly(BaseContentNegotiation):
    """Choose JSON for every client: there is nothing else, and an answer helps more than 406."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class ReadOnlyView(APIView):
    """A view that answers GET and HEAD and knows nobody: the same bytes for every reader."""

    http_method_names = ["get", "head", "options"]
    authentication_classes = []
    content_negotiation_class = JsonOnly

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        return Response(status=HTTPStatus.NO_CONTENT)


def refuse_all_parameters(request: Request) -> None:
    """Raise the 400 for a request that has any parameter, at an address that takes none."""
    refuse_parameters(strange_parameters(request.query_params, known=()))


def from_record(request: Request, build: Callable[[], HttpResponse]) -> HttpResponse:
    """Return 304, the answer that is kept for this question, or a new one."""
    return with_problem(answer_from_record(request, build))


def of_version(
    request: Request, version: Version, write: Callable[[], str], *, content_type: str = JSON
) -> HttpResponse:
    """Return the text that ``write`` makes, or 304 to a client that has this version of it."""

    def build() -> HttpResponse:
        return HttpResponse(write(), content_type=content_type)

    return with_problem(conditional(request, version=version, build=build))


def with_problem(response: HttpResponse) -> HttpResponse:
    """Return the problem for a condition that is not met, any other answer as it is."""
    if response.status_code != HTTPStatus.PRECONDITION_FAILED:
        return response
    return problem(HTTPStatus.PRECONDITION_FAILED, _("This address now has another version."))


def at_canonical_id(get: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view's ``get`` see canonical ids only: other spellings are redirected, impossible ones 404."""

    @functools.wraps(get)
    def get_canonical(view: ReadOnlyView, request: Request, public_id: str, **rest: Any) -> HttpResponse:
        redirect = redirect_to_canonical_id(request, public_id, **rest)
        return get(view, request, public_id, **rest) if redirect is None else redirect

    return get_canonical
