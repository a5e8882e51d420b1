"""Lists as files: one address per list and format, streamed as they are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from claims.api.answers import ReadOnlyView, with_problem
from claims.api.filter_parameters import filter_parameters
from claims.api.problems import refuse_parameters
from claims.api.schema import LIST_PROBLEMS
from claims.exports import CLAIMS, CORRECTIONS, Export, ExportRefused, Format, prepare_export
from claims.record.conditional import conditional
from claims.record.version import Version, readers_version

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
        head = with_problem(conditional(request, version=_version(), build=lambda: _head(export)))
        if request.method == "HEAD" or head.status_code != HTTPStatus.OK:
            return head
        return _whole(export, head.headers)


def _version() -> Version:
    readers = readers_version()
    return replace(readers, hash=f"{readers.hash} {settings.DATA_LICENSE}")


def _head(export: Export) -> HttpResponse:
    named = content_disposition_header(as_attachment=True, filename=export.file_name)
    return HttpResponse(content_type=export.format.media_type, headers={"Content-Disposition": str(named)})


def _whole(export: Export, headers: Mapping[str, str]) -> HttpResponseBase:
    stream = export.open()
    response = StreamingHttpResponse(stream, headers=dict(headers.items()))
    if export.format.is_csv:
        response.headers[COUNT] = str(export.count(stream.moment))
    return response


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
    filters = filter_parameters() if chosen.list_name == "claims" else []
    responses = {(200, chosen.media_type.partition(";")[0]): _shape(chosen), **LIST_PROBLEMS}

    @extend_schema(
        operation_id=f"exports_{chosen.list_name}_{chosen.code}",
        summary=f"{chosen.list_name.capitalize()} as a file: {chosen.suffix}",
        description=chosen.meaning,
        parameters=[*filters, *_parameters(chosen)],
        responses=responses,
    )
    def get(view: ExportView, request: Request) -> HttpResponseBase:
        return view.answer(request)

    return type("ExportView", (ExportView,), {"get": get, "format": chosen})


def _shape(chosen: Format) -> OpenApiTypes:
    if chosen.code == "package":
        return OpenApiTypes.BINARY
    return OpenApiTypes.OBJECT if chosen.code in ("json", "feed") else OpenApiTypes.STR


def _parameters(chosen: Format) -> list[OpenApiParameter]:
    id_, number = "[0-9A-TV-Za-tv-z]{12}", "/[0-9]{1,5}"
    last, pattern = "Id of the last claim", f"^({id_})?$"
    if chosen.list_name == "corrections":
        last, pattern = "Id and number (ID/NUMBER) of the last correction", f"^({id_}{number})?$"
    parameters = [
        OpenApiParameter(
            "cursor",
            {"type": "string", "pattern": pattern},
            description=f"{last} you have: the file goes on after it.",
        )
    ]
    if chosen.is_csv:
        mark = "Whether the file begins with a byte-order mark, which Excel needs to read it as UTF-8."
        parameters.append(OpenApiParameter("bom", bool, description=mark))
    return parameters
