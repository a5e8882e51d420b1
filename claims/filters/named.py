"""Which sources and texts readers may look up: those that a listed claim names, and no other.

A source that became protected after a publication is gone from here at once.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from claims.models import PublishedArticle, PublishedSource
from claims.models.choices import PublicState, SourceRole
from sources.models import Article, Source

_LISTED = Q(published__state=PublicState.PUBLIC)


def named_sources() -> QuerySet[Source]:
    """Return the sources in the chains of listed claims, never a protected or merely proposed one."""
    return Source.objects.filter(
        Exists(PublishedSource.objects.filter(_LISTED, source=OuterRef("pk"))),
        is_protected=False,
        is_proposed=False,
    )


def named_articles() -> QuerySet[Article]:
    """Return the texts in which listed claims appear, never one of a protected publisher."""
    return Article.objects.filter(
        Exists(PublishedArticle.objects.filter(_LISTED, article=OuterRef("pk"))),
        Q(publisher__isnull=True) | Q(publisher__is_protected=False),
    )


def public_slug(source: Source | None) -> str | None:
    """Return the short name of a source that another one refers to, if readers may know it."""
    return source.slug if source and not source.is_protected and not source.is_proposed else None


def claim_counts_by_role(source_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """Return for each source the number of listed claims in each role, zeros included; one query."""
    counts = {source_id: dict.fromkeys(SourceRole.values, 0) for source_id in source_ids}
    rows = (
        PublishedSource.objects.filter(_LISTED, source_id__in=source_ids)
        .values_list("source_id", "role")
        .annotate(claims=Count("id"))
    )
    for source_id, role, claims in rows:
        counts[source_id][role] = claims
    return counts


def claims_per_source(source_ids: Collection[int]) -> dict[int, int]:
    """Return for each source the number of listed claims that name it in any role; one query."""
    rows = (
        PublishedSource.objects.filter(_LISTED, source_id__in=source_ids)
        .order_by()
        .values_list("source_id")
        .annotate(claims=Count("published", distinct=True))
    )
    return {**dict.fromkeys(source_ids, 0), **dict(rows)}


def claim_counts(article_ids: Collection[int]) -> dict[int, int]:
    """Return for each text the number of listed claims in it; one query."""
    rows = (
        PublishedArticle.objects.filter(_LISTED, article_id__in=article_ids)
        .values_list("article_id")
        .annotate(claims=Count("id"))
    )
    return {**dict.fromkeys(article_ids, 0), **dict(rows)}
