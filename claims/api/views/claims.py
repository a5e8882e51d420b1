"""Published claims: the list with every filter, and one claim in the state it is in."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import ReadOnlyView, at_canonical_id, from_record, of_version, refuse_all_parameters
from claims.api.choosing import CHOOSING, asked_count, asked_keys, only
from claims.api.filter_parameters import filter_parameters
from claims.api.matches import matches_in
from claims.api.pagination import PAGE_PARAMETERS, list_answer, page_of_claims
from claims.api.problems import blocked, erased, refuse_parameters
from claims.api.schema import CLAIM_PROBLEMS, FIELDS_AND_COUNT, LIST_PROBLEMS, PAGE, PUBLIC_ID
from claims.api.search_serializers import ClaimPageSerializer
from claims.api.serializers import CLAIM
from claims.filters import RANKED, PublishedClaimFilter, capped_count
from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import PublicState
from claims.record.version import Version


class ClaimList(ReadOnlyView):
    @extend_schema(
        operation_id="claims_list",
        summary="Published claims, newest first",
        description=(
            "Every claim readers can find, with its newest edition. All filters narrow the list. With `q` "
            f"the best matches among the newest {RANKED} hits come first, and `matches` says where the words "
            "stand."
        ),
        parameters=[*filter_parameters(), *PAGE, *FIELDS_AND_COUNT],
        responses={200: ClaimPageSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        return from_record(request, lambda: self._page(request))

    def _page(self, request: Request) -> HttpResponse:
        filterset = PublishedClaimFilter(request.query_params, queryset=PublishedClaim.objects.listed())
        refuse_parameters(filterset.problems(also=(*PAGE_PARAMETERS, *CHOOSING)))
        keys, is_counted = asked_keys(request), asked_count(request)
        columns = ("id", filterset.order_field, "representation")
        page = page_of_claims(
            request, filterset, show=lambda claims: claims.values_list(*columns, named=True)
        )
        texts = [row.representation for row in page.rows]
        results = (only(text, keys) for text in texts) if keys else texts
        matches = json.dumps(matches_in(texts, filterset.asked)) if filterset.asked else ""
        count = ""
        if is_counted:
            counted = capped_count(filterset.hits)
            count = json.dumps({"number": counted.number, "is_more": counted.is_more})
        ascending = filterset.is_ascending
        return list_answer(request, page, results, ascending=ascending, count=count, matches=matches)


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
        columns = ("state", "statement", "representation", "edition_id", "event__hash", "event__at")
        rows = PublishedClaim.objects.select_related("event").only(*columns)
        row = get_object_or_404(rows, public_id=public_id)
        if row.state == PublicState.BLOCKED:
            raise blocked()
        if row.is_erased and row.state != PublicState.SUSPENDED:
            raise erased(ClaimEdition.objects.get(pk=row.edition_id))
        version = Version(row.event.hash, row.event.at)
        return of_version(request, version, lambda: row.representation)
