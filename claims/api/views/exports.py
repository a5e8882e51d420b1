"""Lists as files: one address per list and format, streamed as they are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from claims.api.answers import ReadOnlyView, conditional, record_version
from claims.api.problems import refuse_parameters
from claims.api.schema import LIST_PROBLEMS
from claims.exports import CLAIMS, CORRECTIONS, Export, ExportRefused, Format, prepare_export
from claims.filters import PublishedClaimFilter
from claims.models import PublishedClaim

COUNT = "Record-Count"


class ExportView(ReadOnlyView):
    """One list in one format."""

    format: ClassVar[Format]

    def answer(self, request: Request) -> HttpResponseBase:
        try:
            export = prepare_export(self.format, request.query_params)
        except ExportRefused as refusal:
            refuse_parameters(refusal.problems)
            raise
        return conditional(request, version=record_version(), build=lambda: _whole(request, export))


def _whole(request: Request, export: Export) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=export.file_name)
    }
    kind = export.format.media_type
    if request.method == "HEAD":
        return HttpResponse(content_type=kind, headers=headers)
    stream = export.open()
    response = StreamingHttpResponse(stream, content_type=kind, headers=headers)
    if export.format.is_csv:
        response.headers[COUNT] = str(export.count(stream.moment))
    return cast("HttpResponse", response)


def addresses() -> list[URLPattern]:
    """Return the address of every export."""
    return [
        path(
            f"exports/{each.file_name}",
            _view_of(each).as_view(),
            name=f"export-{each.list_name}-{each.code}",
        )
        for each in (*CLAIMS.values(), *CORRECTIONS.values())
    ]


def _view_of(chosen: Format) -> type[ExportView]:
    is_of_claims = chosen.list_name == "claims"
    responses: Mapping[Any, Any] = {
        (200, chosen.media_type.partition(";")[0]): _shape(chosen),
        **LIST_PROBLEMS,
    }

    @extend_schema(
        operation_id=f"exports_{chosen.list_name}_{chosen.code}",
        summary=f"{chosen.list_name.capitalize()} as a file: {chosen.suffix}",
        description=chosen.meaning,
        parameters=_parameters(chosen),
        filters=is_of_claims,
        responses=dict(responses),
    )
    def get(view: ExportView, request: Request) -> HttpResponseBase:
        return view.answer(request)

    bases = (ExportView, FilteredClaims) if is_of_claims else (ExportView,)
    return type("ExportView", bases, {"get": get, "format": chosen})


class FilteredClaims(GenericAPIView[PublishedClaim]):
    """For the description alone: the filters an export of claims takes."""

    queryset = PublishedClaim.objects.none()
    filter_backends = [DjangoFilterBackend]
    filterset_class = PublishedClaimFilter
    pagination_class = None


def _shape(chosen: Format) -> OpenApiTypes:
    if chosen.code == "package":
        return OpenApiTypes.BINARY
    return OpenApiTypes.OBJECT if chosen.code in ("json", "feed") else OpenApiTypes.STR


def _parameters(chosen: Format) -> list[OpenApiParameter]:
    last = (
        "Id of the last claim"
        if chosen.list_name == "claims"
        else "Id and number (ID/NUMBER) of the last correction"
    )
    parameters = [OpenApiParameter("cursor", str, description=f"{last} you have: the file goes on after it.")]
    if chosen.is_csv:
        mark = "Whether the file begins with a byte-order mark, which Excel needs to read it as UTF-8."
        parameters.append(OpenApiParameter("bom", bool, description=mark))
    return parameters
