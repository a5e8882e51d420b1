"""How many claims of a list have each source, verdict, topic, month and language."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import JSON, ReadOnlyView, from_record
from claims.api.filter_parameters import filter_parameters
from claims.api.problems import refuse_parameters
from claims.api.schema import LIST_PROBLEMS
from claims.api.search_serializers import FacetsSerializer
from claims.filters import PublishedClaimFilter, facets
from claims.models import PublishedClaim
from trail.canonical import canonical_json


class Facets(ReadOnlyView):
    @extend_schema(
        operation_id="facets_retrieve",
        summary="Numbers of claims by source, verdict, topic, month and language",
        description=(
            "Exact numbers for the list with the same filters. Each facet leaves out the filter on its own "
            "field. Of sources and claimants the 100 most frequent are named; protected ones never are."
        ),
        parameters=filter_parameters(),
        responses={200: FacetsSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        return from_record(request, lambda: self._numbers(request))

    def _numbers(self, request: Request) -> HttpResponse:
        filterset = PublishedClaimFilter(request.query_params, queryset=PublishedClaim.objects.none())
        refuse_parameters(filterset.problems())
        answer = {
            name: [{"value": told.value, "claims": told.claims} for told in values]
            for name, values in facets(request.query_params).items()
        }
        return HttpResponse(canonical_json(answer), content_type=JSON)
