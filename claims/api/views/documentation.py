"""The OpenAPI document, a page to read it in, and the answer at every address that does not exist."""

from __future__ import annotations

import functools
import json

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import ReadOnlyView, of_version, refuse_all_parameters
from claims.record.version import Version


class Schema(ReadOnlyView):
    """The description of the API for machines; in English, whatever language the reader prefers."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        refuse_all_parameters(request)
        # Nothing but the code makes it, and every tag holds that.
        return of_version(request, Version("schema", None), schema_text)


class Docs(ReadOnlyView):
    """The description of the API for people."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        refuse_all_parameters(request)
        return render(request, "api/docs.html", {"site_name": settings.SITE_NAME})


class Nothing(ReadOnlyView):
    """The 404 of every other address under the API, as a problem like all errors here."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        raise Http404


@functools.cache
def schema_text() -> str:
    """Return the OpenAPI document as JSON; made once per process, because only new code changes it."""
    with override("en"):
        document = SchemaGenerator(api_version="v1").get_schema(request=None, public=True)
        return json.dumps(document, ensure_ascii=False)
