"""The tables of CSV and data package: what each column is called, holds and means.

An allow-list. Writer, package description, documentation and tests read these tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from claims.models.choices import (
    AccuracyVerdict,
    Agreement,
    AttributionVerdict,
    EditionKind,
    FirstHand,
    Position,
    SpeechType,
    Stance,
)

Kind = Literal["string", "integer", "boolean", "date", "datetime"]
Row = Sequence[Any]
Parents = Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]]
Chunks = Iterator[Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``values`` is its closed list, if it has one. Empty means: nothing known, or none."""

    name: str
    meaning: str
    kind: Kind = "string"
    is_required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` names the columns that tell its rows apart, ``parents`` the tables these lead to."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parents: Parents = field(default_factory=dict)

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]


def _code(name: str, meaning: str, choices: Any) -> Column:
    return Column(name, meaning, is_required=True, values=tuple(choices.values))


_CLAIM = Column("claim", "public_id of the claim", is_required=True)
_COPY = (
    Column("captured_at", "moment the page was archived", "datetime"),
    Column("sha256", "SHA-256 of the archived bytes"),
)
_OF_CLAIM: Parents = {("claim",): ("claims", ("public_id",))}

CLAIMS_TABLE = Table(
    "claims",
    "Published claims, one row each",
    (
        Column("public_id", "id of the claim", is_required=True),
        Column("url", "page of the claim", is_required=True),
        Column("statement", "the claim in its own words", is_required=True),
        Column("language", "BCP 47 tag of the statement", is_required=True),
        _code("accuracy", "is it so?", AccuracyVerdict),
        _code("attribution", "did they say that?", AttributionVerdict),
        Column("claimants", "short names of those who said it first, with a blank between them"),
        Column("topics", "codes of its topics, with a blank between them"),
        Column("known_origins", "number of distinct origins established", "integer", is_required=True),
        Column("said_on", "day it was said", "date"),
        Column("supersedes", "id of the claim whose figure this one renews"),
        Column("under_re_review", "whether the desk is checking it again", "boolean", is_required=True),
        Column("first_published_at", "moment of the first edition", "datetime", is_required=True),
        Column("updated_at", "moment of the newest edition", "datetime", is_required=True),
    ),
    ("public_id",),
)

_EDITION_COLUMNS = (
    Column("number", "number of the edition, from 1", "integer", is_required=True),
    _code("kind", "what kind of edition it is", EditionKind),
    Column("change_note", "what changed and why"),
    Column("published_at", "moment of this edition", "datetime", is_required=True),
    Column("language", "BCP 47 tag of its texts"),
    Column("statement", "the claim as this edition has it"),
    _code("accuracy", "is it so?", AccuracyVerdict),
    _code("attribution", "did they say that?", AttributionVerdict),
    _code("agreement", "how the two assessments came together", Agreement),
    Column("content_hash", "names the document of this edition in the record", is_required=True),
    Column("erased", "whether its text was taken out of the record", "boolean", is_required=True),
)

CORRECTIONS_TABLE = Table(
    "corrections",
    "Corrections, clarifications, updates and withdrawals",
    (
        Column("public_id", "id of the claim", is_required=True),
        Column("state", "what readers get of the claim", is_required=True, values=("public", "withdrawn")),
        *_EDITION_COLUMNS,
    ),
    ("public_id", "number"),
)

EDITIONS_TABLE = Table(
    "editions",
    "Every edition of these claims, in corrected spelling",
    (
        _CLAIM,
        *_EDITION_COLUMNS,
        Column("as_of", "day whose state of knowledge the verdicts describe", "date"),
        Column("explanation", "the reasons for the verdicts"),
    ),
    ("claim", "number"),
    _OF_CLAIM,
)

APPEARANCES_TABLE = Table(
    "appearances",
    "Where these claims occur",
    (
        _CLAIM,
        Column("appearance", "number of the place within the claim, from 1", "integer", is_required=True),
        Column("article", "id of the text, or an anonymous code", is_required=True),
        Column("title", "title of the text"),
        Column("url", "address of the text"),
        Column("publisher", "short name of its publisher"),
        Column("published_at", "moment the text was published", "datetime"),
        Column("quote", "the words, as they stand in the text"),
        Column("start", "where they begin, in Unicode code points", "integer", is_required=True),
        Column("end", "where they end, exclusive", "integer", is_required=True),
    ),
    ("claim", "appearance"),
    _OF_CLAIM,
)

ATTRIBUTIONS_TABLE = Table(
    "attributions",
    "The links of the chains: who says that who said it",
    (
        _CLAIM,
        Column("link", "number of the link within the claim, from 1", "integer", is_required=True),
        Column("appearance", "number of the place its chain begins at", "integer", is_required=True),
        Column("cites", "number of the link it relies on; empty at the end of a chain", "integer"),
        Column("source", "short name of the source, or an anonymous code", is_required=True),
        Column("source_name", "its name when the edition was published"),
        Column("source_kind", "what kind of source it is"),
        _code("position", "how it stands to the claim", Position),
        _code("speech_type", "how it is quoted", SpeechType),
        Column("is_explicit", "named there, or carried over from before", "boolean", is_required=True),
        _code("first_hand", "whether it knows it first-hand", FirstHand),
        _code("verdict", "did it say that?", AttributionVerdict),
        Column("locator_url", "where it says so"),
        Column("excerpt", "its own words"),
        Column("said_on", "day it said so", "date"),
        *_COPY,
    ),
    ("claim", "link"),
    {**_OF_CLAIM, ("claim", "appearance"): ("appearances", ("claim", "appearance"))},
)

EVIDENCE_TABLE = Table(
    "evidence",
    "What supports, refutes or frames these claims, or was looked for and not found",
    (
        _CLAIM,
        Column("item", "number of the piece within the claim, from 1", "integer", is_required=True),
        _code("stance", "what it does to the claim", Stance),
        Column("source", "short name of its source, or an anonymous code"),
        Column("source_name", "its name when the edition was published"),
        Column("url", "its address"),
        Column("title", "its title"),
        Column("excerpt", "its own words"),
        Column("published_on", "day it was published", "date"),
        Column("accessed_on", "day it was looked at", "date"),
        Column("note", "what is to be known about it"),
        *_COPY,
    ),
    ("claim", "item"),
    _OF_CLAIM,
)
