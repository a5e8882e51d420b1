"""Dates in German and English statements, part by part: the year, the month, the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

_MONTHS = {
    "januar": 1,
    "jänner": 1,
    "january": 1,
    "jan": 1,
    "februar": 2,
    "february": 2,
    "feb": 2,
    "märz": 3,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "mai": 5,
    "may": 5,
    "juni": 6,
    "june": 6,
    "jun": 6,
    "juli": 7,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "oktober": 10,
    "october": 10,
    "okt": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "dezember": 12,
    "december": 12,
    "dez": 12,
    "dec": 12,
}
_MONTH = "|".join(sorted((name.capitalize() for name in _MONTHS), key=lambda name: (-len(name), name)))
_YEAR = r"(?:1[89]|20)\d{2}(?![.,]?\d)"
_FORMS = (
    # 04.02.2025
    re.compile(rf"(?<![\d.,])(?P<day>\d{{1,2}})\. ?(?P<number>\d{{1,2}})\. ?(?P<year>{_YEAR})"),
    # 2025-02-04
    re.compile(r"(?<![\d.,-])(?P<year>(?:1[89]|20)\d{2})-(?P<number>\d{2})-(?P<day>\d{2})(?![\d-])"),
    # 4. Februar 2025, 4 February 2025, 4th of February
    re.compile(
        rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})\b\.?"
        rf"(?:,? (?P<year>{_YEAR}))?"
    ),
    # February 4, 2025
    re.compile(
        rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,]*\d)"
        rf"(?:,? (?P<year>{_YEAR}))?"
    ),
    # Februar 2025, Mitte Februar
    re.compile(rf"\b(?P<month>{_MONTH})\b\.?(?: (?P<year>{_YEAR}))?"),
    # 2025; a noun behind it may be what is counted: "2000 Soldaten"
    re.compile(rf"(?<![\d.,-])(?P<year>{_YEAR})(?!-\d| ?%| [A-ZÄÖÜ])"),
    re.compile(
        r"\b(?:[Ss]eit|[Ii]m|[Ii]n|[Jj]ahre?|[Bb]is|[Aa]b|[Aa]nfang|[Mm]itte|[Ee]nde|[Ss]ommer|[Hh]erbst|"
        rf"[Ww]inter|[Ff]rühjahr|[Ss]ince|[Bb]y|[Uu]ntil|[Yy]ear|[Ee]arly|[Ll]ate|[Ff]rom) (?P<year>{_YEAR})"
    ),
)
# Also other words: as a month only with a day or a year.
_AMBIGUOUS = {"may", "march", "mar", "sep", "jan", "mai"}


@dataclass(frozen=True, slots=True)
class DatePart:
    """A year, a month or a day (with its month, else 0, as (month, day)), and where it stands."""

    unit: str
    value: tuple[int, ...]
    span: Span


def find_dates(text: str) -> tuple[list[DatePart], str]:
    """Return the parts of all dates in a text, and the text with the dates blanked out."""
    parts: list[DatePart] = []

    def blank(match: re.Match[str]) -> str:
        of_match = list(_parts(match))
        parts.extend(of_match)
        return " " * len(match[0]) if of_match else match[0]

    for form in _FORMS:
        text = form.sub(blank, text)
    return sorted(parts, key=lambda part: part.span), text


def _parts(match: re.Match[str]) -> Iterator[DatePart]:
    groups = match.groupdict()
    written = groups.get("month")
    month = _MONTHS[written.casefold()] if written else int(groups.get("number") or 0)
    day, year = int(groups.get("day") or 0), int(groups.get("year") or 0)
    if month > 12 or day > 31 or (groups.get("number") and not (month and day)):
        return
    if written and written.casefold() in _AMBIGUOUS and not (day or year):
        return
    if year:
        yield DatePart("year", (year,), match.span("year"))
    if month:
        yield DatePart("month", (month,), match.span("month" if written else "number"))
    if day:
        yield DatePart("day", (month, day), match.span("day"))
