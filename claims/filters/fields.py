"""Form fields and filters that refuse what a list of claims cannot mean."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.record.search_text import MAX_QUERY, MAX_WORDS, words
from sources.public_id import canonical_public_id

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)


class SearchField(forms.CharField):
    """Words to search for: bounded, and at least one of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_QUERY, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        asked = words(value)
        if value and not asked:
            raise ValidationError(_("Write at least one word."))
        if len(asked) > MAX_WORDS:
            raise ValidationError(_("Write at most %(limit)d words.") % {"limit": MAX_WORDS})


class ShortNameField(forms.SlugField):
    """The slug of a source or the code of a topic."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, **kwargs)


class AnyOfField(forms.MultipleChoiceField):
    """Some of the choices; an empty value, as a form sends for "any", chooses none."""

    def to_python(self, value: Any) -> list[str]:
        return [chosen for chosen in super().to_python(value) if chosen]


class PublicIdField(forms.CharField):
    """A public id as typed by hand; cleans to its one spelling."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        if not typed:
            return ""
        meant = canonical_public_id(typed)
        if meant is None:
            raise ValidationError(_("An id has 12 letters and digits."))
        return meant


class MomentField(forms.Field):
    """A day (``2025-02-04``, of the site's time zone) or a moment with its offset (``2025-02-04T12:00:00Z``).

    Cleans to a moment: of a day its first, with ``end_of_day`` its last.
    """

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, *, end_of_day: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.end_of_day = end_of_day

    def to_python(self, value: Any) -> dt.datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            if _DATE.fullmatch(text):
                return self._of_day(dt.date.fromisoformat(text))
            if _MOMENT.fullmatch(text):
                moment = dt.datetime.fromisoformat(text)
                # Moments near the years 1 and 9999 cannot be brought to UTC.
                if EARLIEST <= moment.date() <= LATEST:
                    return moment
        except ValueError:
            pass
        raise ValidationError(_("Write a day as 2025-02-04 or a moment as 2025-02-04T12:00:00Z."))

    def _of_day(self, day: dt.date) -> dt.datetime:
        if not EARLIEST <= day <= LATEST:
            raise ValueError("outside the calendar that is searched")
        time = dt.time.max if self.end_of_day else dt.time.min
        return timezone.make_aware(dt.datetime.combine(day, time))


class SearchFilter(django_filters.CharFilter):
    field_class = SearchField


class SlugFilter(django_filters.CharFilter):
    field_class = ShortNameField


class PublicIdFilter(django_filters.CharFilter):
    field_class = PublicIdField


class MomentFilter(django_filters.IsoDateTimeFilter):
    field_class = MomentField


class AnyOfFilter(django_filters.MultipleChoiceFilter):
    """Rows whose column is one of the given values; the parameter may be repeated."""

    field_class = AnyOfField

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__in": sorted(value)})


def day_filter(**kwargs: Any) -> django_filters.DateFilter:
    """Return a filter by a day written as 2025-02-04."""
    # ISO dates only: with the formats of a locale, 04/02/2025 would be two different days.
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return django_filters.DateFilter(input_formats=["%Y-%m-%d"], widget=widget, **kwargs)
