"""Texts at the desk: brought in once, never changed; claims found in them are sorted on the triage page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from claims.admin.bringing import bring_page
from claims.admin.rereading import rereading_page
from claims.admin.triage import triage_page
from claims.workflow.errors import TransitionRefused
from sources.actions import describe_article
from sources.models import Article
from trail.chain import Subject
from trail.desk import acting_editor
from trail.desk_reading import ReadFirstAdmin


@admin.register(Article)
class ArticleAdmin(ReadFirstAdmin):
    """Adding imports; afterwards only the description of the text can be changed."""

    refusals = (TransitionRefused, ValidationError)
    list_display = ["title", "publisher", "published_at", "language", "imported_by", "imported_at"]
    list_filter = ["language", "is_public"]
    list_select_related = ["publisher", "imported_by"]
    search_fields = ["title", "url", "public_id"]
    readonly_fields = ["publisher", "full_text", "imported_by", "imported_at"]
    fields = [
        "title",
        "publisher",
        ("language", "byline"),
        "url",
        "published_at",
        "is_public",
        ("imported_by", "imported_at"),
        "full_text",
    ]
    closed_lookups = frozenset({"text"})
    event_words = {
        "import": pgettext_lazy("history", "imported the text"),
        "describe": pgettext_lazy("history", "changed the description"),
        "set_publisher": pgettext_lazy("history", "said who published the text"),
    }

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:article_id>/triage/",
            self.admin_site.admin_view(triage_page),
            name="sources_article_triage",
        )
        again = path(
            "<int:article_id>/read-again/",
            self.admin_site.admin_view(rereading_page),
            name="sources_article_reread",
        )
        return [page, again, *super().get_urls()]

    def subject(self, obj: Any) -> Subject:
        return Subject("article", obj.public_id)

    @admin.display(description=gettext_lazy("text"))
    def full_text(self, article: Article) -> str:
        return article.text

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        if form.changed_data:
            self.hold_as_read(request, form.instance)
            describe_article(form.instance, by=acting_editor(request), changed=form.changed_data)
        if "language" in form.changed_data:
            again = reverse("admin:sources_article_reread", args=[form.instance.pk])
            words = _("The claims of this text were found in another language.")
            messages.info(
                request, format_html('{} <a href="{}">{}</a>', words, again, _("Read the text again"))
            )

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return bring_page(self, request)
