"""Numbers in German and English statements, with their units or what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from claims.matching.dates import Span
from claims.matching.number_words import SCALES, value_of_digits, value_of_word
from claims.matching.words import family, words_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|[%€$£]")
_ADJECTIVES = 2

# What a number is measured in; the words of one line are the same unit.
_UNITS = {
    word: words[0]
    for words in (
        ("percent", "prozent", "%", "pct"),
        ("percentage points", "prozentpunkte", "prozentpunkten", "prozentpunkt"),
        ("euro", "euros", "€", "eur"),
        ("dollar", "dollars", "$", "usd"),
        ("pound", "pounds", "pfund", "£"),
        ("kilometre", "kilometres", "kilometer", "kilometers", "kilometern", "km"),
        ("metre", "metres", "meter", "meters", "metern", "m"),
        ("centimetre", "centimetres", "zentimeter", "zentimetern", "centimeters", "cm"),
        ("mile", "miles", "meile", "meilen"),
        ("ton", "tons", "tonne", "tonnes", "tonnen", "t"),
        ("kilogram", "kilograms", "kilogramm", "kilo", "kg"),
        ("degree", "degrees", "grad", "°c"),
        ("hour", "hours", "stunde", "stunden"),
        ("day", "days", "tag", "tage", "tagen"),
        ("week", "weeks", "woche", "wochen"),
        ("month", "months", "monat", "monate", "monaten"),
        ("year", "years", "jahr", "jahre", "jahren"),
        ("litre", "litres", "liter", "litern"),
        ("megawatt", "mw"),
    )
    for word in words
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, what it is measured in ("" for none), what it counts, and where it stands with its unit."""

    value: Fraction
    unit: str
    counted: str
    span: Span


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Return the numbers of a text in their order, scales multiplied in ("2,5 Millionen")."""
    tokens = list(_TOKEN.finditer(text))
    return list(_quantities(tokens, language))


def _quantities(tokens: list[re.Match[str]], language: str) -> Iterator[Quantity]:
    code = family(language) or "en"
    at = 0
    while at < len(tokens):
        start, end = tokens[at].span()
        written = tokens[at][0]
        value = value_of_digits(written)
        if value is None:
            word = value_of_word(written, code)
            value = None if word is None else Fraction(word)
        if value is None:
            at += 1
            continue
        before = _UNITS.get(tokens[at - 1][0]) if at and tokens[at - 1][0] in "€$£" else None
        at += 1
        while at < len(tokens) and (scale := SCALES[code].get(tokens[at][0].casefold())):
            value *= scale
            end = tokens[at].end()
            at += 1
        unit = before or (_UNITS.get(tokens[at][0].casefold(), "") if at < len(tokens) else "")
        if unit and not before:
            end = tokens[at].end()
        elif before:
            start -= 1
        yield Quantity(value, unit, "" if unit else _counted(tokens, at, code), (start, end))


def _counted(tokens: list[re.Match[str]], at: int, code: str) -> str:
    """The stem of the German noun behind a number; English has no capitals to tell it by."""
    if code != "de":
        return ""
    for token in tokens[at : at + _ADJECTIVES + 1]:
        if token[0][:1].isupper():
            return next((word.stem for word in words_of(token[0], "de")), "")
    return ""
