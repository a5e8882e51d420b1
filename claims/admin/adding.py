"""Adding a claim by hand: a text, its words, and the statement they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Appearance, Attribution
from claims.models.appearance import MAX_QUOTE
from claims.models.choices import CheckWorthiness
from claims.models.claim import MAX_STATEMENT
from claims.workflow.actions.proposing import MIN_STATEMENT, Proposal, ProposedLink, find_quote, propose
from claims.workflow.errors import TransitionRefused
from sources.models import Article, Source
from trail.desk import acting_editor, sentence
from trail.desk_fields import RowSelect

if TYPE_CHECKING:
    from trail.desk import DeskAdmin


class NewClaimForm(forms.Form):
    article = forms.ModelChoiceField(
        Article.objects.all(),
        label=gettext_lazy("Text"),
        widget=RowSelect(Appearance._meta.get_field("article"), admin.site),
    )
    quote = forms.CharField(
        label=gettext_lazy("Quote"),
        max_length=MAX_QUOTE,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Verbatim, as it stands in the text."),
    )
    statement = forms.CharField(
        label=gettext_lazy("Statement"),
        min_length=MIN_STATEMENT,
        max_length=MAX_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The claim in wording that stands on its own, without a verdict in it."),
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=gettext_lazy("Who says so, according to the text"),
        required=False,
        widget=RowSelect(Attribution._meta.get_field("source"), admin.site),
        help_text=gettext_lazy("Empty: the text itself. The chain begins with its publisher either way."),
    )
    check_worthiness = forms.ChoiceField(
        label=gettext_lazy("Check-worthiness"),
        choices=CheckWorthiness.choices,
        initial=CheckWorthiness.CHECKWORTHY,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("article") and cleaned.get("quote"):
            cleaned["quote"] = cleaned["quote"].replace("\r\n", "\n")
            try:
                cleaned["span"] = find_quote(cleaned["article"], cleaned["quote"])
            except ValueError as error:
                self.add_error("quote", str(error))
        return cleaned

    def proposal(self) -> Proposal:
        """Return what was filled in as the workflow takes it."""
        data = self.cleaned_data
        chain = [data["article"].publisher, data["source"]]
        start, end = data["span"]
        return Proposal(
            statement=data["statement"],
            start=start,
            end=end,
            chains=[[ProposedLink(source=source) for source in dict.fromkeys(chain) if source]],
            check_worthiness=data["check_worthiness"],
        )


def add_claim_page(desk: DeskAdmin, request: HttpRequest) -> HttpResponse:
    """Ask for a new claim, or propose it and open its page."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    article = Article.objects.filter(public_id=request.GET.get("article", "")).first()
    form = NewClaimForm(request.POST or None, initial={"article": article})
    if form.is_bound and form.is_valid():
        try:
            claim = propose(form.cleaned_data["article"], form.proposal(), by=acting_editor(request))
        except (TransitionRefused, ValidationError) as refusal:
            form.add_error(None, sentence(refusal))
        else:
            desk.message_user(request, _("The claim is proposed."))
            return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[claim.pk]))
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "title": _("Add a claim"),
        "subtitle": None,
        "opts": desk.opts,
        "form": form,
        "media": desk.media + form.media,
        "article": article,
    }
    return TemplateResponse(request, "admin/claims/claim/add.html", context)
