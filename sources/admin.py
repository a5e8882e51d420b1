"""Sources with every name they go by; a source found in a text waits here for a person to confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from sources.actions import confirm_source, save_source
from sources.list_fields import ListField
from sources.models import Source, SourceName, http_only
from sources.models.fields import bcp47
from trail.chain import Subject
from trail.desk import DeskForm, acting_editor
from trail.desk_reading import ReadFirstAdmin

if TYPE_CHECKING:
    StackedInline = admin.StackedInline[Any, Any]
else:
    StackedInline = admin.StackedInline


class SourceNameInline(StackedInline):
    model = SourceName
    fields = [("name", "kind", "is_ambiguous")]
    extra = 0
    template = "admin/sources/source/_names.html"
    remove_row = gettext_lazy("Remove this name when saving")
    verbose_name_plural = gettext_lazy("further names, spellings and domains")


class SourceForm(DeskForm):
    languages = ListField(
        label=gettext_lazy("Languages"),
        between=", ",
        check=bcp47,
        help_text=gettext_lazy("With commas between them, e.g. de, en-GB"),
    )
    same_as = ListField(
        label=gettext_lazy("Same as"),
        between="\n",
        check=http_only,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Addresses that identify it elsewhere, each on a line of its own"),
    )


@admin.register(Source)
class SourceAdmin(ReadFirstAdmin):
    """One POST is one ``save_source``: the source and its names together."""

    form = SourceForm
    list_display = ["name", "kind", "country", "body_of", "is_proposed", "is_protected"]
    list_filter = ["is_proposed", "kind", "is_protected", "country"]
    list_select_related = ["body_of"]
    search_fields = ["name", "names__name"]
    autocomplete_fields = ["body_of"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [SourceNameInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", ("country", "languages"), "homepage"]}),
        (gettext_lazy("Whose it is"), {"fields": ["body_of", "owner", "same_as"]}),
        (gettext_lazy("For the desk"), {"fields": ["is_protected", "internal_note"]}),
    ]
    actions = ["confirm_selected"]
    event_words = {
        "create": pgettext_lazy("history", "added the source"),
        "change": pgettext_lazy("history", "changed the source"),
        "merge": pgettext_lazy("history", "merged a proposed source into this one"),
    }

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["name"]}

    def subject(self, obj: Any) -> Subject:
        return Subject("source", obj.slug)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        self.hold_as_read(request, form.instance)
        rows = [row for formset in formsets for row in formset.forms if row.has_changed()]
        removed = [row.instance for row in rows if row.cleaned_data.get("DELETE")]
        names = [row.instance for row in rows if not row.cleaned_data.get("DELETE")]
        source = form.instance
        if "_confirm" in request.POST:
            source.is_proposed = False
        self.write(request, source, names, [name for name in removed if name.pk])

    def write(
        self, request: HttpRequest, source: Source, names: list[SourceName], removed: list[SourceName]
    ) -> None:
        """Save the source and its names as one act."""
        save_source(source, by=acting_editor(request), names=names, removed=removed)

    @admin.action(description=gettext_lazy("Confirm the selected sources"), permissions=["change"])
    def confirm_selected(self, request: HttpRequest, queryset: Any) -> None:
        proposed = list(queryset.filter(is_proposed=True))
        for source in proposed:
            confirm_source(source, by=acting_editor(request))
        if proposed:
            self.message_user(
                request, _("Confirmed: %(names)s.") % {"names": ", ".join(s.name for s in proposed)}
            )
        else:
            self.message_user(
                request, _("None of the selected sources was waiting to be confirmed."), messages.WARNING
            )
