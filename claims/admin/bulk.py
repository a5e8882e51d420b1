"""Acts on many claims at once: triage only, never a verdict. Each claim is an act of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from claims.workflow.errors import TransitionRefused
from claims.workflow.roles import TRIAGE
from trail.desk import acting_editor, sentence
from trail.models import Editor

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

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


class BulkTriage(ModelAdmin):
    """The actions of the list of claims."""

    actions = ["accept_selected", "dismiss_selected", "assign_selected"]

    @admin.action(description=gettext_lazy("Accept the selected claims"), permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        editor = acting_editor(request)
        for_each(
            request,
            queryset,
            lambda claim: triage.accept(claim.pk, by=editor, revision=claim.revision),
            _("Accepted"),
        )

    @admin.action(description=gettext_lazy("Dismiss the selected claims …"), permissions=["change"])
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        form = BulkReasonForm(request.POST if "confirmed" in request.POST else None)
        if not (form.is_bound and form.is_valid()):
            return self._ask(request, queryset, "dismiss_selected", _("Dismiss claims"), form)
        editor, reason = acting_editor(request), form.cleaned_data["reason"]
        refused = for_each(
            request,
            queryset,
            lambda claim: triage.dismiss(
                claim.pk, by=editor, revision=read_revision(request, claim), reason=reason
            ),
            _("Dismissed"),
        )
        if refused:
            # The reason that was typed stays, for the claims that are left.
            left = queryset.filter(pk__in=refused)
            return self._ask(request, left, "dismiss_selected", _("Dismiss claims"), form, status=409)
        return None

    @admin.action(description=gettext_lazy("Assign the selected claims …"), permissions=["change"])
    def assign_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        form = BulkAssignForm(request.POST if "confirmed" in request.POST else None)
        if not (form.is_bound and form.is_valid()):
            return self._ask(request, queryset, "assign_selected", _("Assign claims"), form)
        editor, to = acting_editor(request), form.cleaned_data["to"]
        for_each(
            request,
            queryset,
            lambda claim: triage.assign(claim.pk, by=editor, revision=read_revision(request, claim), to=to),
            _("Assigned"),
        )
        return None

    def _ask(
        self,
        request: HttpRequest,
        queryset: QuerySet[Claim],
        action: str,
        title: str,
        form: forms.Form,
        *,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "claims": queryset,
            "action": action,
            "checkbox": ACTION_CHECKBOX_NAME,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/claim/bulk.html", context, status=status)


def read_revision(request: HttpRequest, claim: Claim) -> int:
    """Return the revision of a claim that the page showed, or its present one where the page names none."""
    typed = request.POST.get(f"revision_{claim.pk}", "")
    return int(typed) if typed.isdecimal() else claim.revision


def for_each(
    request: HttpRequest,
    claims: Iterable[Claim],
    act: Callable[[Claim], Any],
    done: str | _StrPromise,
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
