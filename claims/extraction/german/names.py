"""The names in noun phrases: whom a phrase or pronoun mentions, reduced to what one would look up."""

import re
from collections.abc import Sequence

from ..reading import Mention, Reference
from ..statement import Span
from ..tokens import Token
from .nouns import ADJECTIVE, NO_ADJECTIVE, PARTICIPLE, Phrase, is_name_token
from .titles import is_kind, is_title
from .words import DETERMINERS, PRONOUNS

_SHORT_NAME = re.compile(r"[A-ZÄÖÜ][\w-]{1,11}\Z")


def mention_of(tokens: Sequence[Token], phrase: Phrase) -> Mention:
    """The source a phrase names, reduced to what one would look up."""
    span, titles = _lookup_name(tokens, phrase)
    spans = (span, *(_lookup_name(tokens, other)[0] for other in phrase.coordinated))
    first = tokens[phrase.start].low
    has_name = span[0] != tokens[phrase.core].start or not titles
    definite = first in ("der", "die", "das", "dem", "des", "den", "dieser", "diese", "dieses")
    role = bool(titles) and not has_name and definite and phrase.end == phrase.core + 1
    end = phrase.coordinated[-1].end if phrase.coordinated else phrase.end
    return Mention(
        Reference.ROLE if role else Reference.NAME,
        spans,
        ((tokens[phrase.start].start, tokens[end - 1].end),),
        titles,
        is_plural=len(spans) > 1,
        is_person=_is_person(tokens, phrase),
    )


def _is_person(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """A title, or two bare capitalised words: "Jan Muster"."""
    core = tokens[phrase.core : phrase.core_end]
    is_full_name = phrase.core == phrase.start and len(core) in (2, 3) and phrase.end == phrase.core_end
    return any(is_title(token) for token in core) or (
        is_full_name and all(token.text.isalpha() and not is_kind(token) for token in core)
    )


def _lookup_name(tokens: Sequence[Token], phrase: Phrase) -> tuple[Span, tuple[str, ...]]:
    """Name and titles: "Präsident Jan Muster" -> "Jan Muster"; "Wetterdienst (DWD)" -> "DWD"."""
    short = _short_name(tokens, phrase)
    if short is not None:
        return (short.start, short.end), ()
    place = phrase.core
    titles: list[str] = []
    while place < phrase.core_end and (
        is_title(tokens[place]) or is_kind(tokens[place]) or tokens[place].text == "."
    ):
        if tokens[place].is_word:
            titles.append(tokens[place].low)
        place += 1
    names = [token for token in tokens[place : phrase.core_end] if is_name_token(token)]
    if titles and names:
        if tokens[place].quoted and not tokens[place].is_word:
            return _unquoted(tokens, place, phrase.core_end), tuple(titles)
        return (tokens[place].start, tokens[phrase.core_end - 1].end), tuple(titles)
    following = _title_inside(tokens, phrase)
    if following is not None:
        return (tokens[following].start, tokens[phrase.core_end - 1].end), (tokens[following - 1].low,)
    begin = phrase.core
    if tokens[begin].quoted and not tokens[begin].is_word:
        return _unquoted(tokens, begin, phrase.core_end), tuple(titles)
    while begin > phrase.start and _is_plain_adjective(tokens[begin - 1]):
        begin -= 1
    return (tokens[begin].start, tokens[phrase.end - 1].end), tuple(titles)


def _short_name(tokens: Sequence[Token], phrase: Phrase) -> Token | None:
    """The single word in brackets at the end, if it is an abbreviation of what stands before."""
    place = phrase.end - 3
    if place < phrase.core_end or tokens[place].text != "(" or is_title(tokens[phrase.core]):
        return None
    inside = tokens[place + 1]
    has_capitals = sum(letter.isupper() for letter in inside.text) >= 2
    is_definite = tokens[phrase.start].low in DETERMINERS
    return inside if has_capitals and is_definite and _SHORT_NAME.match(inside.text) else None


def _title_inside(tokens: Sequence[Token], phrase: Phrase) -> int | None:
    """Where the name begins behind a title in the middle: "CDU-Chef" first, "US Präsident Muster"."""
    for place in range(phrase.core_end - 1, phrase.core, -1):
        if is_title(tokens[place - 1]) and is_name_token(tokens[place]):
            return place
    return None


def _unquoted(tokens: Sequence[Token], start: int, end: int) -> Span:
    inside = [token for token in tokens[start:end] if token.is_word]
    return inside[0].start, inside[-1].end


def _is_plain_adjective(token: Token) -> bool:
    return (
        token.text[0].islower()
        and token.low not in DETERMINERS
        and token.low not in NO_ADJECTIVE
        and PARTICIPLE.match(token.text) is None
    )


def starts_with_pronoun(tokens: Sequence[Token], place: int, end: int) -> Mention | None:
    """A personal pronoun at `place` as a mention: "er", "sie"."""
    if place >= end or tokens[place].low not in PRONOUNS or tokens[place].quoted:
        return None
    follows = tokens[place + 1] if place + 1 < end else None
    low = tokens[place].low
    if (
        low in ("diese", "dieser")
        and follows is not None
        and (follows.is_capitalised or ADJECTIVE.match(follows.low))
    ):
        return None
    if tokens[place].text == "Sie" and place > 0 and tokens[place - 1].text not in (":", "„", "“"):
        return None
    span = (tokens[place].start, tokens[place].end)
    return Mention(Reference.PRONOUN, (span,), is_plural=PRONOUNS[low], is_person=low == "er")
