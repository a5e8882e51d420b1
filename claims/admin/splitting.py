"""The page that proposes another claim from a passage that says more than one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.passages import passages
from claims.models import Appearance
from claims.models.appearance import MAX_QUOTE
from claims.models.choices import CheckWorthiness
from claims.models.claim import MAX_STATEMENT
from claims.record.chains import chains
from claims.workflow.actions.proposing import MIN_STATEMENT, find_quote
from claims.workflow.actions.splitting import split
from claims.workflow.errors import TransitionRefused
from trail.desk import acting_editor, sentence

if TYPE_CHECKING:
    from trail.desk import DeskAdmin


class SplitForm(forms.Form):
    quote = forms.CharField(
        label=gettext_lazy("Quote"),
        max_length=MAX_QUOTE,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The words that say it; fewer than the passage has, if only these do."),
    )
    statement = forms.CharField(
        label=gettext_lazy("Statement"),
        min_length=MIN_STATEMENT,
        max_length=MAX_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The claim in wording that stands on its own, without a verdict in it."),
    )
    check_worthiness = forms.ChoiceField(
        label=gettext_lazy("Check-worthiness"),
        choices=CheckWorthiness.choices,
        initial=CheckWorthiness.CHECKWORTHY,
    )

    def __init__(self, data: Any, *, place: Appearance) -> None:
        super().__init__(data, initial={"quote": place.quote})
        self.place = place

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        quote = cleaned.get("quote", "").replace("\r\n", "\n")
        if quote:
            try:
                cleaned["span"] = _span(self.place, quote)
            except ValueError as error:
                self.add_error("quote", str(error))
        return cleaned


def _span(place: Appearance, quote: str) -> tuple[int, int]:
    """Return where the words stand: within the place if they do, else anywhere in its text."""
    inside = place.quote.find(quote)
    if inside < 0:
        return find_quote(place.article, quote)
    return place.start + inside, place.start + inside + len(quote)


def split_page(desk: DeskAdmin, request: HttpRequest, place_id: int) -> HttpResponse:
    """Ask for the other statement of a passage, or propose it and go back to the text."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    places = Appearance.objects.select_related("claim", "article__publisher")
    place = get_object_or_404(places, pk=place_id)
    form = SplitForm(request.POST or None, place=place)
    if form.is_bound and form.is_valid():
        start, end = form.cleaned_data["span"]
        try:
            claim = split(
                place,
                by=acting_editor(request),
                statement=form.cleaned_data["statement"],
                start=start,
                end=end,
                worthiness=form.cleaned_data["check_worthiness"],
            )
        except (TransitionRefused, ValidationError) as refusal:
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, sentence(refusal))
        else:
            desk.message_user(request, _("The other claim is proposed; both stand beside the text."))
            triage = reverse("admin:sources_article_triage", args=[place.article_id])
            return HttpResponseRedirect(f"{triage}#claim-{claim.pk}")
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "title": _("Another claim from this passage"),
        "subtitle": None,
        "opts": desk.opts,
        "form": form,
        "media": desk.media + form.media,
        "place": place,
        "passages": passages(place.article.text, [(1, place.start, place.end)]),
        "chains": chains(list(place.attributions.select_related("source"))),
    }
    return TemplateResponse(request, "admin/claims/claim/split.html", context)
