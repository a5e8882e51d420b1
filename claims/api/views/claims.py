"""Published claims: the list with every filter, and one claim in the state it is in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from claims.api.answers import (
    ReadOnlyView,
    at_canonical_id,
    conditional,
    record_version,
    refuse_all_parameters,
    text_answer,
)
from claims.api.pagination import PAGE_PARAMETERS, list_answer, page_of, page_size
from claims.api.problems import blocked, erased, refuse_parameters
from claims.api.schema import CLAIM_PROBLEMS, LIST_PROBLEMS, PAGE, PUBLIC_ID
from claims.api.serializers import CLAIM, ClaimPageSerializer
from claims.filters import PublishedClaimFilter
from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import PublicState


class ClaimList(ReadOnlyView, GenericAPIView[PublishedClaim]):
    queryset = PublishedClaim.objects.none()
    filter_backends = [DjangoFilterBackend]
    filterset_class = PublishedClaimFilter
    pagination_class = None

    @extend_schema(
        operation_id="claims_list",
        summary="Published claims, newest first",
        description="Every claim readers can find, with its newest edition. All filters narrow the list.",
        parameters=PAGE,
        filters=True,
        responses={200: ClaimPageSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        filterset = PublishedClaimFilter(request.query_params, queryset=PublishedClaim.objects.listed())
        refuse_parameters(filterset.problems(also=PAGE_PARAMETERS))
        page_size(request)
        return conditional(request, version=record_version(), build=lambda: self._page(request, filterset))

    def _page(self, request: Request, filterset: PublishedClaimFilter) -> HttpResponse:
        field = filterset.order_field
        rows = filterset.qs.values_list("id", field, "representation", named=True)
        page = page_of(request, rows, field=field)
        return list_answer(request, page, (row.representation for row in page.rows))


class ClaimDetail(ReadOnlyView):
    @extend_schema(
        operation_id="claims_retrieve",
        summary="One claim",
        description=(
            "The newest edition of a public claim, the neutral notice of a suspended one, or the reason why "
            "a claim was withdrawn. Small letters, O for 0 and I or L for 1 are redirected."
        ),
        parameters=[PUBLIC_ID],
        responses={200: CLAIM, **CLAIM_PROBLEMS},
    )
    @at_canonical_id
    def get(self, request: Request, public_id: str) -> HttpResponse:
        refuse_all_parameters(request)
        rows = PublishedClaim.objects.only("state", "statement", "representation", "edition_id")
        row = get_object_or_404(rows, public_id=public_id)
        if row.state == PublicState.BLOCKED:
            raise blocked()
        if row.is_erased and row.state != PublicState.SUSPENDED:
            raise erased(ClaimEdition.objects.get(pk=row.edition_id))
        return text_answer(request, row.representation)
