"""Names of languages in the reader's language, from Unicode's locale data."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


def language_name(tag: str) -> str:
    """Return the name of a BCP 47 tag, with its region if it has one; a tag nobody knows stays as it is."""
    locale = Locale.parse(get_language() or "en", sep="-")
    try:
        name = Locale.parse(tag, sep="-").get_display_name(locale)
    except (UnknownLocaleError, ValueError):
        # Of a rare language the data hold a name and nothing else.
        name = locale.languages.get(tag.lower())
    return name or tag


def foreign_language_name(tag: str) -> str:
    """Return the name of the language of a tag, without region, if it is not the reader's; else nothing."""
    language = tag.partition("-")[0].lower()
    return "" if language == (get_language() or "en").partition("-")[0] else language_name(language)
