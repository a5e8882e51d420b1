"""Form fields of the desk that answer odd input with a sentence where the stock ones fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Any]
    BaseModelAdmin = admin.options.BaseModelAdmin[Any]
else:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField
    BaseModelAdmin = object

MAX_ID = 2**63 - 1
# What a search for rows is asked to leave out.
WITHOUT = "without"


def is_row_id(value: object) -> bool:
    """Whether a database can be asked for a row of this id."""
    typed = str(value)
    return typed.isascii() and typed.isdecimal() and len(typed) < 20 and 0 < int(typed) <= MAX_ID


class MomentField(forms.SplitDateTimeField):
    """A day and a time; a day alone means its beginning.

    A day that is no day in UTC, such as the first of the year 1, is not valid.
    """

    def compress(self, data_list: Any) -> dt.datetime | None:
        if data_list and data_list[0] and data_list[1] in self.empty_values:
            data_list = [data_list[0], dt.time.min]
        moment: dt.datetime | None = super().compress(data_list)
        try:
            if moment is not None:
                moment.astimezone(dt.UTC)
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid_date"], code="invalid_date") from error
        return moment


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar: no script, and the same on a telephone."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.SplitDateTimeWidget):
    """A day and a time of day, each with a name for those who do not see the two side by side."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        day: dict[str, Any] = {"type": "date", "aria-label": _("Day")}
        clock: dict[str, Any] = {"type": "time", "aria-label": _("Time of day")}
        super().__init__(attrs, "%Y-%m-%d", "%H:%M", day, clock)


class RowSelect(AutocompleteSelect):
    """Looks up what is selected only where it can be an id; the field says what is wrong with the rest.

    ``known`` may hold words for the ids a page has read already; these are not looked up again. ``without``
    may name a row the search must not offer.
    """

    known: Mapping[str, str] = {}
    without: int | None = None

    def get_url(self) -> str:
        address = super().get_url()
        return f"{address}?{urlencode({WITHOUT: self.without})}" if self.without else address

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        asked = [str(item) for item in value if is_row_id(item)]
        if not asked or not set(asked) <= set(self.known):
            return super().optgroups(name, asked, attrs)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        held = [self.create_option(name, pk, self.known[pk], True, at) for at, pk in enumerate(asked)]
        return [(None, [*empty, *held], 0)]


class RowSelectMultiple(AutocompleteSelectMultiple):
    """The same for several rows."""

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [item for item in value if is_row_id(item)], attrs)


class RowsField(ModelMultipleChoiceField):
    """Several rows; the database is not asked for what can be no id."""

    def clean(self, value: Any) -> Any:
        self._check_ids(value)
        return super().clean(value)

    def to_python(self, value: Any) -> Any:
        """The same for the hidden twin, which holds what was read; what is no id counts as changed."""
        self._check_ids(value)
        return super().to_python(value)

    def _check_ids(self, value: Any) -> None:
        for item in value or ():
            if not isinstance(item, models.Model) and not is_row_id(item):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": item}
                )


class DeskFields(BaseModelAdmin):
    """Gives a page of the admin, or its rows, the fields above."""

    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        models.DateField: {"widget": DayInput},
    }

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The admin's buttons beside a select only add a row; what there is has a page of its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            widget = RowSelectMultiple(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"widget": widget, "form_class": RowsField, **kwargs}
        return super().formfield_for_manytomany(db_field, request, **kwargs)
