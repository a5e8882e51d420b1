"""What the extraction hands back: one `AttributedStatement` per statement found in a text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]


class SpeechType(StrEnum):
    """How the words of the source are rendered."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"


class Position(StrEnum):
    """Where the source stands towards the content."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    HAS_NOT_CONFIRMED = "has_not_confirmed"


class CheckWorthiness(StrEnum):
    """Whether checking the statement can lead anywhere."""

    CHECKWORTHY = "checkworthy"
    NOT_CHECKWORTHY = "not_checkworthy"
    OPINION = "opinion"
    UNCHECKABLE = "uncheckable"


class WorthinessReason(StrEnum):
    """The one observation that decided the check-worthiness; stable codes, to be stored and counted."""

    FIGURE = "figure"
    EVENT = "event"
    STATEMENT = "statement"
    HEDGED = "hedged"
    APPEAL = "appeal"
    VALUE_JUDGEMENT = "value_judgement"
    FORECAST = "forecast"
    FEELING = "feeling"
    FRAMING = "framing"


@dataclass(frozen=True, slots=True)
class AttributedStatement:
    """One statement and who it is attributed to, as spans of code points into the text (end exclusive).

    `source` holds all the words by which the text says who it is: the phrase as written ("der Chef der
    Reederei, Jan Vogt"); for "er" or "der Minister" both that and the phrase it points back at. No span
    means that the text says nobody. `names` holds what one would look up, one span for each source speaking
    jointly: without article, without title where a proper name follows, the short name where the text gives
    one in brackets ("NIS"). If the name stands in an earlier sentence, `is_explicit` is False; a pronoun
    that fits nobody named before has none. `within` is the index of an earlier statement that may be
    relaying this one.

    A statement rendered with some of the source's own words ('nannte den Plan „groben Unfug“') is followed by
    one for each such quotation, whose `quoted_in` is the index of the whole. `parts` are the sentences of a
    quotation of several, each of which can be checked by itself.
    """

    content: Spans
    source: Spans
    names: Spans
    cue: Spans
    frame: Spans
    addressee: Spans
    speech_type: SpeechType
    is_explicit: bool
    position: Position
    within: int | None
    quoted_in: int | None
    parts: Spans
    check_worthiness: CheckWorthiness
    worthiness_reason: WorthinessReason
