"""The readers' row of an edition and the small tables it is filtered by."""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.data.newsroom import Newsroom
from benchmarks.data.tables import Tables
from claims.models import ClaimEdition, PublishedArticle, PublishedClaim, PublishedSource, PublishedTopic
from claims.models.choices import PublicState
from claims.record.readers_row import relations, row_columns


class ReadersRows:
    """Writes rows of public claims, each shown in one text."""

    def __init__(self, newsroom: Newsroom, tables: Tables) -> None:
        self._newsroom = newsroom
        self._tables = tables
        self._keys: Counter[str] = Counter()

    def write(self, edition: ClaimEdition, document: dict[str, Any], event: int, *, text: int) -> None:
        """Write what readers see of the edition; ``text`` is the key of the article."""
        columns = row_columns(
            edition,
            document,
            state=PublicState.PUBLIC,
            under_re_review=False,
            first_published_at=edition.published_at,
        )
        key = edition.pk
        columns |= {"id": key, "claim_id": key, "edition_id": key, "event_id": event}
        self._tables.add_values(PublishedClaim, columns)
        roles, _articles, codes = relations(document)
        for slug, role in sorted(roles):
            named = {"id": self._next("role"), "published_id": key, "role": role}
            self._tables.add_values(PublishedSource, {**named, "source_id": self._newsroom.source_ids[slug]})
        in_text = {"id": key, "published_id": key, "article_id": text}
        self._tables.add_values(PublishedArticle, in_text)
        for code in sorted(codes):
            about = {"id": self._next("topic"), "published_id": key}
            self._tables.add_values(PublishedTopic, {**about, "topic_id": self._newsroom.topic_ids[code]})

    def _next(self, kind: str) -> int:
        self._keys[kind] += 1
        return self._keys[kind]
