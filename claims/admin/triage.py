"""The triage page of a text: all its proposals beside it, decided in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from claims.admin.matches import SimilarClaim, similar_to
from claims.admin.passages import passages
from claims.admin.triage_acts import PublisherForm, TypedSpan, chosen_ids, decide, typed_span
from claims.admin.worthiness import in_words, weight
from claims.models import Appearance, Attribution, Claim
from claims.models.choices import CheckWorthiness, MatchState, VerificationStatus
from claims.record.chains import chains
from sources.models import Article

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
    typed: TypedSpan

    @property
    def warnings(self) -> int:
        return sum(1 for one in self.similar if one.warnings and not one.is_decided)

    @property
    def is_proposed(self) -> bool:
        return self.claim.verification_status == VerificationStatus.PROPOSED

    @property
    def is_checkworthy(self) -> bool:
        return self.claim.check_worthiness == CheckWorthiness.CHECKWORTHY


def triage_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show a text with its claims, or do what was chosen for the selected ones."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("publisher"), pk=article_id)
    reason = ""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        if decide(request, article):
            return HttpResponseRedirect(request.get_full_path())
    by_weight = request.GET.get("order") == "worthiness"
    rows = rows_of(article, request)
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
        "selected": chosen_ids(request),
    }
    context["media"] = context["publisher_form"].media
    return TemplateResponse(request, "admin/sources/article/triage.html", context)


def rows_of(article: Article, request: HttpRequest) -> list[Row]:
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
            chains(list(appearance.attributions.all())),
            in_words(appearance.claim),
            [one for one in similar[appearance.claim_id] if one.match.state != MatchState.DIFFERENT][:SHOWN],
            typed_span(request, appearance),
        )
        for number, appearance in enumerate(appearances, start=1)
    ]
