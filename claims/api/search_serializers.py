"""What the list of claims and its facets answer, as the OpenAPI document describes it."""

from __future__ import annotations

from rest_framework import serializers

from claims.api.serializers import ClaimInListSerializer, CountSerializer, PageSerializer, Shape


class MatchesSerializer(Shape):
    """`[start, end]` of the words of `q` in each text, in code points; at most 50 places of a text."""

    public_id = serializers.CharField()
    statement = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2)
    )
    explanation = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2)
    )


class ClaimPageSerializer(PageSerializer):
    """`matches` is there with `q` alone: one entry for each of `results`, in their order."""

    count = CountSerializer(required=False)
    matches = MatchesSerializer(many=True, required=False)
    results = ClaimInListSerializer(many=True)


class FacetValueSerializer(Shape):
    """`value` is what the filter of the facet takes; a month is `2025-02`."""

    value = serializers.CharField()
    claims = serializers.IntegerField()


class FacetsSerializer(Shape):
    source = FacetValueSerializer(many=True)  # type: ignore[assignment]  # a key here
    claimant = FacetValueSerializer(many=True)
    accuracy = FacetValueSerializer(many=True)
    attribution = FacetValueSerializer(many=True)
    topic = FacetValueSerializer(many=True)
    month = FacetValueSerializer(many=True)
    language = FacetValueSerializer(many=True)
