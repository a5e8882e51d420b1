"""Finding sources by any of their names, and texts by their title, for whoever looks for one at the desk."""

from __future__ import annotations

from sources.models import Article, Source, SourceName
from sources.normalisation import name_key

# Two letters stand in nearly every name.
SHORTEST = 2


def find_sources(typed: str, *, limit: int) -> list[Source]:
    """Return the sources of which a name contains what was typed: that very name first, then beginnings."""
    key = name_key(typed)[:200]
    if len(key) < SHORTEST:
        return []
    found: dict[int, int] = {}
    names = SourceName.objects.filter(key__contains=key).order_by("key")
    for source_id, name in names.values_list("source", "key")[: limit * 20]:
        rank = 0 if name == key else 1 if name.startswith(key) else 2
        found[source_id] = min(rank, found.get(source_id, rank))
    exact = SourceName.objects.filter(key=key).values_list("source", flat=True).first()
    if exact is not None:
        found[exact] = 0
    best = sorted(found, key=lambda pk: (found[pk], pk))[:limit]
    sources = Source.objects.in_bulk(best)
    return [sources[pk] for pk in best]


def find_articles(typed: str, *, limit: int) -> list[Article]:
    """Return the newest texts whose title contains what was typed, without their words."""
    if len(typed) < SHORTEST:
        return []
    found = Article.objects.filter(title__icontains=typed).select_related("publisher")
    return list(found.defer("text").order_by("-id")[:limit])
