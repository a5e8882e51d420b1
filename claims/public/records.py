"""Reading readers' rows, editions and the sources and articles they name. Nothing of the desk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When

from claims.models import (
    ClaimEdition,
    PublishedArticle,
    PublishedClaim,
    PublishedSource,
    PublishedTopic,
    Topic,
)
from claims.models.choices import PublicState
from claims.public.documents import Document, Pages, named_in
from claims.record.copy_edits import shown_document, with_copy_edits
from sources.models import Article, Source

# What readers may know of a source and of an article; the desk keeps notes in other columns.
SOURCE_COLUMNS = ("id", "name", "slug", "kind", "country", "homepage", "owner", "body_of")
ARTICLE_COLUMNS = (
    "id",
    "public_id",
    "title",
    "text",
    "language",
    "url",
    "publisher__name",
    "publisher__slug",
    "byline",
    "published_at",
    "is_public",
)


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition and its document in corrected spelling; it is empty once its text was erased."""

    edition: ClaimEdition
    document: dict[str, Any]


def representation(row: PublishedClaim) -> dict[str, Any]:
    """Return what the row says to readers in its present state."""
    loaded: dict[str, Any] = json.loads(row.representation)
    return loaded


def editions_of(row: PublishedClaim) -> list[StoredEdition]:
    """Return the editions of a claim with their documents, newest first; two queries."""
    editions = ClaimEdition.objects.filter(claim_id=row.claim_id).select_related("body").order_by("-number")
    return [StoredEdition(edition, shown_document(edition)) for edition in with_copy_edits(editions)]


def readable_sources() -> QuerySet[Source, Source]:
    """Return the sources that have a page: named by a listed claim, confirmed, not protected."""
    named = PublishedSource.objects.filter(source=OuterRef("pk"), published__state=PublicState.PUBLIC)
    return (
        Source.objects.filter(Exists(named), is_protected=False, is_proposed=False)
        .only(*SOURCE_COLUMNS)
        .order_by("name", "slug")
    )


def readable_articles() -> QuerySet[Article, Article]:
    """Return the articles that have a page: named by a listed claim, their publisher not protected."""
    named = PublishedArticle.objects.filter(article=OuterRef("pk"), published__state=PublicState.PUBLIC)
    open_publisher = Q(publisher__isnull=True) | Q(
        publisher__is_protected=False, publisher__is_proposed=False
    )
    articles = Article.objects.filter(open_publisher, Exists(named)).select_related("publisher")
    return articles.only(*ARTICLE_COLUMNS).order_by("id")


def superseding(row: PublishedClaim) -> PublishedClaim | None:
    """Return the newest listed claim that replaces this one, if any."""
    newer = PublishedClaim.objects.listed().filter(supersedes=row.public_id)
    return newer.only("public_id", "statement", "language").newest_first().first()


def topic_names() -> dict[str, str]:
    """Return the topics of listed claims: code to name in the reader's language, in order of the names."""
    named = PublishedTopic.objects.filter(topic=OuterRef("pk"), published__state=PublicState.PUBLIC)
    topics = {topic.code: str(topic) for topic in Topic.objects.filter(Exists(named))}
    return dict(sorted(topics.items(), key=lambda item: item[1]))


def pages_of(document: Document) -> Pages:
    """Return which of the sources, articles, topics and claims a document names have pages now."""
    sources, articles, topics = named_in(document)
    older = document["supersedes"]
    listed = PublishedClaim.objects.listed().filter(public_id=older).values_list("public_id", flat=True)
    open_text = Case(When(is_public=True, then=F("text")), default=Value(""), output_field=TextField())
    texts = dict(readable_articles().filter(public_id__in=articles).values_list("public_id", open_text))
    return Pages(
        sources=_present(readable_sources().filter(slug__in=sources).values_list("slug", flat=True)),
        articles=frozenset(texts),
        texts=texts,
        claims=_present(listed) if older else frozenset(),
        topics=topic_names() if topics else {},
    )


def _present(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values)
