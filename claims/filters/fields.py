"""Form fields and filters that refuse what a list of claims cannot mean."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import django_filters
import django_filters.fields
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.record.search_query import MAX_QUERY, MAX_WORDS, MIN_BEGINNING, read_query
from sources.models import bcp47
from sources.public_id import canonical_public_id

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)

MAX_SHORT_NAME = 80
MAX_LANGUAGE = 35

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


class SearchField(forms.CharField):
    """Words to search for: bounded, and at least one of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_QUERY, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        asked = read_query(value)
        if value and not asked.terms:
            raise ValidationError(_("Write at least one word."))
        if asked.word_count > MAX_WORDS:
            raise ValidationError(_("Write at most %(limit)d words.") % {"limit": MAX_WORDS})
        if asked.has_short_beginning:
            raise ValidationError(
                _("Write at least %(limit)d letters before the asterisk.") % {"limit": MIN_BEGINNING}
            )


class ShortNameField(forms.SlugField):
    """The slug of a source or the code of a topic, as it is written."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_SHORT_NAME, strip=False, **kwargs)


def refuse_unknown(choices: Any, value: str) -> None:
    """Raise the refusal of a value that is none of the choices; it names them all."""
    known = [str(code) for code, _label in choices if code]
    if value not in known:
        raise ValidationError(
            _("“%(value)s” is none of: %(choices)s."), params={"value": value, "choices": ", ".join(known)}
        )


class OneOfField(django_filters.fields.ChoiceField):
    """One of the choices, or none."""

    def validate(self, value: str) -> None:
        if value:
            refuse_unknown(self.choices, value)


class OneOfFilter(django_filters.ChoiceFilter):
    """A filter that takes one of its choices."""

    field_class = OneOfField


class AnyOfField(forms.MultipleChoiceField):
    """Some of the choices; an empty value, as a form sends for "any", chooses none."""

    def validate(self, value: list[str]) -> None:
        for chosen in value:
            refuse_unknown(self.choices, chosen)

    def to_python(self, value: Any) -> list[str]:
        return [chosen for chosen in super().to_python(value) if chosen]


class LanguageField(forms.CharField):
    """A BCP 47 tag."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_LANGUAGE, strip=False, validators=[bcp47], **kwargs)


class DayField(forms.DateField):
    """A day, in one spelling: with the formats of a language, 04/02/2025 would be two different days."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value: Any) -> dt.date | None:
        text = str(value or "")
        try:
            if not text or _DATE.fullmatch(text):
                return dt.date.fromisoformat(text) if text else None
        except ValueError:
            pass
        raise ValidationError(_("Write a day as 2025-02-04."))


class PublicIdField(forms.CharField):
    """A public id as typed by hand; cleans to its one spelling."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

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
        text = str(value or "")
        if not text:
            return None
        try:
            if _DATE.fullmatch(text):
                return self._of_day(dt.date.fromisoformat(text))
            if _MOMENT.fullmatch(text):
                return _within(dt.datetime.fromisoformat(text.upper()))
        except ValueError:
            pass
        raise ValidationError(_("Write a day as 2025-02-04 or a moment as 2025-02-04T12:00:00Z."))

    def _of_day(self, day: dt.date) -> dt.datetime:
        time = dt.time.max if self.end_of_day else dt.time.min
        return timezone.make_aware(dt.datetime.combine(min(max(day, EARLIEST), LATEST), time))


def _within(moment: dt.datetime) -> dt.datetime:
    """Return the moment, or the first or last that is searched: near the years 1 and 9999 there is no UTC."""
    if moment.date() < EARLIEST:
        return dt.datetime.combine(EARLIEST, dt.time.min, dt.UTC)
    return dt.datetime.combine(LATEST, dt.time.max, dt.UTC) if moment.date() > LATEST else moment


class NumberField(forms.IntegerField):
    """A number from 0 to 9999, in plain digits."""

    def to_python(self, value: Any) -> int | None:
        text = str(value or "")
        if text and not (text.isascii() and text.isdecimal() and len(text) <= 4):
            raise ValidationError(_("Write a number from 0 to %(limit)d.") % {"limit": 9999})
        return int(text) if text else None


class SearchFilter(django_filters.CharFilter):
    field_class = SearchField


class SlugFilter(django_filters.CharFilter):
    field_class = ShortNameField


class PublicIdFilter(django_filters.CharFilter):
    field_class = PublicIdField


class LanguageFilter(django_filters.CharFilter):
    field_class = LanguageField


class DayFilter(django_filters.Filter):
    field_class = DayField


class MomentFilter(django_filters.IsoDateTimeFilter):
    field_class = MomentField


class NumberFilter(django_filters.Filter):
    field_class = NumberField


class AnyOfFilter(django_filters.MultipleChoiceFilter):
    """Rows whose column is one of the given values; the parameter may be repeated."""

    field_class = AnyOfField

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        if not value:
            return qs
        return qs.filter(**{f"{self.field_name}__in": sorted(value)})
