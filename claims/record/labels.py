"""How an edition names sources and texts: by their own code, or by the anonymous label of a protected one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claims.models import Claim, ProtectedLabel
from sources.models import Article, Source


class Labels:
    """The codes of one claim's document. ``described`` tells of every source named so far.

    A label is the same in every edition of a claim, and once a source was hidden in a claim it stays so,
    whatever becomes of its protection. ``kept`` are those given before; read where they are not at hand.
    """

    def __init__(self, claim: Claim, kept: Iterable[ProtectedLabel] | None = None) -> None:
        self.described: dict[str, dict[str, Any]] = {}
        self._claim = claim
        kept = list(ProtectedLabel.objects.filter(claim=claim) if kept is None else kept)
        self._sources = {label.source_id: label.number for label in kept if label.source_id}
        self._articles = {label.article_id: label.number for label in kept if label.article_id}
        self._kept = {(label.source_id, label.article_id) for label in kept}

    def hides(self, source: Source | None) -> bool:
        """Whether readers of this claim must not learn who the source is."""
        return source is not None and (source.is_protected or source.pk in self._sources)

    def hides_text(self, article: Article) -> bool:
        """Whether they must not learn which text it is: it would name its publisher."""
        return article.pk in self._articles or self.hides(article.publisher)

    def code(self, source: Source | None) -> str | None:
        """Return the source's code in the document and describe it there."""
        if source is None:
            return None
        if self.hides(source):
            code = f"protected-{self._number(self._sources, source.pk)}"
            self.described[code] = {"protected": True}
            return code
        self.described[source.slug] = {
            "name": source.name,
            "kind": source.kind,
            "country": source.country,
            "body_of": self.slug(source.body_of),
        }
        return source.slug

    def text_code(self, article: Article) -> str:
        """Return the text's code in the document: its public id, unless its publisher is hidden."""
        if self.hides_text(article):
            return f"protected-text-{self._number(self._articles, article.pk)}"
        return article.public_id

    def slug(self, source: Source | None) -> str | None:
        """Return the source's short name where it may be told, without describing it."""
        return source.slug if source is not None and not self.hides(source) else None

    def new(self) -> list[ProtectedLabel]:
        """Return the labels given here for the first time, unsaved."""
        given: list[tuple[int | None, int | None, int]] = [
            *((source, None, number) for source, number in self._sources.items()),
            *((None, article, number) for article, number in self._articles.items()),
        ]
        return [
            ProtectedLabel(claim=self._claim, source_id=source, article_id=article, number=number)
            for source, article, number in given
            if (source, article) not in self._kept
        ]

    @staticmethod
    def _number(numbers: dict[int, int], pk: int) -> int:
        return numbers.setdefault(pk, max(numbers.values(), default=0) + 1)
