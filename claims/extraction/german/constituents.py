"""Where the first constituent of a clause ends, told only where it is certain.

A clause can be put into another order only by whole constituents. Whether "in Lom" belongs to the noun before
it or to the verb no rule can tell, so most phrases with a preposition behind them end nowhere for certain.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..tokens import Token
from .nouns import ADJECTIVE, Phrase, is_date_part, is_name_token, is_time, parse_phrase
from .titles import is_title
from .words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    MONTHS,
    NOMINATIVE_DETERMINERS,
    NUMERALS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)

_PRONOUNS = frozenset("er es man sie wir ich".split())
_FRONTED_ADVERBS = frozenset(
    "heute gestern derzeit damals seither inzwischen mittlerweile zuletzt dort hier momentan gegenwärtig nun "
    "jetzt künftig demnächst bislang bisher anschließend daraufhin zudem außerdem wahrscheinlich vermutlich "
    "möglicherweise offenbar weltweit".split()
)
_TIMES_OF_DAY = frozenset("morgen früh abend mittag nachmittag vormittag nacht".split())
_ABOUT = frozenset("mindestens rund etwa knapp fast nahezu höchstens".split())
_ALSO = frozenset("auch nur sogar lediglich".split())
# What stands with these says when or why something happens, and hardly ever which thing is meant.
_CIRCUMSTANCE = frozenset("seit wegen aufgrund trotz infolge angesichts während laut".split())
_WITH_DATE = frozenset("am im in seit bis ab um vor nach von zum".split())
_YEAR = frozenset("jahr jahre jahren jahres frühjahr sommer herbst winter".split())
_IDIOMS = frozenset({("unter", "anderem"), ("zum", "beispiel"), ("im", "übrigen"), ("vor", "allem")})
_PLACE = frozenset("in im nach bei".split())
_GENITIVES = frozenset(
    "der des einer eines einiger mehrerer vieler aller zweier dreier seiner ihrer dieser jener".split()
)
_FOCUS = frozenset("selbst allein vor insbesondere besonders mehr etwa".split())
_MEASURES = frozenset(
    "hektar prozent million millionen milliarde milliarden liter tonne tonnen meter kilometer quadratmeter "
    "quadratkilometer gramm kilogramm kilo euro dollar dutzend paar hälfte drittel viertel stück".split()
)
_OF_SEVERAL = frozenset("beiden anderen weiteren meisten zwei drei".split())
# Datives that look like a genitive: "die Regierung der Opposition … angeboten habe".
_GIVING = tuple(
    "geliefert liefer gegeben gebe gibt gab angeboten zugesagt versprochen versprech gedroht drohe droht "
    "vorgeworfen überlassen gewährt zugestimmt geholfen hilft helfe übergeben geschickt gezahlt".split()
)


def first_constituent(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """Index past the constituent that begins at `start`, or None where its end is not certain."""
    if start >= stop or tokens[start].quoted:
        return None
    low = tokens[start].low
    if low in _PRONOUNS or (low in _FRONTED_ADVERBS and _stands_alone(tokens, start, stop)):
        return start + 1 if start + 1 < stop and tokens[start + 1].is_word else None
    if start + 1 < stop and (low == "dies" or (low == "das" and tokens[start + 1].low in ADVERBS - _FOCUS)):
        return start + 1 if tokens[start + 1].is_word else None
    if low in PREPOSITIONS:
        return _prepositional(tokens, start, stop)
    begin = start + (low in _ABOUT or low in _ALSO)
    if begin > start and not (begin < stop and _may_follow(tokens[begin], low)):
        return None
    phrase = parse_phrase(tokens, begin, stop) if begin < stop else None
    if phrase is None or any(tokens[place].quoted for place in range(start, phrase.end)):
        return None
    last = phrase.coordinated[-1] if phrase.coordinated else phrase
    if last.end + 2 < stop and tokens[last.end].low == "der" and tokens[last.end + 1].low in _OF_SEVERAL:
        # "die Zusammenarbeit der beiden Staaten"
        last = replace(last, end=last.end + 3)
    if last.end > stop or not _is_closed(tokens, phrase, last, stop):
        return None
    return last.end


def _may_follow(token: Token, adverb: str) -> bool:
    """ "etwa 14 Boote", "auch ein Nachbar", "nur die Werft"."""
    return token.is_number or (adverb in _ALSO and token.low in NOMINATIVE_DETERMINERS)


def _stands_alone(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """No "heute früh", no "hier und dort"."""
    follows = tokens[place + 1] if place + 1 < stop else None
    return follows is not None and follows.low not in _TIMES_OF_DAY and follows.low not in COORDINATORS


def _prepositional(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """ "bis Mitte Januar 2025", "in der Region", "nach der Kampfpause in Kursk"."""
    date = past_date(tokens, start, stop)
    if date is not None:
        return date if date < stop and not _goes_on(tokens[date]) else None
    place = _past_place(tokens, start, stop)
    if place is None:
        phrase = parse_phrase(tokens, start + 1, stop, coordinate=False)
        if phrase is None or tokens[start + 1].low not in DETERMINERS or not _is_plain(tokens, phrase):
            return None
        place = phrase.end
        if place < stop and tokens[place].low in ("in", "bei"):
            place = _past_place(tokens, place, stop) or place
    if place >= stop or any(token.quoted for token in tokens[start:place]):
        return None
    return place if _begins_phrase(tokens[place]) or tokens[place].low in _PRONOUNS else None


def _past_place(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """ "in Lom": a bare name."""
    place = start + 1
    if tokens[start].low not in ("in", "bei") or place + 1 >= stop or not tokens[place].is_capitalised:
        return None
    return place + 1 if not is_name_token(tokens[place + 1]) and not is_time(tokens[place]) else None


def past_date(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """Past "am 3. Februar 2025", "bis Mitte Januar", "seit 2023"; None where no date stands."""
    if tokens[start].low not in _WITH_DATE:
        return None
    span = _past_span(tokens, start, stop)
    if span is not None:
        return span
    place, named = start + 1, False
    while place < stop:
        token = tokens[place]
        if token.low in TIMES or is_date_part(token):
            named = True
        elif not (token.is_number or (token.text == "." and tokens[place - 1].is_number)):
            break
        elif (
            token.is_number
            and named
            and (len(token.text) != 4 or tokens[place - 1].low not in MONTHS | _YEAR)
        ):
            # "am 3. Februar 53 Gefechte": a number that counts what follows
            break
        place += 1
    year = place == start + 2 and len(tokens[start + 1].text) == 4 and tokens[start + 1].text.isdigit()
    if not named and not (year and place < stop and not tokens[place].is_capitalised):
        return None
    return place


def _past_span(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """Past "in den nächsten Wochen", "vor etwa 4,5 Milliarden Jahren"."""
    for place in range(start + 1, min(stop, start + 6)):
        token = tokens[place]
        if is_time(token) and not is_date_part(token) and token.is_capitalised and place > start + 1:
            follows = tokens[place + 1] if place + 1 < stop else None
            ends = follows is None or not (
                follows.is_number or follows.is_capitalised or follows.low in ("der", "des")
            )
            return place + 1 if ends else None
        is_part = token.is_number or token.low in DETERMINERS or token.low in NUMERALS or token.low in _ABOUT
        if not is_part and (token.is_capitalised or ADJECTIVE.match(token.low) is None):
            return None
    return None


def _is_plain(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Has it one noun, and none of the names run together that capitals alone cannot part?"""
    capitals = [is_name_token(token) for token in tokens[phrase.core : phrase.end]]
    return not any(one and two for one, two in pairwise(capitals))


def _is_closed(tokens: Sequence[Token], phrase: Phrase, last: Phrase, stop: int) -> bool:
    """Does the phrase surely end there?"""
    follows = tokens[last.end] if last.end < stop else None
    if follows is not None and _begins_phrase(follows):
        # "die Werft Nord den Kai": a second object without an article would be rare
        return not may_give(tokens, phrase.start, last.end, stop)
    is_person = is_title(tokens[phrase.core]) and phrase.core == phrase.start and last is phrase
    if is_person and phrase.core_end == phrase.core + 2 == phrase.end:
        return follows is None or not _goes_on(follows)
    if not (_is_plain(tokens, phrase) and _is_plain(tokens, last)):
        return False
    if may_give(tokens, phrase.start, last.end, stop):
        return False
    if follows is None:
        return True
    if tokens[last.core].low in _MEASURES and ADJECTIVE.match(follows.low):
        # "260 Hektar landwirtschaftliche Flächen": a measure goes on with what it measures
        return False
    if follows.low in PREPOSITIONS:
        if last.end + 1 < stop and (follows.low, tokens[last.end + 1].low) in _IDIOMS:
            return True
        if follows.low in _CIRCUMSTANCE or past_date(tokens, last.end, stop) is not None:
            return True
        is_bare = phrase.start == phrase.core and last is phrase and phrase.end == phrase.core + 1
        return is_bare and follows.low in _PLACE and _is_singular(tokens, stop)
    if follows.quoted:
        # "die Lage „sehr ernst“ sei", but no name: "der Konzern „Falke“"
        return last.end + 1 < stop and tokens[last.end + 1].text.islower()
    if follows.low.endswith("er") and ADJECTIVE.match(follows.low) and last.end + 1 < stop:
        # "24 Modelle deutscher Hersteller": a genitive that only its adjective shows
        return follows.low in ADVERBS or not (tokens[last.end + 1].is_capitalised or _goes_on(follows))
    return not _goes_on(follows)


def _is_singular(tokens: Sequence[Token], stop: int) -> bool:
    """Is it said of one, so that a bare noun is rather a name: "Nordkorea … geliefert habe"?"""
    verb = tokens[stop] if stop < len(tokens) and tokens[stop].is_word else tokens[0]
    return verb.text.islower() and not verb.low.endswith("n") and verb.low != "sind"


def may_give(tokens: Sequence[Token], start: int, end: int, stop: int) -> bool:
    """May "der" in the phrase be whom something is given: "die Regierung der Opposition … angeboten"?"""
    if all(token.low != "der" for token in tokens[start + 1 : end]):
        return False
    return any(token.low.startswith(_GIVING) for token in tokens[end : min(stop + 1, len(tokens))])


def _begins_phrase(token: Token) -> bool:
    """A word with which another noun phrase begins: "den", "eine", "14"; "der" may be a genitive."""
    low = token.low
    return not token.quoted and (
        token.is_number
        or low in ("den", "dem", "die", "das", "ein", "eine", "einen", "einem", "kein", "keine", "keinen")
        or low in ("seine", "seinen", "ihre", "ihren", "diese", "diesen", "zwei", "drei", "mehrere", "viele")
    )


def _goes_on(token: Token) -> bool:
    """May the phrase before this word go on with it?"""
    low = token.low
    if token.quoted or not token.is_word:
        return True
    return (
        token.is_capitalised
        or low in COORDINATORS
        or low in SUBORDINATORS
        or low in _FOCUS
        or (low in PREPOSITIONS and low not in _CIRCUMSTANCE)
        or low in _GENITIVES
        or low in ("zu", "bis", "per", "à", "gen", "contra", "plus")
    )
