"""The forms of the claim page: the claim's own fields, and the rows that belong to it.

Each field carries what it held when the page was read in a hidden twin, so that a later save knows what
this editor changed and what somebody else did (``claims.admin.conflict``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.worthiness import reason_in_words
from claims.models import Appearance, Attribution, Evidence
from claims.models.choices import FirstHand
from claims.record.chains import chains
from claims.workflow.actions.proposing import find_quote
from claims.workflow.errors import RequirementUnmet
from trail.desk import DeskForm
from trail.desk_fields import DeskFields, RowSelect

# A row is a card that says what it holds and opens for editing.
CARDS = "admin/claims/claim/_cards.html"

if TYPE_CHECKING:
    BaseInlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
    ModelForm = forms.ModelForm[Any]
    StackedInline = admin.StackedInline[Any, Any]
else:
    BaseInlineFormSet = forms.BaseInlineFormSet
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
        if worthiness and (reason := reason_in_words(self.instance)):
            worthiness.help_text = _("Proposed by the reading: %(reason)s") % {"reason": reason}
        remember_what_was_read(self)


class RowForm(ModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remember_what_was_read(self)
        for name in ("source", "article"):
            if name in self.fields and self.instance.pk and getattr(self.instance, f"{name}_id"):
                know(self.fields[name], getattr(self.instance, name))


def know(field: forms.Field, row: Any) -> None:
    """Tell a field the row it holds, so that showing it asks the database nothing."""
    widget = getattr(field.widget, "widget", field.widget)  # the admin wraps selects with its buttons
    if isinstance(widget, RowSelect):
        widget.known = {str(row.pk): str(row)}


class AttributionForm(RowForm):
    """A new link can say which one relies on it: so it comes between two others in one save."""

    relied_on_by = forms.ModelChoiceField(
        Attribution.objects.none(),
        label=_("Is relied on by"),
        required=False,
        help_text=_(
            "To put it between two links, choose the one before it. What that one relies on so far, this one "
            "then relies on, unless you choose otherwise above."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["relied_on_by"].widget = forms.HiddenInput()
            self.fields["relied_on_by"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        before = cleaned.get("relied_on_by")
        if self.instance.pk and self.data.get(self.add_prefix("relied_on_by")):
            self.add_error(
                None, _("Only a new link is put behind another one. Choose instead what each link relies on.")
            )
        if before and not cleaned.get("cites"):
            cleaned["cites"] = before.cites
        return cleaned


class InChains(BaseInlineFormSet):
    """The links of a claim as they are read: each chain from its publisher to its end, no link twice."""

    def clean(self) -> None:
        super().clean()
        before: set[Attribution] = set()
        for form in self.forms:
            link = getattr(form, "cleaned_data", {}).get("relied_on_by")
            if link in before:
                form.add_error(
                    "relied_on_by",
                    _(
                        "Another new link is to come directly behind %(source)s, and only one can. Leave "
                        "this empty and save; then choose on the cards which link relies on which."
                    )
                    % {"source": link.source},
                )
            elif link:
                before.add(link)

    def get_queryset(self) -> Any:
        if not hasattr(self, "_in_chains"):
            links = list(super().get_queryset().select_related("source"))
            chained = dict.fromkeys(link for chain in chains(links) for link in chain)
            by_id = {link.pk: link for link in links}
            for link in links:
                if link.cites_id in by_id:
                    link.cites = by_id[link.cites_id]
            self._in_chains = [*chained, *(link for link in links if link not in chained)]
        return self._in_chains


class AppearanceForm(RowForm):
    """Asks for the words; their place is found in the text."""

    class Meta:
        model = Appearance
        fields = ["article", "quote"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        article, quote = cleaned.get("article"), cleaned.get("quote")
        if article and quote:
            quote = quote.replace("\r\n", "\n")
            place = self.instance
            # Of equal words those stay that it was; a quote may have been stored with blanks around it.
            marked = (place.start, place.end) if place.pk and "article" not in self.changed_data else (0, 0)
            try:
                place.start, place.end = find_quote(article, quote, marked)
            except ValueError as error:
                self.add_error("quote", str(error))
            cleaned["quote"] = quote
        return cleaned


def left_to_the_act(_form: Any) -> None:
    """The admin refuses to delete what other rows need, those deleted in the same save included."""


class Rows(DeskFields, StackedInline):
    """Rows of a claim; whether one can go is for ``edit`` to say, which knows all that is saved with it."""

    extra = 0
    template = CARDS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[Any]:
        formset = super().get_formset(request, obj, **kwargs)
        form: Any = formset.form
        form.hand_clean_DELETE = left_to_the_act
        return formset


class AppearanceInline(Rows):
    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("article")

    model = Appearance
    form = AppearanceForm
    fields = ["article", "quote"]
    autocomplete_fields = ["article"]
    classes = ["collapse"]
    card = "admin/claims/claim/_card_appearance.html"
    new_row = _("New place")
    remove_row = _("Remove this place when saving")
    verbose_name_plural = _("Where it stands")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return lower(super().formfield_for_dbfield(db_field, request, **kwargs))


class RowsOfOneClaim(Rows):
    """Rows whose choices are limited to other rows of the same claim."""

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
            field = self.formfield_for_dbfield(db_field, request, **options)
            if db_field.name in own and field is not None:
                # Listed once for all rows, not once for each.
                field.choices = list(field.choices)
            return field

        formset = super().get_formset(request, obj, formfield_callback=choose_within_claim, **kwargs)
        fields: dict[str, Any] = formset.form.base_fields
        if {"cites", "relied_on_by"} <= fields.keys():
            # What the form declares is one for all claims and threads; its choices are those of this claim.
            before = fields["relied_on_by"] = deepcopy(fields["relied_on_by"])
            before.queryset = own["cites"]
            before.choices = fields["cites"].choices
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return lower(super().formfield_for_dbfield(db_field, request, **kwargs))


class AttributionInline(RowsOfOneClaim):
    model = Attribution
    form = AttributionForm
    formset = InChains
    card = "admin/claims/claim/_card_attribution.html"
    new_row = _("New link of the chain")
    remove_row = _("Remove this link when saving")
    fields = [
        ("source", "position"),
        ("cites", "appearance"),
        "relied_on_by",
        ("speech_type", "first_hand", "is_explicit"),
        ("locator_url", "said_on"),
        "excerpt",
    ]
    autocomplete_fields = ["source"]
    verbose_name_plural = _("Who says so")


class EvidenceInline(RowsOfOneClaim):
    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")

    model = Evidence
    form = RowForm
    card = "admin/claims/claim/_card_evidence.html"
    new_row = _("New evidence")
    remove_row = _("Remove this evidence when saving")
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


def links_before(rows: Iterable[Any]) -> Iterator[Attribution]:
    """Return the stored links that rely, from now on, on a new one of these saved rows."""
    for row in rows:
        before = row.cleaned_data.get("relied_on_by")
        if before and row.instance.pk and not row.cleaned_data.get("DELETE"):
            link = Attribution.objects.filter(pk=before.pk).first()
            if link is None:
                raise RequirementUnmet(
                    _("%(source)s cannot rely on the new link while you remove it.")
                    % {"source": before.source}
                )
            link.cites = row.instance
            # Who relies on another does not speak first-hand.
            if link.first_hand == FirstHand.YES:
                link.first_hand = FirstHand.NO
            yield link
