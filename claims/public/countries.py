"""Names of countries in the reader's language, from Unicode's locale data."""

from __future__ import annotations

from babel import Locale
from django.utils.translation import get_language


def country_name(code: str) -> str:
    """Return the name of an ISO 3166-1 code; a code nobody knows stays as it is."""
    locale = Locale.parse(get_language() or "en", sep="-")
    return str(locale.territories.get(code, code))
