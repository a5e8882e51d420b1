"""Sources at the desk: a proposed one may turn out to be known already, and is then merged into that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.exposure import exposed_lines
from claims.models import Attribution
from claims.workflow.actions.attributing import merge_source
from claims.workflow.actions.protecting import change_source
from claims.workflow.errors import TransitionRefused
from sources.admin import SourceAdmin
from sources.models import Source, SourceName
from sources.similar_names import nearest_sources
from trail.desk import acting_editor
from trail.desk_fields import RowSelect


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Source.objects.filter(is_proposed=False),
        label=gettext_lazy("is the same as"),
        widget=RowSelect(Attribution._meta.get_field("source"), admin.site),
    )


def likeness(score: int) -> str:
    """Return in words how much a name resembles another."""
    if score >= 95:
        return _("sounds the same")
    return _("very similar") if score >= 85 else _("similar")


admin.site.unregister(Source)


@admin.register(Source)
class MergingSourceAdmin(SourceAdmin):
    """The list of sources, with the page on which a proposed one is merged.

    A source that becomes protected shows first where it is named in public.
    """

    refusals = (TransitionRefused, ValidationError)

    def write(
        self, request: HttpRequest, source: Source, names: list[SourceName], removed: list[SourceName]
    ) -> None:
        change_source(
            source,
            by=acting_editor(request),
            names=names,
            removed=removed,
            knows_exposure="knows_exposure" in request.POST,
        )

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None and obj.pk and obj.is_protected:
            context["exposed"] = exposed_lines(obj)
            context["asks_to_confirm"] = not Source.objects.filter(pk=obj.pk, is_protected=True).exists()
        if obj is not None and obj.pk and obj.is_proposed:
            context["nearest"] = [(near, likeness(near.score)) for near in nearest_sources(obj.name)]
            context["spellings"] = list(obj.names.order_by("pk").values_list("name", flat=True))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:source_id>/merge/",
            self.admin_site.admin_view(self.merge_page),
            name="sources_source_merge",
        )
        return [page, *super().get_urls()]

    def merge_page(self, request: HttpRequest, source_id: int) -> HttpResponse:
        """Ask which known source a proposed one is, and replace it by that one."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        source = get_object_or_404(Source, pk=source_id)
        form = MergeForm(request.POST or None)
        if form.is_bound and form.is_valid():
            try:
                known = merge_source(source_id, into=form.cleaned_data["into"], by=acting_editor(request))
            except TransitionRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                self.message_user(
                    request,
                    _("“%(proposed)s” is now a name of %(known)s.")
                    % {"proposed": source.name, "known": known},
                )
                return HttpResponseRedirect(reverse("admin:sources_source_change", args=[known.pk]))
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Who is “%(name)s”?") % {"name": source.name},
            "subtitle": None,
            "opts": self.opts,
            "source": source,
            "claims": source.attributions.values("claim").distinct().count(),
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/sources/source/merge.html", context)
