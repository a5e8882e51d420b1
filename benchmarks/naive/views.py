"""List and detail as DRF's generic views make them."""

from __future__ import annotations

import django_filters
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.pagination import CursorPagination

from benchmarks.naive.serializers import ClaimSerializer
from claims.models import Claim
from claims.models.choices import AccuracyVerdict


class ClaimFilter(django_filters.FilterSet):
    accuracy = django_filters.ChoiceFilter(field_name="published__accuracy", choices=AccuracyVerdict.choices)
    topic = django_filters.CharFilter(field_name="topics__code")
    language = django_filters.CharFilter(field_name="published__language")

    class Meta:
        model = Claim
        fields: list[str] = []


class NewestFirst(CursorPagination):
    ordering = ("-published__first_published_at", "-id")
    page_size = 50
    page_size_query_param = "page_size"

    def _get_position_from_instance(self, instance: Claim, ordering: object) -> str:
        return str(instance.published.first_published_at)


_CLAIMS = (
    Claim.objects.filter(published__state="public")
    .select_related("published__edition")
    .prefetch_related(
        "topics",
        "appearances__article__publisher",
        "attributions__source",
        "evidence__source",
    )
)


class ClaimList(ListAPIView[Claim]):
    queryset = _CLAIMS
    serializer_class = ClaimSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = ClaimFilter
    pagination_class = NewestFirst


class ClaimDetail(RetrieveAPIView[Claim]):
    queryset = _CLAIMS
    serializer_class = ClaimSerializer
    filter_backends = []
    lookup_field = "public_id"
