"""The one address under which a claim is known to machines elsewhere: its page in its own language.

The page exists in every language of the site; markup, feeds and other sites name a single one of them.
"""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def page_language(language: str) -> str:
    """Return the language of the site that a text of this BCP 47 tag is read in; else the site's first."""
    spoken = language.partition("-")[0].lower()
    return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def claim_url(public_id: str, language: str) -> str:
    """Return the full address of a claim's page in the claim's language."""
    with translation.override(page_language(language)):
        return f"{settings.SITE_URL}{reverse('public:claim', kwargs={'public_id': public_id})}"
