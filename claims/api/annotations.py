"""The places of published claims as W3C Web Annotations (Recommendation of 23 February 2017)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from claims.api.pagination import absolute
from claims.models.choices import AccuracyVerdict, AttributionVerdict
from claims.record.surroundings import words_around
from sources.models import Article

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ANNOTATIONS = f'application/ld+json; profile="{CONTEXT}"'


def annotation_page(article: Article, claims: Iterable[dict[str, Any]], *, path: str) -> dict[str, Any]:
    """Return the page at ``path`` with one annotation for each place of each claim in the article."""
    address = absolute(path)
    items = [
        _annotation(claim, place, article, address=f"{address}#{claim['public_id']}-{number}")
        for claim in claims
        for number, place in enumerate(claim["appearances"], start=1)
        if place["article"] == article.public_id
    ]
    # All annotations of a text are one page: the collection has no other.
    collection = {"id": f"{address}#all", "type": "AnnotationCollection", "total": len(items)}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }


def _annotation(
    claim: dict[str, Any], place: dict[str, Any], article: Article, *, address: str
) -> dict[str, Any]:
    open_text = article.text if article.is_public else ""
    prefix, suffix = words_around(open_text, place["start"], place["end"])
    return {
        "id": address,
        "type": "Annotation",
        "motivation": "assessing",
        "created": claim["first_published_at"],
        "modified": claim["updated_at"],
        "creator": {"id": settings.SITE_URL, "type": "Organization", "name": settings.SITE_NAME},
        "body": [
            _text(claim["statement"], language=claim["language"], purpose="describing"),
            *_verdicts(claim),
        ],
        "target": {
            "source": article.url or address.partition("annotations/")[0],
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": place["quote"],
                    "prefix": prefix,
                    "suffix": suffix,
                },
                {"type": "TextPositionSelector", "start": place["start"], "end": place["end"]},
            ],
        },
    }


def _verdicts(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """Each question with the verdict given, in the claim's language, or English where it has none here."""
    spoken = str(claim["language"]).partition("-")[0]
    language = spoken if spoken in dict(settings.LANGUAGES) else "en"
    with translation.override(language):
        verdicts = (
            (_("Is it so?"), AccuracyVerdict(claim["accuracy"])),
            (_("Did the source say that?"), AttributionVerdict(claim["attribution"]["verdict"])),
        )
        # Beside the question: “unverifiable” alone could answer either.
        words = [f"{question} {given.label}" for question, given in verdicts if given.value != "not_checked"]
    return [_text(word, language=language, purpose="assessing") for word in words]


def _text(value: str, *, language: str, purpose: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": language,
        "purpose": purpose,
    }
