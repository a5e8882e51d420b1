"""What the operations of the OpenAPI document have in common: parameters and problems."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from claims.api.choosing import KEYS
from claims.api.pagination import DEFAULT_SIZE, MAX_SIZE
from claims.api.problems import MEDIA_TYPE
from claims.api.serializers import ProblemSerializer
from claims.filters.keyset import MAX_CURSOR

PUBLIC_ID = OpenApiParameter(
    "public_id",
    str,
    OpenApiParameter.PATH,
    description="12 letters and digits of Crockford's base32.",
)
SLUG = OpenApiParameter("slug", str, OpenApiParameter.PATH, description="Short name of the source.")
EDITION_NUMBER = OpenApiParameter(
    "number", int, OpenApiParameter.PATH, description="Number of the edition, from 1."
)

PAGE = [
    OpenApiParameter(
        "cursor",
        {"type": "string", "maxLength": MAX_CURSOR},
        description="Where the page begins; taken from next or previous, never made by hand.",
    ),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE},
        description="Entries per page.",
    ),
]

FIELDS_AND_COUNT = [
    OpenApiParameter(
        "fields",
        str,
        many=True,
        explode=False,
        style="form",
        enum=KEYS,
        description="Top-level keys of a claim, separated by commas; every key unless told otherwise.",
    ),
    OpenApiParameter(
        "count", bool, description="true adds how many claims the list has; counting stops at 10,000."
    ),
]

ANNOTATION_PAGE = OpenApiTypes.OBJECT


def _problem(description: str) -> OpenApiResponse:
    return OpenApiResponse(ProblemSerializer, description=description)


_GENERAL: dict[Any, Any] = {
    (400, MEDIA_TYPE): _problem("A parameter is unknown or malformed."),
    (429, MEDIA_TYPE): _problem("Too many requests; Retry-After says how many seconds to wait."),
}
LIST_PROBLEMS: dict[Any, Any] = {
    304: OpenApiResponse(description="Unchanged since the entity tag in If-None-Match."),
    **_GENERAL,
}
PROBLEMS: dict[Any, Any] = {
    **LIST_PROBLEMS,
    (404, MEDIA_TYPE): _problem("There is nothing at this address."),
}
ID_PROBLEMS: dict[Any, Any] = {
    301: OpenApiResponse(description="The id was typed in another spelling; Location has the one it has."),
    **PROBLEMS,
}
CLAIM_PROBLEMS: dict[Any, Any] = {
    **ID_PROBLEMS,
    (410, MEDIA_TYPE): _problem("The text of the edition was taken out of the record."),
    (451, MEDIA_TYPE): _problem("The claim is blocked for legal reasons."),
}
