"""A published claim as schema.org ClaimReview: for claim pages, feeds of fact checks and their readers.

Pure: a public representation or an edition's document goes in, with what the site says of itself. There is
no review where accuracy was not assessed: "the source did not say that" is no point on a scale of truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from claims.models.choices import AccuracyVerdict, AttributionVerdict, EditionKind, PublicState
from sources.models import SourceKind

Document = Mapping[str, Any]

WORST, BEST = 1, 5
# The published scale (docs/exports.md), 5 is true. Unproven says nothing about the facts and has no number.
SCALE = {
    AccuracyVerdict.TRUE: 5,
    AccuracyVerdict.MOSTLY_TRUE: 4,
    AccuracyVerdict.PARTLY_FALSE: 3,
    AccuracyVerdict.MISSING_CONTEXT: 3,
    AccuracyVerdict.MOSTLY_FALSE: 2,
    AccuracyVerdict.MANIPULATED: 1,
    AccuracyVerdict.FALSE: 1,
}
_CORRECTED = (EditionKind.CORRECTION, EditionKind.CLARIFICATION)
# With these verdicts on the link that ends a chain, the statement does stand at the link's address.
_STANDS_THERE = (AttributionVerdict.VERBATIM, AttributionVerdict.FAITHFUL)


@dataclass(frozen=True, slots=True)
class Site:
    """Who checked: the newsroom's name and the base of its addresses, without a final slash."""

    name: str
    url: str


def this_site() -> Site:
    return Site(settings.SITE_NAME, settings.SITE_URL)


def claim_review(document: Document, *, site: Site, language: str = "") -> dict[str, Any] | None:
    """Return the review, or None where accuracy was not assessed or readers may not see the claim.

    ``language`` is that of the page it stands on: of the verdict's word and the address. Without it, the
    claim's own, or the site's first where the site does not speak that.
    """
    accuracy = document.get("accuracy")
    is_shown = document.get("state", PublicState.PUBLIC) == PublicState.PUBLIC
    if not is_shown or accuracy in (None, AccuracyVerdict.NOT_CHECKED):
        return None
    spoken = language or site_language(document["language"])
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{site.url}{page_path(spoken)}{document['public_id']}/",
        "claimReviewed": document["statement"],
        "inLanguage": document["language"],
        "datePublished": document.get("first_published_at", document["published_at"]),
        "dateModified": document["published_at"],
        "author": {"@type": "Organization", "name": site.name, "url": f"{site.url}/"},
        "reviewRating": _rating(AccuracyVerdict(accuracy), spoken),
        "itemReviewed": reviewed_claim(document),
    }
    if document["kind"] in _CORRECTED:
        review["correction"] = {
            "@type": "CorrectionComment",
            "text": document["change_note"],
            "datePublished": document["published_at"],
        }
    return review


def _rating(accuracy: AccuracyVerdict, language: str) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": _word(accuracy, language)}
    if accuracy in SCALE:
        rating |= {"ratingValue": SCALE[accuracy], "bestRating": BEST, "worstRating": WORST}
    return rating


def reviewed_claim(document: Document) -> dict[str, Any]:
    """Return who said it, when and where, as a schema.org Claim without its wording."""
    claim: dict[str, Any] = {"@type": "Claim"}
    if authors := [_author(source) for source in _claimants(document)]:
        claim["author"] = authors[0] if len(authors) == 1 else authors
    if document["said_on"]:
        claim["datePublished"] = document["said_on"]
    if texts := [_text(article) for article in document["articles"].values() if article.get("url")]:
        claim["appearance"] = texts[0] if len(texts) == 1 else texts
    if original := _original(document):
        claim["firstAppearance"] = {"@type": "CreativeWork", "url": original}
    return claim


def _claimants(document: Document) -> Iterable[Document]:
    described = (document["sources"][code] for code in document["claimants"])
    return (source for source in described if not source.get("protected"))


def _author(source: Document) -> dict[str, str]:
    kind = "Person" if source["kind"] == SourceKind.PERSON else "Organization"
    return {"@type": kind, "name": source["name"]}


def _text(article: Document) -> dict[str, Any]:
    told = {
        "@type": "CreativeWork",
        "url": article["url"],
        "headline": article["title"],
        "datePublished": article["published_at"],
        "inLanguage": article["language"],
    }
    return {key: value for key, value in told.items() if value}


def _original(document: Document) -> str:
    """Where a claimant said it, if that was looked up and found; empty otherwise."""
    return next(
        (
            link["locator_url"]
            for appearance in document["appearances"]
            for link in appearance["links"]
            if link["cites"] is None and link["locator_url"] and link["verdict"] in _STANDS_THERE
        ),
        "",
    )


@cache
def site_language(tag: str) -> str:
    """Return the language of the site in which a claim of this language is read."""
    spoken = tag.partition("-")[0]
    return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@cache
def _word(accuracy: AccuracyVerdict, language: str) -> str:
    with translation.override(language):
        return str(accuracy.label)


@cache
def page_path(language: str) -> str:
    """Return what stands before the id in a claim's page's path; made once, because reversing is slow."""
    with translation.override(language):
        return reverse("public:claim", args=["ID"]).removesuffix("ID/")
