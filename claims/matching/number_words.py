"""Numbers as they are written in German and English: digits with separators, and words."""

from __future__ import annotations

import re
from fractions import Fraction

_GERMAN_SMALL = {
    "zwei": 2,
    "zwo": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
_GERMAN_TENS = {
    "zwanzig": 20,
    # casefolded
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
# "ein" is a number only inside another one: alone it is an article.
_ONE = {"ein": 1, "eins": 1}
_ENGLISH = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
# A million millions is a "Billion" in German and a thousand times less in English.
SCALES = {
    "de": {
        "hundert": 100,
        "tausend": 1_000,
        "mio": 10**6,
        "million": 10**6,
        "millionen": 10**6,
        "mrd": 10**9,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    "en": {
        "hundred": 100,
        "thousand": 1_000,
        "million": 10**6,
        "billion": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
    },
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_LONGEST_WORD = 60


def value_of_digits(written: str) -> Fraction | None:
    """Return the value of "11.000", "11,000", "2,5" or "2.5"; None for what is no number ("1.2.3").

    A point or comma before exactly three digits groups them, in both languages: newspapers rarely print
    three decimals.
    """
    if not _DIGITS.fullmatch(written):
        return None
    if _GROUPED.fullmatch(written):
        return Fraction(int(re.sub(r"[.,]", "", written)))
    parts = re.split(r"[.,]", written)
    if len(parts) == 1:
        return Fraction(int(parts[0]))
    if len(parts) == 2:
        return Fraction(int(parts[0] + parts[1]), 10 ** len(parts[1]))
    # "11.000,50" and "11,000.50"
    whole = written[: -len(parts[-1]) - 1]
    if _GROUPED.fullmatch(whole) and written[len(whole)] not in whole:
        return Fraction(int("".join(parts)), 10 ** len(parts[-1]))
    return None


def value_of_word(word: str, code: str) -> int | None:
    """Return the value of a number word: "elftausend", "dreiundzwanzig", "twenty-three"; else None."""
    word = word.casefold()
    if len(word) > _LONGEST_WORD:
        return None
    if code == "en":
        tens, _hyphen, ones = word.partition("-")
        if not ones:
            return _ENGLISH.get(tens)
        both = (_ENGLISH.get(tens, 0), 1 if ones == "one" else _ENGLISH.get(ones, 0))
        return sum(both) if both[0] >= 20 and 0 < both[1] < 10 else None
    return _german(word)


def _german(word: str) -> int | None:
    """Up to 999,999, as one word."""
    thousands, tausend, rest = word.partition("tausend")
    if not tausend:
        return _german_below_thousand(word)
    many = _german_below_thousand(thousands) if thousands else 1
    many = _ONE.get(thousands, many or 0)
    left = _german_below_thousand(rest.removeprefix("und")) if rest else 0
    left = _ONE.get(rest.removeprefix("und"), left if left is not None else -1)
    # "tausend" alone is a scale: "elf tausend"
    return many * 1000 + left if many and left >= 0 and (thousands or rest) else None


def _german_below_thousand(word: str) -> int | None:
    hundreds, hundert, rest = word.partition("hundert")
    if not hundert:
        return _german_below_hundred(word)
    many = _ONE.get(hundreds) or _GERMAN_SMALL.get(hundreds)
    left = _ONE.get(rest.removeprefix("und")) or (
        _german_below_hundred(rest.removeprefix("und")) if rest else 0
    )
    return many * 100 + left if many and left is not None else None


def _german_below_hundred(word: str) -> int | None:
    if word in _GERMAN_SMALL:
        return _GERMAN_SMALL[word]
    if word in _GERMAN_TENS:
        return _GERMAN_TENS[word]
    ones, _und, tens = word.partition("und")
    one = _ONE.get(ones) or _GERMAN_SMALL.get(ones, 0)
    return one + _GERMAN_TENS[tens] if 0 < one < 10 and tens in _GERMAN_TENS else None
