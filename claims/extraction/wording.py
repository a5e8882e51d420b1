"""Words cut from a text -> a sentence: one capital, one full stop, quotation marks in pairs."""

from .quotation import CLOSING, find_quotes

_STOPS = ".!?…"
_LOOSE = ",;:–—- "
_OPENING = {"“": "„", "”": "“", "«": "»", "»": "«", '"': '"'}
"""The usual partner of a mark that closes."""
_CLOSERS = '“”"«»‘’‹'


def as_sentence(words: str) -> str:
    """The words with single spaces, quotation marks in pairs, a capital and a full stop."""
    words = " ".join(words.split()).rstrip(_LOOSE)
    if not words:
        return words
    return _stopped(_paired(capitalised(words)))


def capitalised(words: str) -> str:
    """The words with a capital at the beginning; "ß" and the micro sign have none and stay."""
    first = words[:1].upper()
    return first + words[1:] if first.lower() == words[:1].lower() else words


def _paired(words: str) -> str:
    """A single mark without its partner gets one: a sentence cut from a longer quotation has lost it."""
    quotes = find_quotes(words, 0, len(words))
    stray = []
    within = iter(quotes)
    quote = next(within, None)
    for place, letter in enumerate(words):
        while quote is not None and quote[1] <= place:
            quote = next(within, None)
        if letter in '„“”"»«' and (quote is None or place < quote[0]):
            stray.append(place)
    if len(stray) != 1:
        return words
    mark = words[stray[0]]
    if stray[0] == len(words) - 1 and len(words) > 1:
        return _OPENING[mark] + words if mark in _OPENING else words
    if (stray[0] == 0 and mark in CLOSING) or mark == "„":
        return words + CLOSING[mark][0]
    return words


def _stopped(words: str) -> str:
    if words[-1] in _STOPS:
        return words
    if words[-1] not in _CLOSERS or len(words) < 3:
        return words + "."
    inner = words[:-1].rstrip(_LOOSE)
    if inner.endswith(tuple(_STOPS)):
        return inner + words[-1]
    if find_quotes(words, 0, len(words)) == [(0, len(words))]:
        return inner + "." + words[-1]
    return inner + words[-1] + "."
