"""What becomes of web addresses: waiting, being fetched, done or failed with its reason, and a retry."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_tasks_db.admin
import django_tasks_db.models
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from claims.intake.readers.reading import Entry
from claims.intake.refusals import why
from claims.intake.retrieving import new_entries, request_retrieval, retry
from claims.workflow.errors import TransitionRefused
from sources.models import Retrieval, RetrievalState, http_only
from sources.retrievals import may_retry
from trail.desk import ReadOnlyAdmin, acting_editor, sentence

# Whatever waits longer than this waits for a worker that does not run.
PATIENCE = dt.timedelta(seconds=30)
MAX_CHOSEN = 200

# A retrieval's own page says what became of it, in the words of the desk and without tracebacks.
admin.site.unregister(django_tasks_db.models.DBTaskResult)


@admin.register(Retrieval)
class RetrievalAdmin(ReadOnlyAdmin):
    """Whoever may see texts sees their retrievals; whoever may add texts asks for them and retries."""

    list_display = ["url", "state", "duration", "brought", "requested_by", "requested_at"]
    list_display_links = ["url"]
    list_filter = ["state"]
    list_select_related = ["requested_by", "article"]
    search_fields = ["url", "final_url"]
    actions = None
    closed_lookups = frozenset({"entries", "failure_details"})

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("sources.view_article")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        retried = path(
            "<int:retrieval_id>/retry/",
            self.admin_site.admin_view(require_POST(self.retry_view)),
            name="sources_retrieval_retry",
        )
        chosen = path(
            "choose/",
            self.admin_site.admin_view(require_POST(self.choose_view)),
            name="sources_retrieval_choose",
        )
        return [retried, chosen, *super().get_urls()]

    @admin.display(description=gettext_lazy("duration"))
    def duration(self, retrieval: Retrieval) -> str:
        return duration(retrieval)

    @admin.display(description=gettext_lazy("text or reason"))
    def brought(self, retrieval: Retrieval) -> str:
        if retrieval.article is not None:
            address = reverse("admin:sources_article_triage", args=[retrieval.article.pk])
            return format_html('<a href="{}">{}</a>', address, retrieval.article)
        if retrieval.failure:
            return why(retrieval.failure, retrieval.failure_details)
        count = len(retrieval.entries)
        return (
            ngettext("a feed with %(count)d entry", "a feed with %(count)d entries", count) % {"count": count}
            if count
            else "–"
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        retrieval = self.get_object(request, object_id)
        if retrieval is None or not self.has_view_permission(request, retrieval):
            raise PermissionDenied
        is_open = retrieval.state in (RetrievalState.WAITING, RetrievalState.RUNNING)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Retrieval"),
            "subtitle": None,
            "opts": self.opts,
            "retrieval": retrieval,
            "is_open": is_open,
            "is_patient": retrieval.state != RetrievalState.WAITING
            or retrieval.queued_at > timezone.now() - PATIENCE,
            "reason": why(retrieval.failure, retrieval.failure_details) if retrieval.failure else "",
            "duration": duration(retrieval),
            "may_retry": may_retry(retrieval) and request.user.has_perm("sources.add_article"),
            "has_addresses": any(entry["url"] for entry in retrieval.entries),
            "entries": new_entries(Entry(entry["title"], entry["url"]) for entry in retrieval.entries),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/sources/retrieval/change_form.html", context)

    def retry_view(self, request: HttpRequest, retrieval_id: int) -> HttpResponse:
        retrieval = self.get_object(request, str(retrieval_id))
        if retrieval is None or not request.user.has_perm("sources.add_article"):
            raise PermissionDenied
        try:
            if not retry(retrieval, by=acting_editor(request)):
                messages.warning(request, _("There is nothing to retry: it is done or under way."))
        except TransitionRefused as refused:
            messages.error(request, sentence(refused))
        return HttpResponseRedirect(reverse("admin:sources_retrieval_change", args=[retrieval.pk]))

    def choose_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("sources.add_article"):
            raise PermissionDenied
        addresses = list(dict.fromkeys(request.POST.getlist("address")))[:MAX_CHOSEN]
        try:
            for address in addresses:
                http_only(address)
            with transaction.atomic():
                for address in addresses:
                    request_retrieval(address, by=acting_editor(request))
        except (TransitionRefused, ValidationError) as refused:
            messages.error(request, sentence(refused))
        else:
            if addresses:
                words = ngettext(
                    "%(count)d address is being fetched.",
                    "%(count)d addresses are being fetched.",
                    len(addresses),
                )
                messages.success(request, words % {"count": len(addresses)})
            else:
                messages.warning(request, _("Nothing was chosen."))
        return HttpResponseRedirect(reverse("admin:sources_retrieval_changelist"))


def duration(retrieval: Retrieval) -> str:
    """Return how long the last attempt took, or has taken so far."""
    if retrieval.started_at is None:
        return "–"
    seconds = ((retrieval.finished_at or timezone.now()) - retrieval.started_at).total_seconds()
    return _("%(seconds).1f s") % {"seconds": seconds}
