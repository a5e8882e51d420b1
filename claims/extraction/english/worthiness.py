"""Is there something to check in these English words?"""

import re
from collections.abc import Sequence

from ..statement import CheckWorthiness, WorthinessReason
from ..tokens import Token
from .words import FRAMING_OPENERS, FRAMING_WORDS, HEDGES, MONTHS, NUMERALS, TIMES

# "The decision was wrong": words that weigh
_JUDGEMENTS = frozenset(
    "wrong right bad good terrible shameful absurd unacceptable outrageous disappointing excellent "
    "dangerous irresponsible necessary important".split()
)
# What is still to come cannot be checked yet, unless it names a figure.
_FUTURE = frozenset({"will", "shall"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def has_figure(tokens: Sequence[Token]) -> bool:
    """A number that counts something: no date and no year."""
    for place, token in enumerate(tokens):
        follows = tokens[place + 1].low if place + 1 < len(tokens) else ""
        before = tokens[place - 1].low if place else ""
        if token.low in NUMERALS and follows and follows not in TIMES:
            return True
        if token.is_number and not _YEAR.match(token.text) and follows not in TIMES and before not in MONTHS:
            return True
    return False


def is_hedged(tokens: Sequence[Token]) -> bool:
    return any(token.text in HEDGES for token in tokens)


def is_framing(tokens: Sequence[Token]) -> bool:
    """A sentence that announces, sums up or weighs instead of reporting."""
    if tokens[0].low in FRAMING_OPENERS or (
        tokens[0].low == "in" and len(tokens) > 1 and tokens[1].low in FRAMING_OPENERS
    ):
        return not has_figure(tokens)
    return (
        any(token.low in FRAMING_WORDS for token in tokens) and not has_figure(tokens) and _names(tokens) < 3
    )


def _names(tokens: Sequence[Token]) -> int:
    return sum(
        token.is_capitalised and place > 0 and token.low not in TIMES for place, token in enumerate(tokens)
    )


def is_judgement(tokens: Sequence[Token]) -> bool:
    """A sentence that weighs somebody or something and names hardly anything else."""
    return any(token.low in _JUDGEMENTS for token in tokens) and _names(tokens) < 2


def weigh_own_voice(tokens: Sequence[Token]) -> tuple[CheckWorthiness, WorthinessReason]:
    """What the text says by itself: figures, names and dates can be checked."""
    if is_framing(tokens) or tokens[-1].text == "?":
        return CheckWorthiness.NOT_CHECKWORTHY, WorthinessReason.FRAMING
    if has_figure(tokens):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.FIGURE
    if any(token.low in _FUTURE for token in tokens):
        return CheckWorthiness.UNCHECKABLE, WorthinessReason.FORECAST
    if is_judgement(tokens):
        return CheckWorthiness.OPINION, WorthinessReason.VALUE_JUDGEMENT
    if _names(tokens) >= 2:
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
    if is_judgement(tokens):
        return CheckWorthiness.CHECKWORTHY, WorthinessReason.VALUE_JUDGEMENT
    return CheckWorthiness.CHECKWORTHY, WorthinessReason.STATEMENT
