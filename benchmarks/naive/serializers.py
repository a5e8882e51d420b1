"""A claim as nested ModelSerializers over the desk's tables print it."""

from __future__ import annotations

from rest_framework import serializers

from claims.models import Appearance, Attribution, Claim, Evidence, Topic
from sources.models import Article, Source


class SourceSerializer(serializers.ModelSerializer[Source]):
    class Meta:
        model = Source
        fields = ["slug", "name", "kind", "country"]


class ArticleSerializer(serializers.ModelSerializer[Article]):
    publisher = SourceSerializer()

    class Meta:
        model = Article
        fields = ["public_id", "title", "url", "publisher", "language", "published_at", "is_public"]


class AppearanceSerializer(serializers.ModelSerializer[Appearance]):
    article = ArticleSerializer()

    class Meta:
        model = Appearance
        fields = ["article", "quote", "start", "end"]


class AttributionSerializer(serializers.ModelSerializer[Attribution]):
    said_by = SourceSerializer(source="source")

    class Meta:
        model = Attribution
        fields = [
            *("id", "said_by", "cites", "position", "speech_type", "is_explicit", "first_hand"),
            *("locator_url", "excerpt", "said_on"),
        ]


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    published_by = SourceSerializer(source="source")

    class Meta:
        model = Evidence
        fields = ["stance", "published_by", "url", "title", "excerpt", "published_on", "accessed_on", "note"]


class TopicSerializer(serializers.ModelSerializer[Topic]):
    class Meta:
        model = Topic
        fields = ["code", "name_de", "name_en"]


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    topics = TopicSerializer(many=True)
    appearances = AppearanceSerializer(many=True)
    attributions = AttributionSerializer(many=True)
    evidence = EvidenceSerializer(many=True)
    state = serializers.CharField(source="published.state")
    accuracy = serializers.CharField(source="published.accuracy")
    attribution = serializers.CharField(source="published.attribution")
    known_origins = serializers.IntegerField(source="published.known_origins")
    under_re_review = serializers.BooleanField(source="published.under_re_review")
    first_published_at = serializers.DateTimeField(source="published.first_published_at")
    updated_at = serializers.DateTimeField(source="published.updated_at")
    number = serializers.IntegerField(source="published.edition.number")
    agreement = serializers.CharField(source="published.edition.agreement")
    content_hash = serializers.CharField(source="published.edition.content_hash")

    class Meta:
        model = Claim
        fields = [
            *("public_id", "statement", "language", "topics", "said_on", "holds_from", "holds_until"),
            *("state", "accuracy", "attribution", "known_origins", "under_re_review"),
            *("first_published_at", "updated_at", "number", "agreement", "content_hash"),
            *("appearances", "attributions", "evidence"),
        ]
