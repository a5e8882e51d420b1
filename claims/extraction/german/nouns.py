"""Noun phrases, by capitals and closed word classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..tokens import Token
from .titles import is_body, is_kind, is_title
from .words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    MONTHS,
    NUMERALS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    WEEKDAYS,
)

LONGEST_PHRASE = 24
_GENITIVES = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser".split())
_NAME_LINKS = frozenset("von van de der den del della di da al el bin ibn zu und dos du la le ben".split())
_LOWER_NAMES = frozenset("taz dpa heise t-online n-tv ntv netzpolitik rbb24 watson kicker zeit".split())
_LOWER_NAME = re.compile(
    r"[a-zäöü]\w*-[A-ZÄÖÜ][\w-]*|\w+-online|[\w-]+\.(?:de|com|at|ch|org|net|eu|ua|ru|uk|info|tv)"
)
# "Stellvertretend für", "Unmissverständlich": adverbs with a capital only because they open the sentence.
_OPENING_ADVERB = re.compile(r".{3,}(?:end|lich|ig|isch|sam|bar|weise|haft|los)\Z")
_LONGEST_ATTRIBUTE = 10
# "gehörende", "geborenen", "ernannter"
PARTICIPLE = re.compile(
    r"(?:[a-zäöüß]+end|ge[a-zäöüß]+[tn]|(?:be|er|ver|ent)[a-zäöüß]+[tn]|zuständig|ansässig|verantwortlich)(?:e|er|en|es|em)\Z"
)
ADJECTIVE = re.compile(r".+(?:e|er|en|es|em)\Z")
NO_ADJECTIVE = (
    PREPOSITIONS
    | SUBORDINATORS
    | COORDINATORS
    | ADVERBS
    | AUXILIARIES
    | MODALS
    | OBJECT_PRONOUNS
    | DETERMINERS
) - NUMERALS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over `tokens[start:end]`; `core` is where its capitalised words begin."""

    start: int
    end: int
    core: int
    core_end: int
    coordinated: tuple["Phrase", ...] = ()


def is_name_token(token: Token) -> bool:
    return token.is_capitalised or token.text in _LOWER_NAMES or _LOWER_NAME.fullmatch(token.text) is not None


def is_time(token: Token) -> bool:
    return token.low in TIMES


def is_date_part(token: Token) -> bool:
    return token.low in MONTHS or token.low in WEEKDAYS


def parse_phrase(tokens: Sequence[Token], start: int, end: int, *, coordinate: bool = True) -> Phrase | None:
    """The noun phrase that begins exactly at `start`, or None."""
    place, limit = start, min(end, start + LONGEST_PHRASE)
    if start == 0 and _only_opens(tokens):
        return None
    if place < limit and tokens[place].low in DETERMINERS:
        place = _skip_attribute(tokens, place + 1, limit)
    place = _skip_adjectives(tokens, place, limit)
    if place >= limit:
        return None
    core = place
    place = _read_core(tokens, core, limit)
    if place == core:
        return None
    core_end = place
    place = _read_brackets(tokens, place, end)
    for _ in range(3):
        extended = _read_genitive(tokens, place, limit)
        if extended == place:
            break
        place = extended
    coordinated: list[Phrase] = []
    if coordinate and place + 1 < limit and tokens[place].low in ("und", "sowie"):
        second = parse_phrase(tokens, place + 1, end, coordinate=False)
        if second is not None and (second.end == end or not is_name_token(tokens[second.end])):
            coordinated.append(second)
    return Phrase(start, place, core, core_end, tuple(coordinated))


def _only_opens(tokens: Sequence[Token]) -> bool:
    """Does the first word owe its capital to its place: "In", "So", "Stellvertretend"?"""
    low = tokens[0].low
    if low in DETERMINERS:
        return False
    if low in NO_ADJECTIVE or low in PRONOUNS or low == "ich":
        return True
    return len(tokens) > 1 and _OPENING_ADVERB.match(low) is not None and not is_name_token(tokens[1])


def _skip_attribute(tokens: Sequence[Token], place: int, limit: int) -> int:
    """ "die zur Gruppe Nord gehörende Werft", "der in Lom lebende Chemiker": to the participle."""
    if place >= limit or tokens[place].low not in PREPOSITIONS:
        return place
    for follow in range(place + 2, min(limit - 1, place + _LONGEST_ATTRIBUTE)):
        token = tokens[follow]
        if token.text in ",;:" or token.low in AUXILIARIES or token.low in MODALS:
            return place
        if PARTICIPLE.match(token.text) and is_name_token(tokens[follow + 1]):
            return follow
    return place


def _skip_adjectives(tokens: Sequence[Token], place: int, limit: int) -> int:
    """Past adjectives and numbers, if a capitalised word follows them: "ehemalige britische", "rund 50"."""
    begin = place
    while place < limit:
        token = tokens[place]
        if is_name_token(token) or (token.quoted and place > begin):
            return place
        is_adjective = token.low not in NO_ADJECTIVE and ADJECTIVE.match(token.low) is not None
        joins = (
            token.text in ("-", ",")
            and place > begin
            and place + 1 < limit
            and not tokens[place + 1].is_capitalised
        )
        if not (
            is_adjective
            or token.is_number
            or (token.low in ("und", "bis", "rund", "etwa") and place > begin)
            or joins
        ):
            return begin
        place += 1
    return begin


def _read_core(tokens: Sequence[Token], place: int, limit: int) -> int:
    """Past the capitalised words that make up the head and a name: "UN-Generalsekretär Kofi Annan"."""
    begin = place
    while place < limit:
        token = tokens[place]
        if token.quoted and token.text in '„“”"»«‚‘›‹':
            place = _past_quote(tokens, place, limit)
            if place == -1:
                return begin
            continue
        if is_name_token(token):
            if place > begin and (
                is_date_part(token) or token.low in DETERMINERS or token.low in NO_ADJECTIVE
            ):
                return place
            place += 1
        elif token.text == "." and place > begin and len(tokens[place - 1].text) <= 4 and place + 1 < limit:
            if not is_name_token(tokens[place + 1]):
                return place
            place += 1
        elif (
            token.text in ("-", "&", "/", "’")
            and place > begin
            and place + 1 < limit
            and _joins(tokens, place)
        ) or _links_names(tokens, begin, place, limit):
            place += 1
        else:
            return place
    return place


def _joins(tokens: Sequence[Token], place: int) -> bool:
    return is_name_token(tokens[place + 1]) or tokens[place + 1].low == "und"


def _links_names(tokens: Sequence[Token], begin: int, place: int, limit: int) -> bool:
    """ "von" in "Ursula von der Leyen": between capitalised words, after a first name without determiner."""
    low = tokens[place].low
    if place == begin or place + 1 >= limit or low not in _NAME_LINKS or low in ("und", "zu", "la", "le"):
        return False
    first = tokens[place - 1]
    if low in ("der", "den"):
        return first.low in ("von", "van") and is_name_token(tokens[place + 1])
    if is_title(first) or is_kind(first):
        return False
    follows = tokens[place + 1]
    if low == "von":
        is_bare = begin == 0 or tokens[begin - 1].low not in DETERMINERS
        return is_bare and (is_name_token(follows) or follows.low in ("der", "den"))
    return is_name_token(follows)


def _past_quote(tokens: Sequence[Token], place: int, limit: int) -> int:
    """Past a short quoted name such as „Die Zeit“; -1 for anything longer."""
    for follow in range(place + 1, min(limit, place + 7)):
        if tokens[follow].quoted and tokens[follow].text in '“”"«»‘‹':
            return follow + 1 if any(token.is_word for token in tokens[place + 1 : follow]) else -1
        if not tokens[follow].quoted or tokens[follow].text in ".!?,":
            return -1
    return -1


def _read_brackets(tokens: Sequence[Token], place: int, end: int) -> int:
    if place < end and tokens[place].text == "(":
        for follow in range(place + 1, min(end, place + 9)):
            if tokens[follow].text == ")":
                return follow + 1
    return place


def _read_genitive(tokens: Sequence[Token], place: int, limit: int) -> int:
    """Past "des Ministeriums", "der russischen Armee", "von Amnesty": what belongs to the head before it."""
    if place >= limit:
        return place
    low = tokens[place].low
    before = tokens[place - 1]
    if low in _GENITIVES or (low in ("von", "vom", "für") and (is_title(before) or is_body(before))):
        inner = place + 1
        if inner < limit and tokens[inner].low in DETERMINERS and low not in _GENITIVES:
            inner += 1
        core = _skip_adjectives(tokens, inner, limit)
        past = _read_core(tokens, core, limit)
        if past > core and not is_date_part(tokens[core]):
            return _read_brackets(tokens, past, limit)
    return place
