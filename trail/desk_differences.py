"""What differs between a row as it is stored and as it was typed, field by field, in words of the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.text import capfirst

from trail.desk_fields import is_row_id


@dataclass(frozen=True, slots=True)
class Difference:
    """One field as it is stored now and as it was typed here."""

    where: str
    label: str
    stored: str
    typed: str


@dataclass(slots=True)
class Differences:
    """What a stored row and its rows hold that a submitted form does not; ``added`` names further rows."""

    fields: list[Difference] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def differences_from(stored: Model, form: Any, formsets: Sequence[Any]) -> Differences:
    """Compare a submitted form and its rows with what is stored."""
    found = Differences(list(_differing(form, type(form)(instance=stored), where="")))
    for formset in formsets:
        rows = {row.pk: row for row in getattr(stored, formset.prefix).all()}
        for row in formset.initial_forms:
            if (kept := rows.pop(row.instance.pk, None)) is not None:
                fresh = formset.form(instance=kept, prefix=row.prefix)
                found.fields.extend(_differing(row, fresh, where=str(kept)))
        found.added.extend(added_rows(rows.values()))
    return found


def added_rows(rows: Iterable[Any]) -> list[str]:
    """Return rows as an editor knows them: what they are, and their words."""
    return [f"{capfirst(row._meta.verbose_name)}: {row}" for row in rows]


def _differing(form: Any, fresh: Any, *, where: str) -> Iterator[Difference]:
    for name, typed in form.fields.items():
        now = fresh[name].initial if name in fresh.fields else None
        if name in fresh.fields and typed.has_changed(now, form[name].data):
            yield Difference(
                where, str(form[name].label), in_words(typed, now), in_words(typed, form[name].value())
            )


def in_words(formfield: Any, value: Any) -> str:
    """Return a value as the editor knows it: the label of a choice, the name of a row."""
    value = formfield.prepare_value(value)
    if isinstance(formfield, forms.ModelMultipleChoiceField):
        return _names(formfield.queryset, value or ())
    if isinstance(formfield, forms.ModelChoiceField):
        return _names(formfield.queryset, [value])
    if isinstance(formfield, forms.ChoiceField):
        return str(dict(formfield.choices).get(value, value)) or "–"  # type: ignore[arg-type]
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list | tuple):
        return " ".join(str(item) for item in value if item) or "–"
    return "–" if value in (None, "") else str(value)


def _names(rows: QuerySet[Any] | None, ids: Iterable[Any]) -> str:
    """Return the rows by name. What was read travels with the form, so an id may be anything by now."""
    asked = [item for item in ids if is_row_id(item)]
    found = rows.filter(pk__in=asked) if rows is not None and asked else ()
    return ", ".join(str(row) for row in found) or "–"
