"""The one address under which a claim is known elsewhere: its page in its own language.

The page exists in every language of the site; markup, feeds and other sites name a single one of them.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def page_language(tag: str) -> str:
    """Return the language of the site that a text of this BCP 47 tag is read in; else the site's first."""
    spoken = tag.partition("-")[0]
    return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def claim_path(public_id: str, language: str) -> str:
    """Return the path of a claim's page in a language of the site."""
    return _page_path(language).format(public_id)


def claim_url(public_id: str, tag: str) -> str:
    """Return the full address of the page of a claim that is written in the language of this tag."""
    return f"{settings.SITE_URL}{claim_path(public_id, page_language(tag))}"


@cache
def _page_path(language: str) -> str:
    """The path of claim pages in a language, with ``{}`` for the id; made once, because reversing is slow."""
    with translation.override(language):
        return reverse("public:claim", args=["ID"]).replace("/ID/", "/{}/")
