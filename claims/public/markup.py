"""What a claim page tells machines: schema.org objects and the names Open Graph has for languages."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from claims.public.addresses import absolute_url
from claims.public.documents import Document
from claims.record.claim_review import claim_review, reviewed_claim, site_language, this_site
from claims.record.public_address import claim_url

# Slugs of pages the newsroom writes about itself -> what schema.org calls such a page.
POLICIES = {
    "method": "verificationFactCheckingPolicy",
    "corrections-policy": "correctionsPolicy",
    "complaints": "actionableFeedbackPolicy",
}
# Open Graph names a language with a country.
OPEN_GRAPH_LOCALES = {"de": "de_DE", "en": "en_GB"}


def claim_markup(document: Document, *, site_pages: Collection[str]) -> dict[str, Any] | None:
    """Return the schema.org object of a public claim's page; None where it stands on another one.

    That is the page in the claim's own language: a review may be marked up once. Where only the attribution
    was checked, there is no rating to give, and the object is a plain Claim. ``site_pages`` are slugs.
    """
    language = site_language(document["language"])
    if language != get_language():
        return None
    newsroom = _newsroom(site_pages)
    if review := claim_review(document, site=this_site(), language=language):
        return {**review, "author": newsroom}
    address = claim_url(document["public_id"], document["language"])
    return {
        "@context": "https://schema.org",
        **reviewed_claim(document),
        "@id": f"{address}#claim",
        "text": document["statement"],
        "inLanguage": document["language"],
        "subjectOf": {"@type": "WebPage", "url": address, "publisher": newsroom},
    }


def _newsroom(site_pages: Collection[str]) -> dict[str, Any]:
    site = this_site()
    policies = {
        property_: absolute_url(reverse("public:page", kwargs={"slug": slug}))
        for slug, property_ in POLICIES.items()
        if slug in site_pages
    }
    return {"@type": "NewsMediaOrganization", "name": site.name, "url": f"{site.url}/", **policies}
