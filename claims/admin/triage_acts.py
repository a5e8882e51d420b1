"""What the buttons of the triage page do: each claim an act of its own, each refusal named."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.bulk import for_each, read_revision
from claims.models import Appearance, Claim
from claims.models.choices import CheckWorthiness
from claims.workflow.actions import triage
from claims.workflow.actions.attributing import set_publisher
from claims.workflow.actions.editing import Changes, edit
from claims.workflow.actions.proposing import find_quote
from claims.workflow.errors import TransitionRefused
from sources.models import Article, Source
from trail.desk import acting_editor, sentence
from trail.desk_fields import RowSelect, is_row_id

# A button on a proposal's own card names that proposal alone, whatever is selected.
THIS = "this:"


class PublisherForm(forms.Form):
    publisher = forms.ModelChoiceField(
        Source.objects.filter(is_proposed=False),
        label=gettext_lazy("Publisher"),
        widget=RowSelect(Article._meta.get_field("publisher"), admin.site),
    )


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """The words a proposal rests on as they stand in its card: typed and refused, or as they are stored."""

    quote: str
    start: str
    end: str
    is_open: bool


def typed_span(request: HttpRequest, place: Appearance) -> TypedSpan:
    """Return what a card's passage holds when the page is shown."""
    if request.POST.get("span") == str(place.pk):
        start, end = (request.POST.get(f"{name}_{place.pk}", "") for name in ("start", "end"))
        return TypedSpan(request.POST.get(f"quote_{place.pk}", ""), start, end, is_open=True)
    return TypedSpan(place.quote, str(place.start), str(place.end), is_open=False)


def chosen_ids(request: HttpRequest) -> list[str]:
    """Return the ids of the claims a pressed button is about."""
    pressed = request.POST.get("accept") or request.POST.get("dismiss") or ""
    return [pressed.removeprefix(THIS)] if pressed.startswith(THIS) else request.POST.getlist("claim")


def decide(request: HttpRequest, article: Article) -> bool:
    """Do what the pressed button says; False where something is missing and nothing was done."""
    editor = acting_editor(request)
    if "set_publisher" in request.POST:
        return _set_publisher(request, article)
    if "span" in request.POST:
        return _move_span(request, article)
    chosen = [pk for pk in chosen_ids(request) if is_row_id(pk)]
    claims = list(Claim.objects.filter(pk__in=chosen, appearances__article=article).distinct().order_by("pk"))
    if not claims:
        messages.warning(request, _("Select the claims first."))
        return False
    if "accept" in request.POST:
        for_each(
            request,
            claims,
            lambda claim: triage.accept(claim.pk, by=editor, revision=read_revision(request, claim)),
            _("Accepted"),
        )
    elif "dismiss" in request.POST:
        reason = request.POST.get("reason", "")
        if not reason.strip():
            messages.warning(request, _("Give a reason for dismissing."))
            return False
        for_each(
            request,
            claims,
            lambda claim: triage.dismiss(
                claim.pk, by=editor, revision=read_revision(request, claim), reason=reason
            ),
            _("Dismissed"),
        )
    elif "mark" in request.POST and request.POST.get("worthiness") in CheckWorthiness.values:
        changes = Changes(fields={"check_worthiness": request.POST["worthiness"]})
        for_each(
            request,
            claims,
            lambda claim: edit(claim.pk, by=editor, revision=read_revision(request, claim), changes=changes),
            _("Marked"),
        )
    return True


def _set_publisher(request: HttpRequest, article: Article) -> bool:
    form = PublisherForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose who published the text."))
        return False
    publisher = form.cleaned_data["publisher"]
    try:
        set_publisher(article.pk, publisher, by=acting_editor(request))
    except (TransitionRefused, ValidationError) as refusal:
        messages.warning(request, sentence(refusal))
        return False
    messages.success(request, _("Published by %(publisher)s.") % {"publisher": publisher})
    return True


def _move_span(request: HttpRequest, article: Article) -> bool:
    """Anchor a proposal at other words; the words decide, positions only tell equal ones apart."""
    typed = request.POST["span"]
    place = Appearance.objects.filter(pk=typed, article=article).first() if is_row_id(typed) else None
    if place is None:
        messages.warning(request, _("Select the claims first."))
        return False
    quote = request.POST.get(f"quote_{place.pk}", "").replace("\r\n", "\n")
    bounds = [request.POST.get(f"{name}_{place.pk}", "") for name in ("start", "end")]
    try:
        span = _named_span(article, quote, bounds) or find_quote(article, quote)
        place.start, place.end = span
        place.quote = article.text[slice(*span)]
        claim = place.claim
        edit(
            claim.pk,
            by=acting_editor(request),
            revision=read_revision(request, claim),
            changes=Changes(save=[place]),
        )
    except (TransitionRefused, ValidationError, ValueError) as refusal:
        messages.warning(request, sentence(refusal))
        return False
    messages.success(request, _("The claim now rests on “%(quote)s”.") % {"quote": quote})
    return True


def _named_span(article: Article, quote: str, bounds: list[str]) -> tuple[int, int] | None:
    """Return the positions that were sent if exactly these words stand there."""
    if not all(bound.isdecimal() and len(bound) < 10 for bound in bounds):
        return None
    start, end = map(int, bounds)
    return (start, end) if start < end and article.text[start:end] == quote else None
