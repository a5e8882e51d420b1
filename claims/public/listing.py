"""Lists of claims: their lines, the filter form, and what is filtered by."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import pgettext_lazy

from claims.exports import Format
from claims.filters import DEFAULT_ORDERING, RELEVANCE, PublishedClaimFilter
from claims.models import PublishedClaim, PublishedSource
from claims.models.choices import EditionKind, SourceRole
from claims.public.languages import language_name
from claims.public.origins import known_origins_label
from claims.public.records import readable_sources, topic_names
from claims.record.highlights import Piece, pieces, snippet, spans
from claims.record.search_query import SearchQuery
from claims.record.verdict_texts import VerdictText, accuracy_text, attribution_text
from sources.models import Source

PAGE_SIZE = 20
CURSOR = "cursor"
# Beyond this a number of hits tells nobody anything and counting on costs time.
COUNTED_UP_TO = 1000

# Filters with a place of their own in the form; every other one that is set travels along hidden.
IN_THE_FORM = frozenset({"q", "said_after", "said_before", "corrected", "ordering"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A correction is never called an update: that would say it was right at its time.
CHANGED = {
    EditionKind.CORRECTION: pgettext_lazy("claim", "corrected"),
    EditionKind.CLARIFICATION: pgettext_lazy("claim", "clarified"),
    EditionKind.UPDATE: pgettext_lazy("claim", "updated"),
    EditionKind.RECHECKED: pgettext_lazy("claim", "checked again"),
}
NAMING_A_SOURCE = ("source", "claimant", "attributed_to", "publisher")


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list."""

    row: PublishedClaim
    accuracy: VerdictText
    attribution: VerdictText
    claimants: list[Source]
    known_origins: str
    # What the newest edition did, as a word; empty while there is only the first.
    changed: str
    statement: Sequence[Piece]
    # The part of the explanation in which words of the search stand.
    excerpt: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is set, and the query string of the same list without it."""

    label: str
    value: str
    query_without: str

    @property
    def words(self) -> str:
        """Name and value; a question asks for its answer without a colon."""
        return f"{self.label} {self.value}" if self.label.endswith("?") else f"{self.label}: {self.value}"


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What the search form shows: the values it was sent with, and the choices there are.

    ``topics`` are the names of the topics there are, by code.
    ``query`` asks the same of another format of the list.
    """

    search: str
    said_after: str
    said_before: str
    corrected: bool
    topics: dict[str, str]
    orderings: list[Choice]
    hidden: list[tuple[str, str]]
    problems: dict[str, str]
    active: list[ActiveFilter]
    query: str


@dataclass(frozen=True, slots=True)
class Download:
    """A format the list can be had in, and where."""

    label: str
    url: str


def with_claimants(
    claims: QuerySet[PublishedClaim, PublishedClaim], *, with_texts: bool = False
) -> QuerySet[PublishedClaim, PublishedClaim]:
    """Return the rows as a list needs them: with the newest edition's kind and who said it.

    The long text only where it is searched.
    """
    said_by = PublishedSource.objects.filter(
        role=SourceRole.CLAIMANT, source__is_protected=False, source__is_proposed=False
    )
    said_by = said_by.select_related("source").only("published_id", "source__name", "source__slug")
    long = ["search_text"] if with_texts else ["search_text", "representation"]
    return (
        claims.select_related("edition")
        .defer(*long)
        .prefetch_related(Prefetch("sources", queryset=said_by.order_by("id"), to_attr="said_by"))
    )


def claim_lines(rows: Iterable[PublishedClaim], asked: SearchQuery | None = None) -> list[ClaimLine]:
    """Return lines for rows read through ``with_claimants``, with what is asked for marked."""
    return [
        ClaimLine(
            row=row,
            accuracy=accuracy_text(row.accuracy),
            attribution=attribution_text(row.attribution),
            claimants=[named.source for named in getattr(row, "said_by", [])],
            known_origins=known_origins_label(row.known_origins),
            changed=str(CHANGED.get(EditionKind(row.edition.kind), "")),
            statement=pieces(row.statement, spans(row.statement, row.language, asked) if asked else []),
            excerpt=_excerpt(row, asked) if asked else [],
        )
        for row in rows
    ]


def downloads(formats: Mapping[str, Format], params: QueryDict | None = None) -> list[Download]:
    """Return the files of a list, each with the filters of ``params``."""
    kept = params.copy() if params is not None else QueryDict(mutable=True)
    kept.pop(CURSOR, None)
    query = f"?{kept.urlencode()}" if kept else ""
    return [
        Download(str(each.label), f"{reverse(f'v1:export-{each.list_name}-{each.code}')}{query}")
        for each in formats.values()
    ]


def _excerpt(row: PublishedClaim, asked: SearchQuery) -> Sequence[Piece]:
    explanation = json.loads(row.representation)["explanation"]
    return snippet(explanation, spans(explanation, row.language, asked))


def is_typed(problems: Mapping[str, list[str]], params: QueryDict) -> bool:
    """Whether all problems lie in fields of the form, where they are shown beside what was typed."""
    return all(name in IN_THE_FORM and len(params.getlist(name)) == 1 for name in problems)


def filter_form(
    filterset: PublishedClaimFilter, params: QueryDict, problems: Mapping[str, list[str]] | None = None
) -> FilterForm:
    """Return the form of a list; ``problems`` are those of its fields."""
    topics = topic_names()
    return FilterForm(
        search=params.get("q", ""),
        said_after=params.get("said_after", ""),
        said_before=params.get("said_before", ""),
        corrected=params.get("corrected") == "true",
        topics=topics,
        orderings=_orderings(filterset, params),
        hidden=[
            (name, value)
            for name in params
            for value in params.getlist(name)
            if value and name != CURSOR and name not in IN_THE_FORM
        ],
        problems={name: " ".join(sentences) for name, sentences in (problems or {}).items()},
        active=_active_filters(filterset, params, topics),
        query=_query(params),
    )


def _orderings(filterset: PublishedClaimFilter, params: QueryDict) -> list[Choice]:
    """The default is the empty choice: sent along with a search, its name would override the best match."""
    default = RELEVANCE if params.get("q") else DEFAULT_ORDERING
    choices = dict(filterset.base_filters["ordering"].extra["choices"])
    others = [value for value in choices if value not in (default, RELEVANCE)]
    return [
        Choice("" if value == default else value, str(choices[value]), params.get("ordering") == value)
        for value in (default, *others)
    ]


def _query(params: QueryDict) -> str:
    """The filters as a query string, from the first page on."""
    asked = params.copy()
    asked.pop(CURSOR, None)
    return asked.urlencode()


def _active_filters(
    filterset: PublishedClaimFilter, params: QueryDict, topics: dict[str, str]
) -> list[ActiveFilter]:
    names = _source_names(params)
    active = []
    for parameter, filter_ in filterset.filters.items():
        if parameter == "ordering":
            continue
        words = {str(value): str(label) for value, label in filter_.extra.get("choices", ())}
        words |= topics if parameter == "topic" else names if parameter in NAMING_A_SOURCE else {}
        describe = language_name if parameter == "language" else _as_day
        for value in filter(None, params.getlist(parameter)):
            left = params.copy()
            left.setlist(parameter, [other for other in params.getlist(parameter) if other != value])
            left.pop(CURSOR, None)
            active.append(
                ActiveFilter(str(filter_.label), words.get(value) or describe(value), left.urlencode())
            )
    return active


def _as_day(value: str) -> str:
    """A day as people write it; everything else as it is."""
    try:
        return date_format(dt.date.fromisoformat(value), "DATE_FORMAT") if _DAY.fullmatch(value) else value
    except ValueError:
        return value


def _source_names(params: QueryDict) -> dict[str, str]:
    slugs = {params.get(name, "") for name in NAMING_A_SOURCE} - {""}
    if not slugs:
        return {}
    return dict(readable_sources().filter(slug__in=slugs).values_list("slug", "name"))
