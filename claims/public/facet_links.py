"""The facets of the start page: numbers of claims, each a link that sets or takes off a filter."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.filters import REPEATABLE, FacetValue
from claims.public.languages import language_name
from claims.record.verdict_texts import accuracy_text, attribution_text

HEADINGS = {
    "attribution": _("Did the source say that?"),
    "accuracy": _("Is it so?"),
    "topic": _("Topic"),
    "claimant": pgettext_lazy("filter", "Attributed to"),
    "source": _("Source"),
    "language": _("Language"),
    "month": _("Month of publication"),
}
# So many values of each are shown; those that are chosen always are.
SHOWN = 12
# These are unfolded from the start: what the site is about.
UNFOLDED = ("attribution", "accuracy", "topic")


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value, in how many claims, and the query string of the list with the filter set or taken off.

    ``shape`` is the mark of a verdict.
    """

    value: str
    label: str
    shape: str
    claims: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetSection:
    name: str
    heading: str
    links: list[FacetLink]

    @property
    def is_open(self) -> bool:
        return self.name in UNFOLDED or any(link.is_chosen for link in self.links)


def facet_sections(
    found: Mapping[str, list[FacetValue]], params: QueryDict, topics: Mapping[str, str]
) -> list[FacetSection]:
    """Return the sections that have anything to choose, with links that keep every other filter."""
    labels: dict[str, Callable[[FacetValue], str]] = {
        "accuracy": lambda told: capfirst(accuracy_text(told.value).word),
        "attribution": lambda told: capfirst(attribution_text(told.value).word),
        "topic": lambda told: topics.get(told.value, told.value),
        "language": lambda told: language_name(told.value),
        "month": lambda told: date_format(first_day(told.value), "F Y"),
    }
    sections = []
    for name, heading in HEADINGS.items():
        label = labels.get(name, _name)
        links = [_link(name, told, label(told), params) for told in found[name]]
        shown = [link for number, link in enumerate(links) if number < SHOWN or link.is_chosen]
        if len(shown) > 1 or any(link.is_chosen for link in shown):
            sections.append(FacetSection(name, str(heading), shown))
    return sections


def _shape(name: str, code: str) -> str:
    match name:
        case "accuracy":
            return accuracy_text(code).shape
        case "attribution":
            return attribution_text(code).shape
    return ""


def _name(told: FacetValue) -> str:
    return told.name or told.value


def _link(name: str, told: FacetValue, label: str, params: QueryDict) -> FacetLink:
    wanted = dict(_parameters(name, told.value))
    is_chosen = all(value in params.getlist(parameter) for parameter, value in wanted.items())
    changed = params.copy()
    changed.pop("cursor", None)
    for parameter, value in wanted.items():
        others = [other for other in params.getlist(parameter) if other and other != value]
        if parameter not in REPEATABLE:
            others = []
        changed.setlist(parameter, others if is_chosen else [*others, value])
    return FacetLink(told.value, label, _shape(name, told.value), told.claims, changed.urlencode(), is_chosen)


def _parameters(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name != "month":
        yield name, value
        return
    first = first_day(value)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    yield "published_after", first.isoformat()
    yield "published_before", last.isoformat()


def first_day(month: str) -> dt.date:
    """Return the day on which a month written "2025-02" begins."""
    return dt.date.fromisoformat(f"{month}-01")
