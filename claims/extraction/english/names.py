"""English noun phrases and the names in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..reading import Mention, Reference
from ..statement import Span
from ..tokens import Token
from .words import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, PRONOUNS, SAYINGS, TIMES, TITLES

_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over the tokens `start:end`, as a source."""

    start: int
    end: int
    mention: Mention


def phrase_at(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The noun phrase or pronoun that begins exactly at `start`."""
    if start >= end or tokens[start].quoted:
        return None
    if tokens[start].low in PRONOUNS:
        span = (tokens[start].start, tokens[start].end)
        if tokens[start].low == "it":
            return Phrase(start, start + 1, Mention(Reference.PRONOUN, (span,)))
        plural = PRONOUNS[tokens[start].low]
        return Phrase(
            start, start + 1, Mention(Reference.PRONOUN, (span,), is_plural=plural, is_person=not plural)
        )
    core = start + (tokens[start].low in DETERMINERS)
    place = core
    limit = min(end, start + _LONGEST)
    while place < limit and _belongs(tokens, core, place, limit):
        place += 1
    if place == core or tokens[core].low in TIMES:
        return None
    titles, name = _name(tokens, core, place)
    has_capital = any(token.is_capitalised for token in tokens[core:place])
    role = tokens[start].low == "the" and place == core + 1 and bool(titles)
    if not has_capital and not (tokens[start].low in DETERMINERS or titles or tokens[core].low.endswith("s")):
        return None
    short = _short_name(tokens, place, end)
    if short is not None:
        place += 3
    elif place + 1 < end and tokens[place - 1].low in SAYINGS and tokens[place].low in ("by", "from", "for"):
        # "a report by the audit office": its owner is whom one looks up
        owner = phrase_at(tokens, place + 1, end)
        if owner is not None:
            written = ((tokens[start].start, tokens[owner.end - 1].end),)
            return Phrase(start, owner.end, replace(owner.mention, phrase=written))
    reference = Reference.ROLE if role else Reference.NAME
    written = ((tokens[start].start, tokens[place - 1].end),)
    return Phrase(start, place, Mention(reference, (short or name,), written, titles, is_person=bool(titles)))


def _belongs(tokens: Sequence[Token], core: int, place: int, limit: int) -> bool:
    token = tokens[place]
    if token.quoted or (token.low in TIMES and place > core):
        return False
    if token.text == "." and place > core and len(tokens[place - 1].text) <= 3:
        return place + 1 < limit and tokens[place + 1].is_capitalised
    if token.low in ("of", "for", "and") and place > core and place + 1 < limit:
        return tokens[place + 1].is_capitalised or (token.low == "of" and tokens[place + 1].low == "the")
    if token.low == "the":
        return place > core and tokens[place - 1].low == "of"
    if (
        place > core
        and token.low.endswith("ed")
        and place + 1 < limit
        and tokens[place + 1].low in DETERMINERS | PREPOSITIONS
    ):
        # "The union repeated its demand", "a study published on Monday": the verb
        return False
    return token.is_word and not token.is_number and token.low not in FUNCTION_WORDS


def _name(tokens: Sequence[Token], core: int, end: int) -> tuple[tuple[str, ...], Span]:
    """ "President Jane Sample" -> "Jane Sample"; "the interior ministry" stays whole."""
    place = core
    for at in range(core, end - 1):
        if tokens[at].low in TITLES and tokens[at + 1].is_capitalised:
            place = at + 1
    titles = tuple(token.low for token in tokens[core : place or end] if token.low in TITLES)
    if place == core:
        titles = tuple(token.low for token in tokens[core:end] if token.low in TITLES)
    last = tokens[end - 1]
    possessive = len(last.text) > 2 and last.low.endswith(("'s", "’s"))
    return titles, (tokens[place].start, last.end - 2 * possessive)


def _short_name(tokens: Sequence[Token], place: int, end: int) -> Span | None:
    if (
        place + 2 < end
        and tokens[place].text == "("
        and tokens[place + 2].text == ")"
        and tokens[place + 1].text.isupper()
    ):
        return tokens[place + 1].start, tokens[place + 1].end
    return None
