"""What was published, counted for readers: by month, verdict and correction; never by person or source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from claims.models.choices import CHANGING_KINDS, AccuracyVerdict, AttributionVerdict
from claims.plots import Plot, columns, stacked_bars
from claims.public.facet_links import first_day
from claims.record.corrections import listed_corrections
from claims.record.verdict_texts import VerdictText, accuracy_text, attribution_text

# More months than that are no longer told apart in a plot as wide as a telephone; the table has them all.
MONTHS_DRAWN = 24
# A single bar as wide as the plot would look like a total.
FEWEST_DRAWN = 6


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month, one number for each kind of thing that is counted."""

    first_day: dt.date
    numbers: list[int]

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class MonthsText:
    """A plot of the newest months, and a table of all of them with the newest first."""

    plot: Plot
    kinds: list[str]
    months: list[Month]

    @property
    def has_total(self) -> bool:
        return len(self.kinds) > 1


@dataclass(frozen=True, slots=True)
class AxisText:
    """How often each verdict of one axis stands now; ``parameter`` is the filter of the list."""

    parameter: str
    question: str
    plot: Plot
    rows: list[tuple[VerdictText, int]]


def claims_by_month(numbers: Mapping[str, int]) -> MonthsText:
    """Return how many claims were first published in each month, from the numbers by "2025-02"."""
    counted = {(first_day(month), ""): number for month, number in numbers.items()}
    return months_text(counted, [("", _("Claims"))])


def corrections_by_month() -> MonthsText:
    """Return how many editions of each changing kind appeared in each month; one query."""
    rows = (
        listed_corrections()
        .annotate(month=TruncMonth("published_at"))
        .order_by()
        .values_list("month", "kind")
        .annotate(number=Count("id"))
    )
    counted = {(month.date(), kind): number for month, kind, number in rows}
    return months_text(counted, [(kind.value, str(kind.label)) for kind in CHANGING_KINDS])


def verdict_counts(said: Mapping[str, int], so: Mapping[str, int]) -> list[AxisText]:
    """Return both axes, attribution and accuracy, with the claims that bear each verdict now."""
    return [
        _axis(
            "attribution",
            _("Did the source say that?"),
            [(attribution_text(code), said.get(code, 0)) for code in AttributionVerdict.values],
        ),
        _axis(
            "accuracy",
            _("Is it so?"),
            [(accuracy_text(code), so.get(code, 0)) for code in AccuracyVerdict.values],
        ),
    ]


def _axis(parameter: str, question: str, counted: Iterable[tuple[VerdictText, int]]) -> AxisText:
    given = [(verdict, number) for verdict, number in counted if number]
    plot = stacked_bars([(_capitalised(verdict.word), [number]) for verdict, number in given], [question])
    return AxisText(parameter, question, plot, given)


def months_text(counted: dict[tuple[dt.date, str], int], kinds: Sequence[tuple[str, str]]) -> MonthsText:
    """Return the numbers by month and kind as plot and table; ``kinds`` are codes with their labels."""
    months = [
        Month(first_day, [counted.get((first_day, kind), 0) for kind, _label in kinds])
        for first_day in _every_month(day for day, _kind in counted)
    ]
    return MonthsText(columns(_drawn(months)), [label for _kind, label in kinds], months[::-1])


def _drawn(months: Sequence[Month]) -> list[tuple[str, float | None, str]]:
    """Return a bar for each of the newest months; before the first month there is none."""
    missing = FEWEST_DRAWN - len(months) if months else 0
    gaps = [(f"{_shifted(months[0].first_day, -n):%m/%Y}", None, "") for n in range(missing, 0, -1)]
    bars = [(f"{month.first_day:%m/%Y}", float(month.total), str(month.total)) for month in months]
    return [*gaps, *bars[-MONTHS_DRAWN:]]


def _every_month(days: Iterable[dt.date]) -> list[dt.date]:
    """Return the first day of every month from the earliest to the latest, those without an entry too."""
    known = sorted(days)
    if not known:
        return []
    first, last = known[0], known[-1]
    between = (last.year - first.year) * 12 + last.month - first.month
    return [_shifted(first, number) for number in range(between + 1)]


def _shifted(first_day: dt.date, months: int) -> dt.date:
    number = first_day.year * 12 + first_day.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
