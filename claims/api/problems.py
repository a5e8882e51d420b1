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

from claims.models import ClaimEdition
from trail.canonical import iso_utc

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """A refusal with its status, a sentence for people and what else is said (for 400, the parameters)."""

    def __init__(self, status: HTTPStatus, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.members = members


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


def erased(edition: ClaimEdition) -> ProblemError:
    """Return the refusal for an edition whose text was erased: which one it was, and when."""
    return ProblemError(
        HTTPStatus.GONE,
        _("The text of this edition was taken out of the record. The record says so and still verifies."),
        number=edition.number,
        kind=edition.kind,
        published_at=iso_utc(edition.published_at),
    )


def problem(status: int, detail: str, **members: Any) -> HttpResponse:
    """Return the response for a refusal. Nothing in it repeats the address that was asked for."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **members,
    }
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})


def problem_response(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Turn what a view raised into a problem; None for a defect of ours, which Django logs and answers."""
    match exception:
        case ProblemError():
            return problem(exception.status, exception.detail, **exception.members)
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
