"""Every error of the API as one shape: application/problem+json (RFC 9457)."""

from __future__ import annotations

import json
import math
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """A refusal with its status, a sentence for people and, for 400, the parameters it is about."""

    def __init__(
        self, status: HTTPStatus, detail: str, *, parameters: dict[str, list[str]] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.parameters = parameters


def refuse_parameters(problems: dict[str, list[str]]) -> None:
    """Raise the 400 that names every parameter with a problem, if there is any."""
    if problems:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            _("Some parameters are unknown or malformed: %(names)s.")
            % {"names": ", ".join(sorted(problems))},
            parameters=problems,
        )


def blocked() -> ProblemError:
    """Return the refusal for a claim that a court or the law keeps from readers."""
    return ProblemError(
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS, _("This claim is blocked for legal reasons.")
    )


def problem(status: int, detail: str, *, parameters: dict[str, list[str]] | None = None) -> HttpResponse:
    """Return the response for a refusal. Nothing in it depends on the address that was asked for."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    if parameters is not None:
        body["parameters"] = parameters
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})


def problem_response(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Turn what a view raised into a problem; None for a defect of ours, which Django logs and answers."""
    match exception:
        case ProblemError():
            return problem(exception.status, exception.detail, parameters=exception.parameters)
        case Http404():
            return problem(HTTPStatus.NOT_FOUND, _("There is nothing at this address."))
        case PermissionDenied():
            return problem(HTTPStatus.FORBIDDEN, _("This is not open to you."))
        case SuspiciousOperation():
            return problem(HTTPStatus.BAD_REQUEST, _("The request cannot be read."))
        case APIException():
            response = problem(exception.status_code, str(exception.detail))
            if (seconds := getattr(exception, "wait", None)) is not None:
                response.headers["Retry-After"] = str(math.ceil(seconds))
            return response
    return None
