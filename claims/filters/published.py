"""Every filter and order of a list of published claims."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection
from typing import Any, Self

import django_filters
from django import forms
from django.db.models import Exists, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.filters.beside import Beside, naming_kinds, naming_source, naming_text, naming_topic
from claims.filters.fields import (
    AnyOfFilter,
    DayFilter,
    LanguageFilter,
    MomentFilter,
    NumberFilter,
    OneOfFilter,
    PublicIdFilter,
    SearchFilter,
    SlugFilter,
)
from claims.filters.keyset import Page, read_page
from claims.filters.parameters import reversed_ranges, strange_parameters
from claims.filters.search import RELEVANCE, is_read_in_stretches, narrow, read_ranked_page
from claims.filters.stretches import read_page_in_stretches
from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import AccuracyVerdict, AttributionVerdict, EditionKind, SourceRole
from claims.record.search_query import SearchQuery, read_query
from sources.models import SourceKind

Claims = QuerySet[PublishedClaim]

# Newest first is the default, but for a search, where the best match is; oldest first is for those who keep a
# copy and go on where they stopped.
DEFAULT_ORDERING = "-first_published_at"
ORDERINGS = [
    (RELEVANCE, pgettext_lazy("ordering", "Best match first")),
    ("-first_published_at", pgettext_lazy("ordering", "Newest first")),
    ("first_published_at", pgettext_lazy("ordering", "Oldest first")),
    ("-updated_at", pgettext_lazy("ordering", "Recently updated first")),
    ("updated_at", pgettext_lazy("ordering", "Least recently updated first")),
]
# Every claim has a first edition; to ask for it would ask for nothing.
LATER_KINDS = [choice for choice in EditionKind.choices if choice[0] != EditionKind.FIRST]
YES_NO = [("true", pgettext_lazy("filter", "Yes")), ("false", pgettext_lazy("filter", "No"))]


class PublishedClaimFilter(django_filters.FilterSet):
    """Every filter a reader may use; nothing outside this list can be asked for."""

    q = SearchFilter(
        method="search",
        label=_("Search"),
        help_text=_(
            "Words of the claim, its explanation, its quotes and its sources; all must occur. "
            'wort* is the beginning of a word, "…" a phrase.'
        ),
    )
    source = SlugFilter(
        method="named",
        label=_("Source"),
        help_text=_("Short name of a source that published, relayed or said it."),
    )
    claimant = SlugFilter(
        method="said_by",
        label=pgettext_lazy("filter", "Attributed to"),
        help_text=_("Short name of the source at the end of a chain."),
    )
    attributed_to = SlugFilter(
        method="attributed",
        label=_("Named by the text as its source"),
        help_text=_("Short name of the source that the publisher of the text names for it."),
    )
    publisher = SlugFilter(
        method="published_by",
        label=_("Publisher"),
        help_text=_("Short name of the source that published it."),
    )
    source_kind = AnyOfFilter(
        method="named_kind",
        choices=SourceKind.choices,
        label=_("Kind of source"),
        help_text=_("Kind of a source that published, relayed or said it."),
    )
    accuracy = AnyOfFilter(
        choices=AccuracyVerdict.choices, label=_("Is it so?"), help_text=_("Verdict on the accuracy.")
    )
    attribution = AnyOfFilter(
        choices=AttributionVerdict.choices,
        label=_("Did they say that?"),
        help_text=_("Verdict on the attribution, over the whole chain."),
    )
    topic = SlugFilter(method="about", label=_("Topic"), help_text=_("Code of a topic."))
    article = PublicIdFilter(
        method="appearing_in", label=_("Text"), help_text=_("Id of a text in which the claim appears.")
    )
    language = LanguageFilter(
        method="written_in",
        label=_("Language"),
        help_text=_("BCP 47 tag of the claim's language; de includes de-AT."),
    )
    said_after = DayFilter(
        "said_on", "gte", label=_("Said from"), help_text=_("First day said; undated claims are left out.")
    )
    said_before = DayFilter(
        "said_on", "lte", label=_("Said until"), help_text=_("Last day said; undated claims are left out.")
    )
    published_after = MomentFilter(
        field_name="first_published_at",
        lookup_expr="gte",
        label=_("Published from"),
        help_text=_("First day or moment of the first publication."),
    )
    published_before = MomentFilter(
        field_name="first_published_at",
        lookup_expr="lte",
        end_of_day=True,
        label=_("Published until"),
        help_text=_("Last day or moment of the first publication."),
    )
    updated_after = MomentFilter(
        field_name="updated_at",
        lookup_expr="gte",
        label=_("Updated from"),
        help_text=_("First day or moment of the newest edition."),
    )
    updated_before = MomentFilter(
        field_name="updated_at",
        lookup_expr="lte",
        end_of_day=True,
        label=_("Updated until"),
        help_text=_("Last day or moment of the newest edition."),
    )
    known_origins = NumberFilter(
        field_name="known_origins",
        label=pgettext_lazy("filter", "Known origins"),
        help_text=_("Exact number of distinct origins established."),
    )
    known_origins_min = NumberFilter(
        field_name="known_origins",
        lookup_expr="gte",
        label=_("Known origins, at least"),
        help_text=_("Lowest number of distinct origins established."),
    )
    known_origins_max = NumberFilter(
        field_name="known_origins",
        lookup_expr="lte",
        label=_("Known origins, at most"),
        help_text=_("Highest number of distinct origins established."),
    )
    corrected = OneOfFilter(
        method="with_correction",
        choices=YES_NO,
        label=_("Corrected"),
        help_text=_("Whether a correction was ever published for it."),
    )
    edition_kind = AnyOfFilter(
        method="with_edition",
        choices=LATER_KINDS,
        label=_("Kind of a later edition"),
        help_text=_("Kind of an edition that was ever published for it after the first."),
    )
    under_re_review = OneOfFilter(
        method="being_re_reviewed",
        choices=YES_NO,
        label=_("Under re-review"),
        help_text=_("Whether the desk is checking it again."),
    )
    ordering = OneOfFilter(
        method="keep",
        choices=ORDERINGS,
        empty_label=None,
        label=_("Order"),
        help_text=_(
            "Order of the list: the best match first where something is searched for, else the newest first."
        ),
    )

    # Whether ``qs`` is to be read in pages, in its order.
    is_read_by_date = True
    # Which hits of a search will do: those between two ids, or all.
    ids: tuple[int, int] | None = None

    class Meta:
        model = PublishedClaim
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: Claims) -> None:
        # Of two dozen filters a question names two or three: only these are copied and made into a form.
        self.data, self.queryset = data, queryset
        self.related: dict[str, Q | Exists] = {}
        self.is_bound, self.request, self.form_prefix = True, None, None
        self.filters = {name: copy.copy(each) for name, each in self.base_filters.items() if name in data}
        for asked in self.filters.values():
            asked.model, asked.parent = PublishedClaim, self
            # Set anew, because what calls the method belongs to the filter that was copied.
            asked.method = asked.method

    @cached_property
    def form(self) -> forms.Form:
        form = forms.Form(self.data)
        form.fields = {name: asked.field for name, asked in self.filters.items()}
        return form

    def problems(self, *, also: Collection[str] = ()) -> dict[str, list[str]]:
        """Return sentences by parameter, none if all is well; ``also`` are parameters but no filters."""
        strange = strange_parameters(self.data, known={*self.base_filters, *also}, many=REPEATABLE)
        malformed = {name: [str(error) for error in errors] for name, errors in self.errors.items()}
        return {**(malformed or reversed_ranges(self.form.cleaned_data)), **strange}

    @property
    def asked(self) -> SearchQuery | None:
        """What is searched for, if anything."""
        typed = self.form.cleaned_data.get("q") if self.is_valid() else ""
        return read_query(typed) if typed else None

    @property
    def hits(self) -> Claims:
        """The same claims as ``qs`` in no order, for counting and ranking."""
        unordered = self._again()
        unordered.is_read_by_date = False
        found: Claims = unordered.qs
        return found.order_by()

    def _hits_among(self, ids: tuple[int, int] | None) -> Claims:
        """Return the claims of ``qs`` with these ids, and maybe others of it."""
        among = self._again()
        among.ids = ids
        found: Claims = among.qs
        return found

    def _again(self) -> Self:
        """Return the same filters, which need not look again how much is related."""
        again = type(self)(self.data, self.queryset)
        again.related = self.related
        return again

    @property
    def is_ranked(self) -> bool:
        """Whether the best match stands first: the newest hits are ranked, and no others are in the list."""
        return self.asked is not None and self.form.cleaned_data.get("ordering", "") in ("", RELEVANCE)

    def read_page(
        self, *, size: int, cursor: str, show: Callable[[Claims], QuerySet[Any, Any]] = lambda claims: claims
    ) -> Page:
        """Return one page in the order that was asked for. Raises ``CursorError``.

        ``show`` turns claims into rows as a page needs them, with ``id`` and ``order_field``.
        """
        if self.is_ranked and self.asked is not None:
            return read_ranked_page(self.hits, self.asked, size=size, cursor=cursor, show=show)
        ascending = self.is_ascending
        if self.asked is not None and is_read_in_stretches(self.asked):
            return read_page_in_stretches(
                self._hits_among,
                size=size,
                field=self.order_field,
                cursor=cursor,
                ascending=ascending,
                show=show,
            )
        return read_page(show(self.qs), field=self.order_field, size=size, cursor=cursor, ascending=ascending)

    @property
    def order_field(self) -> str:
        """The column ``qs`` is ordered by."""
        return self._ordering.removeprefix("-")

    @property
    def is_ascending(self) -> bool:
        """Whether the oldest come first."""
        return not self._ordering.startswith("-")

    @property
    def _ordering(self) -> str:
        chosen = self.form.cleaned_data.get("ordering") if self.is_valid() else ""
        return DEFAULT_ORDERING if chosen in (None, "", RELEVANCE) else str(chosen)

    def filter_queryset(self, queryset: Claims) -> Claims:
        if self.errors:
            return queryset.none()
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        sign = "" if self.is_ascending else "-"
        return queryset.order_by(f"{sign}{self.order_field}", f"{sign}id")

    def search(self, queryset: Claims, name: str, value: str) -> Claims:
        return narrow(queryset, read_query(value), by_date=self.is_read_by_date, ids=self.ids)

    def having(self, name: str, beside: Beside) -> Q | Exists:
        """Return the condition that a claim has one of these rows beside it, as parameter ``name`` asks."""
        if name not in self.related:
            self.related[name] = beside.fitting()
        return self.related[name]

    def named(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(self.having(name, naming_source(value)))

    def said_by(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(self.having(name, naming_source(value, SourceRole.CLAIMANT)))

    def attributed(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(self.having(name, naming_source(value, SourceRole.ATTRIBUTED)))

    def published_by(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(self.having(name, naming_source(value, SourceRole.PUBLISHER)))

    def named_kind(self, queryset: Claims, name: str, value: list[str]) -> Claims:
        return queryset.filter(self.having(name, naming_kinds(value)))

    def about(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(self.having(name, naming_topic(value)))

    def appearing_in(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(self.having(name, naming_text(value)))

    def written_in(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(Q(language__iexact=value) | Q(language__istartswith=f"{value}-"))

    def with_correction(self, queryset: Claims, name: str, value: str) -> Claims:
        condition = _has_edition([EditionKind.CORRECTION])
        return queryset.filter(condition if value == "true" else ~condition)

    def with_edition(self, queryset: Claims, name: str, value: list[str]) -> Claims:
        return queryset.filter(_has_edition(sorted(value)))

    def being_re_reviewed(self, queryset: Claims, name: str, value: str) -> Claims:
        return queryset.filter(under_re_review=value == "true")

    def keep(self, queryset: Claims, name: str, value: str) -> Claims:
        # An order narrows nothing; filter_queryset applies it last.
        return queryset


# The names of the parameters that may be given several times.
REPEATABLE = frozenset(
    name for name, each in PublishedClaimFilter.base_filters.items() if isinstance(each, AnyOfFilter)
)


def _has_edition(kinds: list[str]) -> Q:
    # Later editions are few and indexed by kind: their claims are one short list.
    return Q(claim_id__in=ClaimEdition.objects.filter(kind__in=kinds).values("claim_id"))
