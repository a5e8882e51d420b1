"""The triage page of a text: all its proposals beside it, decided in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.bulk import for_each, read_revision
from claims.admin.chains import readable_chains
from claims.admin.matches import SimilarClaim, similar_to
from claims.admin.passages import passages
from claims.admin.worthiness import in_words, weight
from claims.models import Appearance, Attribution, Claim
from claims.models.choices import CheckWorthiness, MatchState, VerificationStatus
from claims.workflow.actions import triage
from claims.workflow.actions.attributing import set_publisher
from claims.workflow.actions.editing import Changes, edit
from claims.workflow.errors import TransitionRefused
from sources.models import Article, Source
from trail.desk import acting_editor, sentence
from trail.desk_fields import RowSelect

# How many similar claims stand below a proposal; its own page has all of them.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the text: its number in the margin, and what triage needs to know about it."""

    number: int
    claim: Claim
    appearance: Appearance
    chains: list[list[Attribution]]
    worthiness: str
    similar: list[SimilarClaim]

    @property
    def is_proposed(self) -> bool:
        return self.claim.verification_status == VerificationStatus.PROPOSED

    @property
    def is_checkworthy(self) -> bool:
        return self.claim.check_worthiness == CheckWorthiness.CHECKWORTHY


class PublisherForm(forms.Form):
    publisher = forms.ModelChoiceField(
        Source.objects.filter(is_proposed=False),
        label=gettext_lazy("Publisher"),
        widget=RowSelect(Article._meta.get_field("publisher"), admin.site),
    )


def triage_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show a text with its claims, or do what was chosen for the selected ones."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("publisher"), pk=article_id)
    reason = ""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        if _decide(request, article):
            return HttpResponseRedirect(request.get_full_path())
    by_weight = request.GET.get("order") == "worthiness"
    rows = rows_of(article)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Triage"),
        "subtitle": None,
        "opts": Article._meta,
        "article": article,
        "rows": sorted(rows, key=lambda row: weight(row.claim)) if by_weight else rows,
        "by_weight": by_weight,
        "proposed": [row for row in rows if row.is_proposed],
        "passages": passages(
            article.text, [(row.number, row.appearance.start, row.appearance.end) for row in rows]
        ),
        "publisher_form": PublisherForm(initial={"publisher": article.publisher}),
        "worthiness": CheckWorthiness.choices,
        "reason": reason,
        "selected": request.POST.getlist("claim"),
    }
    context["media"] = context["publisher_form"].media
    return TemplateResponse(request, "admin/sources/article/triage.html", context)


def rows_of(article: Article) -> list[Row]:
    """Return the claims of a text in the order in which they stand in it."""
    appearances = list(
        Appearance.objects.filter(article=article)
        .select_related("claim__last_event")
        .prefetch_related("attributions__source")
        .order_by("start", "id")
    )
    similar = similar_to([appearance.claim for appearance in appearances])
    return [
        Row(
            number,
            appearance.claim,
            appearance,
            readable_chains(list(appearance.attributions.all())),
            in_words(appearance.claim),
            [one for one in similar[appearance.claim_id] if one.match.state != MatchState.DIFFERENT][:SHOWN],
        )
        for number, appearance in enumerate(appearances, start=1)
    ]


def _decide(request: HttpRequest, article: Article) -> bool:
    """Do what the pressed button says; False where something is missing and nothing was done."""
    editor = acting_editor(request)
    if "set_publisher" in request.POST:
        return _set_publisher(request, article)
    chosen = [pk for pk in request.POST.getlist("claim") if pk.isdecimal()]
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
    elif request.POST.get("worthiness") in CheckWorthiness.values:
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
