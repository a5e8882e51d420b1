"""Text -> passages -> sentences, each with its place; and the segments a language cuts a sentence into.

A passage is what stands between two headings. A sentence that lies inside a quotation does not end its
surrounding sentence: „Es brennt. Wir löschen“, sagte sie. is one sentence here, so that the words and their
speaker stay together; `Sentence.inner_sentences` cuts a long quotation again.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from .quotation import find_quotes
from .statement import Span, Spans
from .tokens import Token, tokenise

LONGEST_SENTENCE = 1600
"""Longer sentences are cut at white space: no rule of grammar holds that far, and the work stays linear."""
LONGEST_HEADING = 90
SHORTEST_FRAGMENT = 2
"""Words in quotation marks that are somebody's words; a single one is as often a name or a nickname."""

BREAKS = frozenset(",;:–—")
"""Between segments."""
SHORTEST_QUOTED_SENTENCE = 4
"""Tokens of a quoted sentence with its marks."""

_LINE = re.compile(r"[^\n]+")
# The look-behind and the possessive quantifiers keep a long run of dots from being tried from every dot.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[“”\"«»‘’‹)\]]*+(?=\s|$)")
_ORDINAL = re.compile(r"\d{1,2}\Z")
_INITIAL = re.compile(r"(?:\A|[^\w])[^\W\d_]\Z")
_WORD_BEFORE = re.compile(r"[^\s(„“\"»«]*\Z")


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language writes what ends no sentence: abbreviations, and words that may follow an ordinal."""

    abbreviations: frozenset[str]
    after_ordinal: frozenset[str]
    ordinals_end_with_stop: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens between two breaks, as indexes into the sentence's tokens; `mark` is the break before it."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    start: int
    end: int
    paragraph: int
    tokens: list[Token] = field(repr=False)
    quotes: list[Span]

    def inner_sentences(self, span: Span, conventions: Conventions) -> list[Span]:
        """The sentences within `span`, for quotations of several sentences."""
        return split_sentences(self.text, span[0], span[1], [], conventions)

    def quotes_within(self, spans: Spans) -> list[Span]:
        """The quotations of `SHORTEST_FRAGMENT` words or more in `spans` that do not fill a span."""
        within = [
            quote
            for start, end in spans
            for quote in self.quotes
            if start <= quote[0] and quote[1] <= end and quote[1] - quote[0] < end - start
        ]
        return [(start, end) for start, end in within if self.count_words(start, end) >= SHORTEST_FRAGMENT]

    def count_words(self, start: int, end: int) -> int:
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        return sum(token.is_word for token in self.tokens[first:last])


@dataclass(frozen=True, slots=True)
class Passage:
    heading: Span | None
    sentences: list[Sentence]


def split_passages(text: str, conventions: Conventions) -> Iterator[Passage]:
    """The passages of a text in order; a text without headings is one passage."""
    lines = [trimmed(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    heading: Span | None = None
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(lines):
        if is_heading(text, start, end) and number + 1 < len(lines):
            if sentences:
                yield Passage(heading, sentences)
            heading, sentences = (start, end), []
            continue
        quotes = find_quotes(text, start, end)
        for span in split_sentences(text, start, end, quotes, conventions):
            within = quotes[bisect_left(quotes, (span[0], 0)) : bisect_left(quotes, (span[1], 0))]
            tokens = tokenise(text, span[0], span[1], within)
            if tokens:
                sentences.append(Sentence(text, span[0], span[1], number, tokens, within))
    if sentences:
        yield Passage(heading, sentences)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_heading(text: str, start: int, end: int) -> bool:
    """A short line that does not end like a sentence."""
    return end - start <= LONGEST_HEADING and text[end - 1] not in '.!?…:;,“”"«»‘)'


def split_sentences(
    text: str, start: int, end: int, quotes: list[Span], conventions: Conventions
) -> list[Span]:
    """The sentences of one paragraph; a stop inside one of the `quotes` ends none."""
    spans: list[Span] = []
    begin = start
    number = 0
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        while number < len(quotes) and quotes[number][1] < stop:
            number += 1
        inside = number < len(quotes) and quotes[number][0] < match.start() and stop < quotes[number][1]
        if inside or not _ends_sentence(text, begin, match, end, conventions):
            continue
        spans.extend(_cut(text, begin, stop))
        begin = stop
    spans.extend(_cut(text, begin, end))
    return spans


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int, conventions: Conventions) -> bool:
    follows = text[match.end() : min(end, match.end() + 30)].lstrip()
    if not follows:
        return True
    if follows[0].islower():
        return False
    if match.group() != ".":
        return True
    before = text[max(begin, match.start() - 25) : match.start()]
    found = _WORD_BEFORE.search(before)
    word = found.group() if found else ""
    if word.lower() in conventions.abbreviations or _INITIAL.search(before):
        return False
    if conventions.ordinals_end_with_stop and _ORDINAL.search(word) and word.isdigit():
        return (
            follows.split()[0].strip(".,;:)").lower() not in conventions.after_ordinal
            and not follows[0].isdigit()
        )
    return True


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        middle = space if space != -1 else start + LONGEST_SENTENCE
        yield from _kept(text, start, middle)
        start = middle
    yield from _kept(text, start, end)


def _kept(text: str, start: int, end: int) -> Iterator[Span]:
    start, end = trimmed(text, start, end)
    if start < end:
        yield start, end
