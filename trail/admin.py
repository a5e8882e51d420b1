"""The trail at the desk, read-only, and the accounts of the people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trail.desk import ReadOnlyAdmin
from trail.desk_fields import DeskFields
from trail.editors import editor_for
from trail.models import Editor, Event

if TYPE_CHECKING:
    StockUserAdmin = UserAdmin[User]
else:
    StockUserAdmin = UserAdmin


class _KindOfSubject(admin.AllValuesFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("subject")


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Rows without their texts: a text may hold a verdict that its reader has yet to find alone."""

    list_display = ["seq", "at", "editor", "action", "about", "before", "after"]
    list_display_links = ["seq"]
    list_filter = [("subject_kind", _KindOfSubject), "action"]
    list_select_related = ["editor"]
    search_fields = ["subject_id"]
    ordering = ["-seq"]
    fields = [
        "seq",
        "at",
        "editor",
        "action",
        "about",
        "before",
        "after",
        "version",
        "round",
        "prev_hash",
        "hash",
    ]
    readonly_fields = ["about", "before", "after"]
    closed_lookups = frozenset({"body", "reason_length", "change_note_length"})

    @admin.display(description=_("subject"), ordering="subject_kind")
    def about(self, event: Event) -> str:
        return f"{event.subject_kind} {event.subject_id}"

    @admin.display(description=_("status before"), empty_value="–", ordering="from_status")
    def before(self, event: Event) -> str:
        return event.from_status

    @admin.display(description=_("status after"), empty_value="–", ordering="to_status")
    def after(self, event: Event) -> str:
        return event.to_status


@admin.register(Editor)
class EditorAdmin(ReadOnlyAdmin):
    list_display = ["code", "display_name", "user"]
    list_select_related = ["user"]
    search_fields = ["code", "display_name"]
    fields = ["code", "display_name", "user"]
    closed_lookups = frozenset({"user"})


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(DeskFields, StockUserAdmin):
    """Accounts are deactivated, never deleted: the record names their editors."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.instance.is_staff:
            editor_for(form.instance)
