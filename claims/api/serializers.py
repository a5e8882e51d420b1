"""The shapes of the answers, for the OpenAPI document alone: what is served is finished text.

tests/api holds every answer against these shapes.
"""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from claims.models.choices import (
    AccuracyVerdict,
    Agreement,
    AttributionVerdict,
    EditionKind,
    FirstHand,
    Position,
    PublicState,
    SpeechType,
    Stance,
)
from sources.models import SourceKind

Shape = serializers.Serializer[Any]


class AttributionSummarySerializer(Shape):
    verdict = serializers.ChoiceField(choices=AttributionVerdict.choices)
    checked_links = serializers.IntegerField()
    links = serializers.IntegerField()


class SourceInClaimSerializer(Shape):
    """A source as it was named when the edition was published; a protected one has no name."""

    protected = serializers.BooleanField(required=False)
    name = serializers.CharField(required=False)
    kind = serializers.ChoiceField(choices=SourceKind.choices, required=False)
    country = serializers.CharField(required=False)
    body_of = serializers.CharField(required=False, allow_null=True)


class ArticleInClaimSerializer(Shape):
    """A text as it was described when the edition was published; of a protected publisher, no word."""

    protected = serializers.BooleanField(required=False)
    title = serializers.CharField(required=False)
    url = serializers.CharField(required=False)
    publisher = serializers.CharField(required=False, allow_null=True)
    language = serializers.CharField(required=False)
    published_at = serializers.DateTimeField(required=False, allow_null=True)
    is_public = serializers.BooleanField(required=False)


class WithSource(Shape):
    """A shape with the key `source`, which as an attribute would hide one that every serializer has."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {**super().get_fields(), "source": serializers.CharField(allow_null=True)}


class LinkSerializer(WithSource):
    """One link of a chain; `cites` is the id of the link it relies on."""

    id = serializers.IntegerField()
    cites = serializers.IntegerField(allow_null=True)
    position = serializers.ChoiceField(choices=Position.choices)
    speech_type = serializers.ChoiceField(choices=SpeechType.choices)
    is_explicit = serializers.BooleanField()
    first_hand = serializers.ChoiceField(choices=FirstHand.choices)
    locator_url = serializers.CharField()
    excerpt = serializers.CharField()
    said_on = serializers.DateField(allow_null=True)
    captured_at = serializers.DateTimeField(required=False, allow_null=True)
    sha256 = serializers.CharField(required=False)
    verdict = serializers.ChoiceField(choices=AttributionVerdict.choices)


class AppearanceSerializer(Shape):
    """A place in a text; `start` and `end` count Unicode code points, `end` is exclusive."""

    article = serializers.CharField()
    quote = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()
    links = LinkSerializer(many=True)


class EvidenceSerializer(WithSource):
    stance = serializers.ChoiceField(choices=Stance.choices)
    url = serializers.CharField()
    title = serializers.CharField()
    excerpt = serializers.CharField()
    published_on = serializers.DateField(allow_null=True)
    accessed_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    captured_at = serializers.DateTimeField(required=False, allow_null=True)
    sha256 = serializers.CharField(required=False)


class DocumentSerializer(Shape):
    """The document of an edition, schema 1: codes instead of labels, texts in the claim's language."""

    schema = serializers.IntegerField()
    public_id = serializers.CharField()
    number = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=EditionKind.choices)
    change_note = serializers.CharField()
    published_at = serializers.DateTimeField()
    language = serializers.CharField()
    statement = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField())
    said_on = serializers.DateField(allow_null=True)
    holds_from = serializers.DateField(allow_null=True)
    holds_until = serializers.DateField(allow_null=True)
    as_of = serializers.DateField()
    accuracy = serializers.ChoiceField(choices=AccuracyVerdict.choices)
    attribution = AttributionSummarySerializer()
    explanation = serializers.CharField()
    agreement = serializers.ChoiceField(choices=Agreement.choices)
    known_origins = serializers.IntegerField()
    claimants = serializers.ListField(child=serializers.CharField())
    supersedes = serializers.CharField(allow_null=True)
    sources = serializers.DictField(child=SourceInClaimSerializer())
    articles = serializers.DictField(child=ArticleInClaimSerializer())
    appearances = AppearanceSerializer(many=True)
    evidence = EvidenceSerializer(many=True)


class CopyEditedTextsSerializer(Shape):
    explanation = serializers.CharField()
    change_note = serializers.CharField()


class CopyEditSerializer(Shape):
    """Spelling corrected after the publication: both texts, before and after."""

    number = serializers.IntegerField()
    edited_at = serializers.DateTimeField()
    content_hash = serializers.CharField()
    before = CopyEditedTextsSerializer()
    after = CopyEditedTextsSerializer()


class PublicClaimSerializer(DocumentSerializer):
    state = serializers.ChoiceField(choices=[PublicState.PUBLIC.value])
    under_re_review = serializers.BooleanField()
    first_published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    content_hash = serializers.CharField()
    copy_edits = CopyEditSerializer(many=True)


class SuspendedClaimSerializer(Shape):
    """All that is said about a claim while it is suspended."""

    public_id = serializers.CharField()
    state = serializers.ChoiceField(choices=[PublicState.SUSPENDED.value])


class WithdrawnClaimSerializer(Shape):
    """The notice of a withdrawn claim; `change_note` is the reason."""

    public_id = serializers.CharField()
    state = serializers.ChoiceField(choices=[PublicState.WITHDRAWN.value])
    under_re_review = serializers.BooleanField()
    first_published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    content_hash = serializers.CharField()
    statement = serializers.CharField()
    language = serializers.CharField()
    number = serializers.IntegerField()
    change_note = serializers.CharField()


CLAIM = PolymorphicProxySerializer(
    component_name="Claim",
    serializers={
        PublicState.PUBLIC.value: PublicClaimSerializer,
        PublicState.SUSPENDED.value: SuspendedClaimSerializer,
        PublicState.WITHDRAWN.value: WithdrawnClaimSerializer,
    },
    resource_type_field_name="state",
)


class EditionSummarySerializer(Shape):
    number = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=EditionKind.choices)
    change_note = serializers.CharField()
    published_at = serializers.DateTimeField()
    language = serializers.CharField()
    statement = serializers.CharField()
    accuracy = serializers.ChoiceField(choices=AccuracyVerdict.choices)
    attribution = serializers.ChoiceField(choices=AttributionVerdict.choices)
    agreement = serializers.ChoiceField(choices=Agreement.choices)
    content_hash = serializers.CharField()
    erased = serializers.BooleanField(help_text="Its text was taken out; note and statement are empty.")


class ReadableClaimSerializer(Shape):
    public_id = serializers.CharField()
    state = serializers.ChoiceField(choices=[PublicState.PUBLIC.value, PublicState.WITHDRAWN.value])
    under_re_review = serializers.BooleanField()


class EditionListSerializer(ReadableClaimSerializer):
    results = EditionSummarySerializer(many=True)


class EditionSerializer(ReadableClaimSerializer):
    content_hash = serializers.CharField()
    copy_edits = CopyEditSerializer(many=True)
    document = DocumentSerializer()


class CorrectionSerializer(EditionSummarySerializer):
    public_id = serializers.CharField()
    state = serializers.ChoiceField(choices=[PublicState.PUBLIC.value, PublicState.WITHDRAWN.value])


class ClaimCountsSerializer(Shape):
    """Published claims by what the source is to them."""

    publisher = serializers.IntegerField()
    relay = serializers.IntegerField()
    claimant = serializers.IntegerField()
    attributed = serializers.IntegerField()


class SourceSerializer(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=SourceKind.choices)
    country = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    homepage = serializers.CharField()
    body_of = serializers.CharField(allow_null=True)
    owner = serializers.CharField()
    same_as = serializers.ListField(child=serializers.CharField())
    claims = ClaimCountsSerializer()


class ArticleColumnsSerializer(Shape):
    public_id = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()
    language = serializers.CharField()
    publisher = serializers.CharField(allow_null=True)
    published_at = serializers.DateTimeField(allow_null=True)
    is_public = serializers.BooleanField()


class ArticleInListSerializer(ArticleColumnsSerializer):
    claim_count = serializers.IntegerField()


class SpanSerializer(Shape):
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()


class ClaimInArticleSerializer(Shape):
    public_id = serializers.CharField()
    statement = serializers.CharField()
    accuracy = serializers.ChoiceField(choices=AccuracyVerdict.choices)
    attribution = serializers.ChoiceField(choices=AttributionVerdict.choices)
    spans = SpanSerializer(many=True)


class ArticleSerializer(ArticleColumnsSerializer):
    """`text` is null where readers may not see the full text."""

    text = serializers.CharField(allow_null=True)
    claims = ClaimInArticleSerializer(many=True)


class PageSerializer(Shape):
    """`next` and `previous` are whole addresses; null where there is no such page."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class ClaimInListSerializer(PublicClaimSerializer):
    """A claim of a list: every key, unless `fields` asked for some of them."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields


class CountSerializer(Shape):
    """How many there are; `is_more` where counting stopped at 10,000."""

    number = serializers.IntegerField()
    is_more = serializers.BooleanField()


class CorrectionPageSerializer(PageSerializer):
    results = CorrectionSerializer(many=True)


class SourcePageSerializer(PageSerializer):
    results = SourceSerializer(many=True)


class ArticlePageSerializer(PageSerializer):
    results = ArticleInListSerializer(many=True)


class ProblemSerializer(Shape):
    """RFC 9457; `parameters` names what was wrong with which parameter, the rest which edition is gone."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    parameters = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), required=False
    )
    number = serializers.IntegerField(required=False)
    kind = serializers.ChoiceField(choices=EditionKind.choices, required=False)
    published_at = serializers.DateTimeField(required=False)
