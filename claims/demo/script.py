"""What the demo knows about a claim, and the acts that make up its course through the workflow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from claims.models.choices import (
    AccuracyVerdict,
    AttributionVerdict,
    CheckWorthiness,
    EditionKind,
    FirstHand,
    Position,
    SpeechType,
    Stance,
)

# The latest page among the evidence is of May 2025; the verdicts describe what was known then.
STATE_OF_KNOWLEDGE = dt.date(2025, 5, 31)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain below the text's publisher, who is always the first and is not listed."""

    source: str
    position: Position = Position.ASSERTS
    speech_type: SpeechType = SpeechType.REPORTED
    is_explicit: bool = True
    first_hand: FirstHand = FirstHand.UNKNOWN
    locator_url: str = ""
    said_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One piece of evidence. ``title`` is the headline where one was shown, else a description."""

    stance: Stance
    source: str
    url: str
    title: str
    note: str
    published_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One person's verdicts. ``links`` follow the chain, without the publisher, whose text is at hand."""

    accuracy: AccuracyVerdict
    links: tuple[AttributionVerdict, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class First:
    """The first assessment; for a later edition with its kind and change note."""

    by: str
    found: Found
    kind: EditionKind | None = None
    change_note: str = ""


@dataclass(frozen=True, slots=True)
class Second:
    """The second assessment. Where it agrees the claim is published, unless it is held."""

    by: str
    found: Found
    hold: bool = False


@dataclass(frozen=True, slots=True)
class AdoptFirst:
    """The second assessor takes over what the first found."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class SendBack:
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reopen:
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reword:
    """Say the claim differently; ``stances`` says how pages of the evidence, by address, stand to it now."""

    by: str
    statement: str
    stances: tuple[tuple[str, Stance], ...] = ()


@dataclass(frozen=True, slots=True)
class Suspend:
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    by: str
    reason: str
    worthiness: CheckWorthiness


@dataclass(frozen=True, slots=True)
class Assign:
    by: str
    to: str


@dataclass(frozen=True, slots=True)
class Say:
    """A comment for the desk; "@" and a role or a full name calls people."""

    by: str
    text: str


Act: TypeAlias = (
    First | Second | AdoptFirst | SendBack | Reopen | Reword | Suspend | Withdraw | Dismiss | Assign | Say
)


@dataclass(frozen=True, slots=True)
class DemoClaim:
    """A claim the import of ``article`` proposes: the one whose quote overlaps the words of ``anchor``.

    Without a ``statement`` the proposal is left as it was found; with one, the reporter words it, sets chain
    and evidence, and accepts it.
    """

    key: str
    article: int
    anchor: str
    statement: str = ""
    chain: tuple[Link, ...] = ()
    topics: tuple[str, ...] = ()
    evidence: tuple[Page, ...] = ()
    said_on: dt.date | None = None
    holds_from: dt.date | None = None
    holds_until: dt.date | None = None
    recheck_on: dt.date | None = None
    # Instead of a day: so many days after the demo is played.
    recheck_in_days: int | None = None
    course: tuple[Act, ...] = ()
