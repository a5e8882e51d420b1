"""What the rules of a language see in one sentence, before the discourse decides who is speaking.

A `Language` reads sentences; `discourse.py` turns the readings of a text into statements.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from .segmentation import Conventions, Sentence
from .statement import (
    AttributedStatement,
    CheckWorthiness,
    Position,
    Span,
    Spans,
    SpeechType,
    WorthinessReason,
)


class Reference(Enum):
    """How a sentence points at a source."""

    NAME = auto()
    ROLE = auto()
    """A title or office that may mean somebody named before: "der Präsident"."""
    PRONOUN = auto()
    CONTINUED = auto()
    """Not at all, but the grammar says that somebody is still being quoted."""
    NOBODY = auto()
    """It says that somebody says so, and hides who: "Es hieß, ..."."""


class Opening(Enum):
    """Whether a statement opens a report that may relay the ones after it."""

    NONE = auto()
    REPORT = auto()
    """The verb of outlets: "X berichtete"."""
    POSSIBLE = auto()
    """Opens a report only where none is open: "laut X", "X meldete"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as one sentence mentions it; `spans` cover the name to look up, or the pronoun."""

    reference: Reference
    spans: Spans = ()
    phrase: Spans = ()
    """The whole words that point at it, with article, title and apposition; empty: as `spans`."""
    titles: tuple[str, ...] = ()
    """Lower-case title words that stood before the name, by which a later sentence may point at it."""
    is_plural: bool = False
    is_person: bool = False

    @property
    def written(self) -> Spans:
        return self.phrase or self.spans


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement in one sentence."""

    content: Spans
    mention: Mention
    cue: Spans = ()
    frame: Spans = ()
    addressee: Spans = ()
    speech_type: SpeechType = SpeechType.INDIRECT
    position: Position = Position.ASSERTS
    worthiness: CheckWorthiness = CheckWorthiness.CHECKWORTHY
    reason: WorthinessReason = WorthinessReason.STATEMENT
    opening: Opening = Opening.NONE
    inside: int | None = None
    """Index of the finding of the same sentence in whose content this one stands."""
    points_back: bool = False
    """The content is a mere "das": what was said stands in the sentence before."""


class Continuation(Enum):
    """Whether a sentence without a source of its own goes on with the report of the one before."""

    NO = auto()
    """It speaks in the text's own voice and ends the report."""
    IF_SPEAKING = auto()
    """It may be somebody's words: continues if the sentence before was."""
    IF_SAME_SUBJECT = auto()
    """It hedges or gives background: continues if it shares words with what was reported."""
    IF_JUST_REPORTED = auto()
    """It gives figures: continues a report in the sentence right before, on the same subject."""
    YES = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is seen in one sentence; `own` is the finding that stands if nobody is quoted."""

    findings: list[Finding] = field(default_factory=list)
    continuation: Continuation = Continuation.NO
    own: Finding | None = None
    keywords: frozenset[str] = frozenset()
    topic: Mention | None = None
    """The person the sentence is about, whom a later "er" may mean."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language the extraction knows. To add one: such an object, and a line in `LANGUAGES`."""

    code: str
    conventions: Conventions
    read: Callable[[Sentence], Reading]
    split: Callable[[Sentence, Finding], list[Finding]]
    """One finding -> several, if its content holds several checkable figures."""
    main_clause: Callable[[str, Span, AttributedStatement], str]
    """The words of a place in a text that hold a statement, as a main clause where that is safe."""
