"""The one address under which a claim is known elsewhere: its page in its own language.

The page exists in every language of the site; markup, feeds and other sites name a single one of them.
"""

from __future__ import annotations

from django.conf import settings

from claims.record.claim_review import page_path, site_language


def claim_path(public_id: str, language: str) -> str:
    """Return the path of a claim's page in a language of the site."""
    return f"{page_path(language)}{public_id}/"


def claim_url(public_id: str, tag: str) -> str:
    """Return the full address of the page of a claim that is written in the language of this tag."""
    return f"{settings.SITE_URL}{claim_path(public_id, site_language(tag))}"
