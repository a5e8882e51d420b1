"""What the buttons of the triage page do: each claim an act of its own, each refusal named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.bulk import for_each, read_revision
from claims.admin.triage_draft import Draft
from claims.models import Appearance, Claim
from claims.models.choices import CheckWorthiness
from claims.workflow.actions import triage
from claims.workflow.actions.attributing import set_publisher
from claims.workflow.actions.editing import Changes, edit
from claims.workflow.actions.proposing import find_quote
from claims.workflow.errors import TransitionRefused
from sources.lookup import find_source_name
from sources.models import Article, Source
from trail.desk import acting_editor, sentence
from trail.desk_fields import RowSelect, is_row_id


class PublisherForm(forms.Form):
    """Asks for a known source: chosen, or by one of its names where the browser runs no scripts."""

    publisher = forms.ModelChoiceField(
        Source.objects.filter(is_proposed=False),
        label=gettext_lazy("Publisher"),
        required=False,
        widget=RowSelect(Article._meta.get_field("publisher"), admin.site),
    )
    name = forms.CharField(label=gettext_lazy("Or its name"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # They stand above the cards and are sent with them, so that nothing selected there is lost.
        for field in self.fields.values():
            field.widget.attrs["form"] = "triage"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if typed := cleaned.get("name"):
            known = find_source_name(typed)
            if known is None or known.source.is_proposed:
                self.add_error("name", _("No confirmed source has this name."))
            else:
                cleaned["publisher"] = known.source
        elif not cleaned.get("publisher") and not self.errors:
            self.add_error("publisher", _("Choose who published the text."))
        return cleaned


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a pressed button did: whether it did what it says, the claims it was about, those refused.

    ``lacks_reason`` says that nothing was done because no reason was given.
    """

    is_done: bool = False
    claims: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    lacks_reason: bool = False


def decide(request: HttpRequest, article: Article, draft: Draft) -> Outcome:
    """Do what the pressed button says about the claims it is about."""
    if "span" in request.POST:
        return _change(request, article, draft)
    chosen = [pk for pk in draft.chosen if is_row_id(pk)]
    claims = list(Claim.objects.filter(pk__in=chosen, appearances__article=article).distinct().order_by("pk"))
    ids = tuple(claim.pk for claim in claims)
    if not claims:
        messages.warning(request, _("Select the claims first."))
        return Outcome()
    editor = acting_editor(request)
    if "accept" in request.POST:
        refused = for_each(
            request,
            claims,
            lambda claim: triage.accept(claim.pk, by=editor, revision=read_revision(request, claim)),
            _("Accepted"),
        )
    elif {"dismiss", "enter"} & request.POST.keys():
        if not draft.reason.strip():
            words = ngettext(
                "Say why the claim is dismissed.", "Say why the %(count)d claims are dismissed.", len(ids)
            )
            messages.warning(request, words % {"count": len(ids)})
            return Outcome(claims=ids, lacks_reason=True)
        refused = for_each(
            request,
            claims,
            lambda claim: triage.dismiss(
                claim.pk, by=editor, revision=read_revision(request, claim), reason=draft.reason
            ),
            _("Dismissed"),
        )
    elif "mark" in request.POST and request.POST.get("worthiness") in CheckWorthiness.values:
        changes = Changes(fields={"check_worthiness": request.POST["worthiness"]})
        refused = for_each(
            request,
            claims,
            lambda claim: edit(claim.pk, by=editor, revision=read_revision(request, claim), changes=changes),
            _("Marked"),
        )
    else:
        messages.warning(request, _("Choose a check-worthiness from the list."))
        return Outcome(claims=ids)
    return Outcome(not refused, ids, tuple(refused))


def names_publisher(request: HttpRequest) -> bool:
    """Whether the form was sent to name the publisher: by its button, or by Enter with a name typed."""
    return "set_publisher" in request.POST or bool("enter" in request.POST and request.POST.get("name"))


def name_publisher(request: HttpRequest, article: Article, form: PublisherForm) -> bool:
    """Say who published the text; False where the form or the workflow refuses."""
    if not form.is_valid():
        return False
    publisher = form.cleaned_data["publisher"]
    try:
        set_publisher(article.pk, publisher, by=acting_editor(request))
        article.publisher = publisher
    except (TransitionRefused, ValidationError) as refusal:
        form.add_error(None, sentence(refusal))
        return False
    messages.success(request, _("Published by %(publisher)s.") % {"publisher": publisher})
    return True


def _change(request: HttpRequest, article: Article, draft: Draft) -> Outcome:
    """Anchor a proposal at other words, word it anew, or both in one act.

    The words decide, positions only tell equal ones apart.
    """
    typed = request.POST["span"]
    place = Appearance.objects.filter(pk=typed, article=article).first() if is_row_id(typed) else None
    if place is None:
        messages.warning(request, _("Select the claims first."))
        return Outcome()
    claim, wording = place.claim, draft.statement_of(place.claim)
    quote = draft.quote_at(place)
    try:
        span = find_quote(article, quote, _marked(draft.bounds_at(place)))
        is_moved = span != (place.start, place.end)
        place.start, place.end = span
        place.quote = article.text[slice(*span)]
        edit(
            claim.pk,
            by=acting_editor(request),
            revision=read_revision(request, claim),
            changes=Changes(
                fields={"statement": wording.text} if wording.is_typed else {},
                save=[place] if is_moved or not wording.is_typed else [],
            ),
        )
    except (TransitionRefused, ValidationError, ValueError) as refusal:
        messages.warning(request, sentence(refusal))
        return Outcome(claims=(claim.pk,), refused=(claim.pk,))
    if is_moved or not wording.is_typed:
        messages.success(request, _("The claim now rests on “%(quote)s”.") % {"quote": quote})
    if wording.is_typed:
        messages.success(request, _("The claim now says “%(statement)s”.") % {"statement": wording.text})
    return Outcome(True, (claim.pk,))


def _marked(bounds: tuple[str, str]) -> tuple[int, int]:
    """Return the positions that were sent; those of no words where they are none."""
    if not all(bound.isdecimal() and len(bound) < 10 for bound in bounds):
        return 0, 0
    start, end = map(int, bounds)
    return start, end
