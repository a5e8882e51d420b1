"""Which extractor reads a text: the one that EXTRACTORS names for its language, else the desk's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from claims import extraction
from claims.extraction import AttributedStatement
from claims.extraction.statement import Spans

Extractor: TypeAlias = Callable[[str, str], Sequence[AttributedStatement]]


def extract(text: str, language: str) -> list[AttributedStatement]:
    """The statements of a text in a language, a BCP 47 tag; "fr-CH" is read like "fr".

    Raises ``UnknownLanguage`` where nobody reads the language, and ``ValidationError`` where a plugged-in
    extractor points outside the text.
    """
    path = settings.EXTRACTORS.get(language.lower()) or settings.EXTRACTORS.get(
        language.lower().split("-")[0]
    )
    if path is None:
        return extraction.extract(text, language)
    statements = list(cast(Extractor, import_string(path))(text, language))
    if not all(_fits(statement, text, len(statements)) for statement in statements):
        raise ValidationError(
            {
                "text": _(
                    "The extractor for %(language)s (%(path)s) named a place outside the text. Nothing was "
                    "imported; tell whoever runs this site."
                )
                % {"language": language, "path": path}
            }
        )
    return statements


def _fits(statement: AttributedStatement, text: str, count: int) -> bool:
    """Whether everything a statement points at is there."""
    spans: list[Spans] = [
        statement.content,
        statement.source,
        statement.names,
        statement.cue,
        statement.frame,
        statement.addressee,
        statement.parts,
    ]
    places = [place for each in spans for place in each]
    relations = [number for number in (statement.within, statement.quoted_in) if number is not None]
    return (
        bool(statement.content)
        and all(0 <= start < end <= len(text) for start, end in places)
        and all(0 <= number < count for number in relations)
    )
