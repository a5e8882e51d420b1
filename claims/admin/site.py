"""Topics and the newsroom's own pages at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import pgettext_lazy

from claims.models import SitePage, Topic
from claims.workflow.actions import site
from trail.chain import Subject
from trail.desk import acting_editor
from trail.desk_reading import ReadFirstAdmin

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Topic)
class TopicAdmin(ReadFirstAdmin):
    list_display = ["code", "name_de", "name_en"]
    search_fields = ["code", "name_de", "name_en"]
    event_words = {
        "create": pgettext_lazy("history", "created the topic"),
        "change": pgettext_lazy("history", "renamed the topic"),
    }

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Editions name a topic by its code, so the code stays."""
        return ["code"] if obj is not None else []

    def subject(self, obj: Topic) -> Subject:
        return site.topic_subject(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        if form.changed_data:
            self.hold_as_read(request, form.instance)
            site.save_topic(form.instance, by=acting_editor(request))


@admin.register(SitePage)
class SitePageAdmin(ReadFirstAdmin):
    list_display = ["title", "slug", "language"]
    list_filter = ["slug", "language"]
    search_fields = ["title", "body"]
    event_words = {
        "add": pgettext_lazy("history", "added the page"),
        "change": pgettext_lazy("history", "changed the page"),
    }

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The newsroom's own pages are the only rows of the desk that may go."""
        return ModelAdmin.has_delete_permission(self, request, obj)

    def subject(self, obj: SitePage) -> Subject:
        return site.page_subject(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        if form.changed_data:
            self.hold_as_read(request, form.instance)
            site.save_page(form.instance, by=acting_editor(request))

    def delete_model(self, request: HttpRequest, obj: SitePage) -> None:
        site.remove_page(obj, by=acting_editor(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for page in queryset:
            site.remove_page(page, by=acting_editor(request))
