"""Pairs of quotation marks: „…“, "…", “…”, »…«, «…», ‚…‘, ›…‹."""

from .statement import Span

CLOSING = {
    "„": '“”"',
    "“": "”",
    '"': '"',
    "»": "«",
    "«": "»",
    "‚": "‘’",
    "›": "‹",
}
LONGEST_QUOTE = 1500
"""Characters after which an opening mark counts as a stray one."""


def find_quotes(text: str, start: int, end: int) -> list[Span]:
    """The outermost quotations of a paragraph with their marks, in order; a mark without partner is none."""
    quotes: list[Span] = []
    place = start
    while place < end:
        closers = CLOSING.get(text[place])
        if closers is None:
            place += 1
            continue
        limit = min(end, place + LONGEST_QUOTE)
        closes = [found for mark in closers if (found := text.find(mark, place + 1, limit)) != -1]
        if not closes:
            place += 1
            continue
        last = min(closes) + 1
        quotes.append((place, last))
        place = last
    return quotes
