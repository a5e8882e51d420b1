"""Sources that listed claims name: who they are and how often they published, relayed or said one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import JSON, ReadOnlyView, from_record, refuse_all_parameters
from claims.api.pagination import PAGE_PARAMETERS, list_answer, page_of
from claims.api.problems import refuse_parameters
from claims.api.schema import LIST_PROBLEMS, PAGE, PROBLEMS, SLUG
from claims.api.serializers import SourcePageSerializer, SourceSerializer
from claims.filters import claim_counts_by_role, named_sources, public_slug, strange_parameters
from sources.models import Source
from trail.canonical import canonical_json


class SourceList(ReadOnlyView):
    @extend_schema(
        operation_id="sources_list",
        summary="Sources named by published claims",
        description="The order is stable and says nothing. Protected sources are in no list.",
        parameters=PAGE,
        responses={200: SourcePageSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        return from_record(request, lambda: self._page(request))

    def _page(self, request: Request) -> HttpResponse:
        refuse_parameters(strange_parameters(request.query_params, known=PAGE_PARAMETERS))
        page = page_of(request, _sources())
        counts = claim_counts_by_role([source.pk for source in page.rows])
        results = [canonical_json(_public(source, counts[source.pk])) for source in page.rows]
        return list_answer(request, page, results)


class SourceDetail(ReadOnlyView):
    @extend_schema(
        operation_id="sources_retrieve",
        summary="One source",
        description="With the number of published claims by role. There is no score.",
        parameters=[SLUG],
        responses={200: SourceSerializer, **PROBLEMS},
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        return from_record(request, lambda: self._source(request, slug))

    def _source(self, request: Request, slug: str) -> HttpResponse:
        refuse_all_parameters(request)
        source = get_object_or_404(_sources(), slug=slug)
        counts = claim_counts_by_role([source.pk])
        return HttpResponse(canonical_json(_public(source, counts[source.pk])), content_type=JSON)


def _sources() -> Any:
    columns = ("slug", "name", "kind", "country", "languages", "homepage", "owner", "same_as")
    body_of = ("body_of__slug", "body_of__is_protected", "body_of__is_proposed")
    return named_sources().select_related("body_of").only(*columns, *body_of)


def _public(source: Source, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "slug": source.slug,
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
        "languages": source.languages,
        "homepage": source.homepage,
        "body_of": public_slug(source.body_of),
        "owner": source.owner,
        "same_as": source.same_as,
        "claims": counts,
    }
