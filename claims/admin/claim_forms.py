"""The forms of the claim page: the claim's own fields, and the rows that belong to it.

Each field carries what it held when the page was read in a hidden twin, so that a later save knows what
this editor changed and what somebody else did (``claims.admin.conflict``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.worthiness import REASONS
from claims.models import Appearance, Attribution, Evidence
from claims.workflow.actions.proposing import find_quote
from trail.desk import DeskForm
from trail.desk_fields import DeskFields

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
    StackedInline = admin.StackedInline[Any, Any]
else:
    ModelForm = forms.ModelForm
    StackedInline = admin.StackedInline


def remember_what_was_read(form: forms.BaseForm) -> None:
    """Give every visible field its hidden twin."""
    for field in form.fields.values():
        if not isinstance(field.widget, forms.HiddenInput):
            field.show_hidden_initial = True


class ClaimForm(DeskForm):
    read_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read_revision"].initial = self.instance.revision
        # A claim that is closed to editing has a form without fields.
        worthiness = self.fields.get("check_worthiness")
        if worthiness and (reason := REASONS.get(self.instance.worthiness_reason)):
            worthiness.help_text = _("Proposed by the reading: %(reason)s") % {"reason": reason}
        remember_what_was_read(self)


class RowForm(ModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remember_what_was_read(self)


class AppearanceForm(RowForm):
    """Asks for the words; their place is found in the text."""

    class Meta:
        model = Appearance
        fields = ["article", "quote"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        article, quote = cleaned.get("article"), cleaned.get("quote")
        if article and quote and {"article", "quote"} & set(self.changed_data):
            quote = quote.replace("\r\n", "\n")
            try:
                self.instance.start, self.instance.end = find_quote(article, quote)
            except ValueError as error:
                self.add_error("quote", str(error))
            cleaned["quote"] = quote
        return cleaned


class AppearanceInline(DeskFields, StackedInline):
    model = Appearance
    form = AppearanceForm
    fields = ["article", "quote"]
    autocomplete_fields = ["article"]
    classes = ["collapse"]
    extra = 0
    verbose_name_plural = _("Where it stands")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return lower(super().formfield_for_dbfield(db_field, request, **kwargs))


class RowsOfOneClaim(DeskFields, StackedInline):
    """Rows whose choices are limited to other rows of the same claim."""

    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        own = {
            "appearance": Appearance.objects.filter(claim=obj).select_related("article"),
            "cites": Attribution.objects.filter(claim=obj).select_related("source"),
        }

        def choose_within_claim(db_field: Any, **options: Any) -> Any:
            if db_field.name in own:
                options["queryset"] = own[db_field.name]
                if db_field.name == "appearance":
                    options["initial"] = own["appearance"].first()
            return self.formfield_for_dbfield(db_field, request, **options)

        return super().get_formset(request, obj, formfield_callback=choose_within_claim, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return lower(super().formfield_for_dbfield(db_field, request, **kwargs))


class AttributionInline(RowsOfOneClaim):
    model = Attribution
    form = RowForm
    fields = [
        ("source", "position"),
        ("cites", "appearance"),
        ("speech_type", "first_hand", "is_explicit"),
        ("locator_url", "said_on"),
        "excerpt",
    ]
    autocomplete_fields = ["source"]
    verbose_name_plural = _("Who says so")


class EvidenceInline(RowsOfOneClaim):
    model = Evidence
    form = RowForm
    fields = [
        ("stance", "source"),
        "title",
        "url",
        "excerpt",
        ("published_on", "accessed_on"),
        "note",
    ]
    autocomplete_fields = ["source"]
    verbose_name_plural = _("Evidence")


def lower(field: Any) -> Any:
    """Return the form field with a text area of three lines instead of ten."""
    if field is not None and isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 3
    return field
