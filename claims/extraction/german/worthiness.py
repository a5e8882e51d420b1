"""Is there something to check in these words?"""

import re
from collections.abc import Sequence

from ..statement import CheckWorthiness, WorthinessReason
from ..tokens import Token
from .nouns import is_name_token, is_time
from .words import COORDINATORS, DETERMINERS, MONTHS, NUMERALS, PREPOSITIONS, TIMES

_HEDGES = frozenset(
    "könnte könnten dürfte dürften vermutlich möglicherweise womöglich offenbar wahrscheinlich wohl "
    "angeblich mutmaßlich vielleicht anscheinend mutmaßliche mutmaßlichen".split()
)
# "Zusammengefasst zeigt sich …", "Die Lage ist angespannt.": words that sort and weigh instead of reporting.
_FRAMING_OPENERS = frozenset(
    "zusammengefasst zusammenfassend insgesamt fazit abschließend letztlich inmitten angesichts "
    "kurzum".split()
)
_FRAMING_WORDS = frozenset(
    "entwicklungen entwicklung auswirkungen implikationen dimensionen aspekt aspekte bedenken lage "
    "situation sicherheitslage wendepunkt herausforderungen herausforderung bedeutung möglichkeit "
    "frage fragen komplex erheblich angespannt besorgniserregend besorgniserregender "
    "besorgniserregende fragil fragiler weitreichend weitreichende spannungen gefährlichen "
    "gefährliche unsicherheit zielsetzung rolle".split()
)
_JUDGEMENTS = re.compile(
    r"(?:wichtig|notwendig|falsch|richtig|gefährlich|schlimm|schlecht|gut|unverantwortlich|skandalös|absurd|"
    r"inakzeptabel|bedauerlich|erfreulich|unerträglich|verheerend|katastrophal|hervorragend|enttäuschend)(e|er|en|es|em)?\Z"
)
# What is still to come cannot be checked yet, unless it names a figure.
_FUTURE = frozenset("künftig zukünftig voraussichtlich demnächst absehbar langfristig".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def has_figure(tokens: Sequence[Token]) -> bool:
    """A number that counts something: no date, no year, no time of day."""
    return any(is_figure(tokens, place) for place in range(len(tokens)))


def is_figure(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.low in NUMERALS:
        return follows is not None and follows.text != "." and follows.low not in TIMES
    if not token.is_number:
        return False
    if follows is None:
        return not _YEAR.match(token.text)
    if follows.low in ("prozent", "millionen", "milliarden", "euro", "dollar", "meter", "kilometer"):
        return True
    if follows.text == "." or follows.low in TIMES or _YEAR.match(token.text):
        return False
    return follows.text != ":" and (place == 0 or tokens[place - 1].text != ":")


def is_hedged(tokens: Sequence[Token]) -> bool:
    return any(token.low in _HEDGES for token in tokens)


def is_framing(tokens: Sequence[Token]) -> bool:
    """A sentence that announces, sums up or weighs, without a figure or a pair of names to check."""
    if tokens[0].low in _FRAMING_OPENERS:
        return not has_figure(tokens)
    weight = sum(token.low in _FRAMING_WORDS for token in tokens)
    return weight >= 1 and not has_figure(tokens) and count_names(tokens) < 2 + weight


def count_names(tokens: Sequence[Token]) -> int:
    """How many words look like names: a capital behind a capital, or behind a preposition without article."""
    names = 0
    for place in range(1, len(tokens)):
        token, before = tokens[place], tokens[place - 1]
        if not is_name_token(token) or is_time(token) or token.is_number:
            continue
        if (
            (
                is_name_token(before)
                and before.low not in DETERMINERS
                and before.low not in PREPOSITIONS
                and place > 1
            )
            or (
                before.low in ("in", "aus", "nach", "bei", "gegen")
                and (place + 1 == len(tokens) or not tokens[place + 1].low.endswith("en"))
            )
            or (before.low in COORDINATORS and place > 1 and is_name_token(tokens[place - 2]))
            or sum(letter.isupper() for letter in token.text) > 1
        ):
            names += 1
    return names


def weigh_own_voice(tokens: Sequence[Token]) -> tuple[CheckWorthiness, WorthinessReason]:
    """What the text says by itself: figures, places and names can be checked, a judgement cannot."""
    words = [token for token in tokens if not token.quoted]
    if not words or is_framing(words) or tokens[-1].text == "?":
        return CheckWorthiness.NOT_CHECKWORTHY, WorthinessReason.FRAMING
    if has_figure(words):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.FIGURE
    if any(token.low in _FUTURE for token in words):
        return CheckWorthiness.UNCHECKABLE, WorthinessReason.FORECAST
    if any(_JUDGEMENTS.match(token.low) for token in words) and count_names(words) < 2:
        return CheckWorthiness.OPINION, WorthinessReason.VALUE_JUDGEMENT
    has_date = any(token.low in MONTHS for token in words) or any(_YEAR.match(token.text) for token in words)
    if count_names(words) >= 2 or (has_date and len(words) > 4):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.EVENT
    return CheckWorthiness.NOT_CHECKWORTHY, WorthinessReason.FRAMING


def weigh_attributed(
    tokens: Sequence[Token], verb_reason: WorthinessReason | None
) -> tuple[CheckWorthiness, WorthinessReason]:
    """What somebody said: whether they said it can always be checked."""
    if verb_reason is not None:
        return CheckWorthiness.CHECKWORTHY, verb_reason
    if is_hedged(tokens):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.HEDGED
    if has_figure(tokens):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.FIGURE
    if any(token.low in _FUTURE for token in tokens):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.FORECAST
    if any((found := _JUDGEMENTS.match(token.low)) and not found[1] for token in tokens):
        # "der Plan sei falsch"; "verheerende Schäden" may well be a report
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.VALUE_JUDGEMENT
    return CheckWorthiness.CHECKWORTHY, WorthinessReason.STATEMENT
