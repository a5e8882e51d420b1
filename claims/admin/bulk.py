"""Acts on many claims at once: triage only, never a verdict. Each claim is an act of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.models import Claim
from claims.workflow.actions import triage
from claims.workflow.actions.step import MAX_REASON
from claims.workflow.errors import RequirementUnmet, TransitionRefused
from claims.workflow.roles import TRIAGE
from trail.desk import acting_editor, sentence
from trail.desk_fields import is_row_id
from trail.models import Editor

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class BulkReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=MAX_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


class BulkAssignForm(forms.Form):
    to = forms.ModelChoiceField(
        Editor.objects.filter(
            user__is_active=True,
            user__groups__permissions__content_type__app_label="claims",
            user__groups__permissions__codename=TRIAGE,
        ).distinct(),
        label=gettext_lazy("Assign to"),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )


@dataclass(frozen=True, slots=True)
class Bulk:
    """An act on many claims: what its page is called and asks for, and what it does to each."""

    name: str
    title: str
    done: str
    form: type[forms.Form]
    act: Callable[[Claim, int, dict[str, Any]], Any]


class BulkTriage(ModelAdmin):
    """The actions of the list of claims. The list may be hours old and names no revisions; the page that
    asks shows each claim as it is and sends along what it showed.
    """

    actions = ["accept_selected", "dismiss_selected", "assign_selected"]

    @admin.action(description=gettext_lazy("Accept the selected claims …"), permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        def accept(claim: Claim, revision: int, _typed: dict[str, Any]) -> Claim:
            return triage.accept(claim.pk, by=acting_editor(request), revision=revision)

        bulk = Bulk("accept_selected", _("Accept claims"), _("Accepted"), forms.Form, accept)
        return self._for_selected(request, queryset, bulk)

    @admin.action(description=gettext_lazy("Dismiss the selected claims …"), permissions=["change"])
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        def dismiss(claim: Claim, revision: int, typed: dict[str, Any]) -> Claim:
            return triage.dismiss(
                claim.pk, by=acting_editor(request), revision=revision, reason=typed["reason"]
            )

        bulk = Bulk("dismiss_selected", _("Dismiss claims"), _("Dismissed"), BulkReasonForm, dismiss)
        return self._for_selected(request, queryset, bulk)

    @admin.action(description=gettext_lazy("Assign the selected claims …"), permissions=["change"])
    def assign_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        def assign(claim: Claim, revision: int, typed: dict[str, Any]) -> Claim:
            return triage.assign(claim.pk, by=acting_editor(request), revision=revision, to=typed["to"])

        bulk = Bulk("assign_selected", _("Assign claims"), _("Assigned"), BulkAssignForm, assign)
        return self._for_selected(request, queryset, bulk)

    def _for_selected(
        self, request: HttpRequest, queryset: QuerySet[Claim], bulk: Bulk
    ) -> HttpResponse | None:
        """Ask about the claims, or act; ask again about those that were refused, with what was typed."""
        form = bulk.form(request.POST if "confirmed" in request.POST else None)
        status = 200
        if form.is_bound and form.is_valid():
            refused = for_each(
                request,
                queryset,
                lambda claim: bulk.act(claim, read_revision(request, claim), form.cleaned_data),
                bulk.done,
            )
            if not refused:
                return None
            queryset, status = queryset.filter(pk__in=refused), 409
        context = {
            **self.admin_site.each_context(request),
            "title": bulk.title,
            "subtitle": None,
            "opts": self.opts,
            "claims": queryset.all(),
            "action": bulk.name,
            "checkbox": ACTION_CHECKBOX_NAME,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/claim/bulk.html", context, status=status)


def read_revision(request: HttpRequest, claim: Claim) -> int:
    """Return the revision of a claim that the page showed; raises ``RequirementUnmet`` where it names none.

    The present one must never stand in for it: nobody has looked at that.
    """
    typed = request.POST.get(f"revision_{claim.pk}", "")
    if not is_row_id(typed):
        raise RequirementUnmet(
            _("The form does not say which state of the claim you have seen. Look at it and do it again.")
        )
    return int(typed)


def for_each(
    request: HttpRequest,
    claims: Iterable[Claim],
    act: Callable[[Claim], Any],
    done: str,
) -> list[int]:
    """Do one act per claim, and say for how many it was done and why others were refused; return those."""
    count = 0
    refused: list[int] = []
    for claim in claims:
        try:
            act(claim)
        except (TransitionRefused, ValidationError) as refusal:
            messages.warning(
                request, _("Refused: “%(claim)s” – %(why)s") % {"claim": claim, "why": sentence(refusal)}
            )
            refused.append(claim.pk)
        else:
            count += 1
    if count:
        words = ngettext("%(done)s: %(count)d claim.", "%(done)s: %(count)d claims.", count)
        messages.success(request, words % {"done": done, "count": count})
    return refused
