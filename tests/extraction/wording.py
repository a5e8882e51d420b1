"""Statements in the words of the text instead of in offsets, so that a test reads like a text."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction import AttributedStatement, CheckWorthiness, extract


class Said(NamedTuple):
    source: str
    content: str


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " + ".join(text[start:end] for start, end in spans)


def attributed(text: str, language: str = "de") -> list[AttributedStatement]:
    """The statements that name a source, without the quotations within them."""
    return [each for each in extract(text, language) if each.source and each.quoted_in is None]


def said(text: str, language: str = "de") -> list[Said]:
    """Who said what, for every statement that names a source."""
    return [Said(words(text, each.names), words(text, each.content)) for each in attributed(text, language)]


def checkworthy(text: str, language: str = "de") -> list[Said]:
    """Who said what, for every checkworthy statement, named source or none."""
    return [
        Said(words(text, each.names), words(text, each.content))
        for each in extract(text, language)
        if each.check_worthiness is CheckWorthiness.CHECKWORTHY and each.quoted_in is None
    ]
