"""What an editor says about a text that comes in, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from claims.models import Claim
from sources.models import Article, Source


@dataclass(frozen=True, slots=True)
class Given:
    """What an editor says about what they bring in; it counts more than what the file says of itself."""

    title: str = ""
    language: str = ""
    url: str = ""
    publisher: Source | None = None
    byline: str = ""
    published_at: dt.datetime | None = None
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``created`` is False where the same text was there before: nothing was done.

    ``has_rules`` is False where no extraction rules exist for the language: claims are then added by hand.
    ``left_out`` counts sentences without a checkable statement.
    """

    article: Article
    created: bool
    claims: list[Claim] = field(default_factory=list)
    proposed_sources: list[Source] = field(default_factory=list)
    has_rules: bool = True
    left_out: int = 0
