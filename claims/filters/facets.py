"""How many claims of a list have each source, verdict, topic, month and language: exact numbers.

The numbers of a facet leave out the filter on its own field: with ``accuracy=false`` the others still say how
many claims there would be. Everything is counted once per version of what readers see; which sources may be
named is asked each time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, F, Q
from django.http import QueryDict

from claims.filters.beside import Beside
from claims.filters.published import Claims, PublishedClaimFilter
from claims.models import PublishedClaim, PublishedSource, PublishedTopic, Topic
from claims.models.choices import AccuracyVerdict, AttributionVerdict, SourceRole
from claims.record.version import readers_version
from sources.models import Source

# Facet -> the parameters that choose its values.
CHOSEN_BY = {
    "source": ("source",),
    "claimant": ("claimant",),
    "accuracy": ("accuracy",),
    "attribution": ("attribution",),
    "topic": ("topic",),
    "month": ("published_after", "published_before"),
    "language": ("language",),
}
_COLUMNS = {
    "accuracy": "accuracy",
    "attribution": "attribution",
    "language": "language",
    "month": "published_month",
}
# Of sources, the most frequent ones are told.
MOST_SOURCES = 100
# Every version has keys of its own; a cache that makes no room lets old ones go after a day (in seconds).
KEPT = 24 * 60 * 60

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value as the filter takes it, in how many claims, and the name of a source."""

    value: str
    claims: int
    name: str = ""


class CountedClaimFilter(PublishedClaimFilter):
    """The same filters for counting all of a list instead of reading one page of it."""

    is_read_by_date = False

    def having(self, name: str, beside: Beside) -> Q:
        return beside.fetched()


def facets(params: QueryDict) -> dict[str, list[FacetValue]]:
    """Return every facet of the list with these valid parameters, in the order of ``CHOSEN_BY``."""
    counts = _counted(params)
    topics = dict(Topic.objects.values_list("pk", "code"))
    by_topic = {topics[int(pk)]: n for pk, n in counts["topic"].items() if int(pk) in topics}
    sources = _told_sources([counts["source"], counts["claimant"]])
    return {
        "source": sources[0],
        "claimant": sources[1],
        "accuracy": _in_order(counts["accuracy"], AccuracyVerdict.values),
        "attribution": _in_order(counts["attribution"], AttributionVerdict.values),
        "topic": _most_first(by_topic),
        "month": [FacetValue(*item) for item in sorted(counts["month"].items(), reverse=True)],
        "language": _most_first(_with_regions(counts["language"])),
    }


def verdicts_and_months() -> Counts:
    """Return of all claims that stand in lists how many have each verdict, and each month; one query."""
    return _by_columns(PublishedClaim.objects.counted().order_by(), ["accuracy", "attribution", "month"])


def _counted(params: QueryDict) -> Counts:
    filters = {
        name: sorted(set(filter(None, values)))
        for name, values in sorted(params.lists())
        if name in PublishedClaimFilter.base_filters and name != "ordering" and any(values)
    }
    digest = hashlib.sha256(repr((readers_version().hash, filters)).encode()).hexdigest()
    counts: Counts | None = cache.get(f"facets:{digest}")
    if counts is None:
        counts = _count(filters)
        cache.set(f"facets:{digest}", counts, timeout=KEPT)
    return counts


def _count(filters: Mapping[str, list[str]]) -> Counts:
    counts: Counts = {}
    together: dict[tuple[str, ...], list[str]] = {}
    for facet in _COLUMNS:
        without = tuple(name for name in filters if name not in CHOSEN_BY[facet])
        together.setdefault(without, []).append(facet)
    for names, of_facets in together.items():
        counts |= _by_columns(_claims(filters, names), of_facets)
    for facet in ("source", "claimant", "topic"):
        names = tuple(name for name in filters if name not in CHOSEN_BY[facet])
        rows = _by_relation(facet, _claims(filters, names) if names else None)
        counts[facet] = {str(key): number for key, number in rows}
    return counts


def _claims(filters: Mapping[str, list[str]], names: Iterable[str]) -> Claims:
    """The claims that fit these of the filters, through columns that stand in one index."""
    data = QueryDict(mutable=True)
    for name in names:
        data.setlist(name, filters[name])
    found: Claims = CountedClaimFilter(data, queryset=PublishedClaim.objects.counted()).qs
    return found.order_by()


def _by_columns(claims: Claims, of_facets: list[str]) -> Counts:
    """All of these facets in one pass: there are few combinations of their values."""
    counts = {facet: Counter[str]() for facet in of_facets}
    rows = claims.values_list(*(_COLUMNS[facet] for facet in of_facets)).annotate(number=Count("*"))
    for *values, number in rows:
        for facet, value in zip(of_facets, values, strict=True):
            counts[facet][value] += number
    return {facet: dict(numbers) for facet, numbers in counts.items()}


def _by_relation(facet: str, claims: Claims | None) -> Iterable[tuple[int, int]]:
    """Numbers by the id of a source or topic; without ``claims`` of all, whose relations alone are stored."""
    if facet == "topic":
        if claims is None:
            return PublishedTopic.objects.values_list("topic_id").annotate(number=Count("*")).order_by()
        in_topics = claims.filter(topics__isnull=False)
        return in_topics.values_list(F("topics__topic_id")).annotate(number=Count("*"))
    if claims is None:
        named = PublishedSource.objects.order_by().values_list("source_id")
        if facet == "claimant":
            return named.filter(role=SourceRole.CLAIMANT).annotate(number=Count("*"))
        return named.annotate(number=Count("published_id", distinct=True))
    if facet == "claimant":
        said = claims.filter(sources__role=SourceRole.CLAIMANT)
        return said.values_list(F("sources__source_id")).annotate(number=Count("*"))
    with_sources = claims.filter(sources__isnull=False)
    return with_sources.values_list(F("sources__source_id")).annotate(number=Count("pk", distinct=True))


def _told_sources(facets_: list[dict[str, int]]) -> list[list[FacetValue]]:
    hidden = Q(is_protected=True) | Q(is_proposed=True)
    untold = {str(pk) for pk in Source.objects.filter(hidden).values_list("pk", flat=True)}
    most = [
        Counter({key: n for key, n in of_one.items() if key not in untold}).most_common(MOST_SOURCES)
        for of_one in facets_
    ]
    wanted = {int(key) for of_one in most for key, _ in of_one}
    known = {
        str(pk): rest for pk, *rest in Source.objects.filter(pk__in=wanted).values_list("pk", "slug", "name")
    }
    return [
        sorted(
            (FacetValue(known[key][0], number, known[key][1]) for key, number in of_one if key in known),
            key=lambda told: (-told.claims, told.value),
        )
        for of_one in most
    ]


def _in_order(counts: Mapping[str, int], order: Iterable[str]) -> list[FacetValue]:
    return [FacetValue(value, counts[value]) for value in order if value in counts]


def _most_first(counts: Mapping[str, int]) -> list[FacetValue]:
    return [FacetValue(*item) for item in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _with_regions(counts: Mapping[str, int]) -> dict[str, int]:
    """Count as the filter does: "de" includes "de-AT"."""
    found = Counter[str]()
    for tag, number in counts.items():
        parts = tag.split("-")
        for length in range(1, len(parts) + 1):
            shorter = "-".join(parts[:length])
            if length == len(parts) or shorter in counts or length == 1:
                found[shorter] += number
    return dict(found)
