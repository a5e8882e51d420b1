"""One search over the desk: claims by their words, sources by any name, texts by title, all by their ids."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.why_found import FoundClaim, found_claim, found_sources, mark_typed
from claims.matching.similar import similar_claims
from claims.matching.words import STEMMED
from claims.models import Claim
from sources.finding import find_articles, find_sources
from sources.models import Article
from sources.public_id import public_id_in

LONGEST = 200
# So many of each kind; whoever needs more goes on to the list of that kind.
SHOWN = 10


class FindForm(forms.Form):
    q = forms.CharField(max_length=LONGEST, required=False)


def find_page(request: HttpRequest) -> HttpResponse:
    """Lead to what an id names, or show what was found, in groups; odd input is answered with a sentence."""
    may = {
        kind: request.user.has_perm(permission)
        for kind, permission in (
            ("claims", "claims.view_claim"),
            ("sources", "sources.view_source"),
            ("articles", "sources.view_article"),
        )
    }
    if not any(may.values()):
        raise PermissionDenied
    form = FindForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    place = _place_of(typed, may)
    if place:
        return HttpResponseRedirect(place)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Search"),
        "subtitle": None,
        "opts": Claim._meta,
        "media": forms.Media(),
        "q": typed,
        "desk_query": typed,
        "errors": form.errors.get("q", []),
        "claims": find_claims(typed) if may["claims"] and typed else [],
        "sources": found_sources(find_sources(typed, limit=SHOWN), typed) if may["sources"] and typed else [],
        "articles": [
            (article, mark_typed(article.title, typed)) for article in find_articles(typed, limit=SHOWN)
        ]
        if may["articles"] and typed
        else [],
    }
    context["found"] = bool(context["claims"] or context["sources"] or context["articles"])
    status = 400 if form.errors else 200
    return TemplateResponse(request, "admin/desk/find.html", context, status=status)


def find_claims(typed: str) -> list[FoundClaim]:
    """Return the claims that say something like it, in any state, the most alike first, and where they do."""
    scores: dict[int, int] = {}
    for language in STEMMED:
        for similar in similar_claims(typed, language, limit=SHOWN):
            scores[similar.claim_id] = max(similar.score, scores.get(similar.claim_id, 0))
    best = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:SHOWN]
    claims = Claim.objects.select_related("assigned_to").prefetch_related("appearances").in_bulk(best)
    return [found_claim(claims[pk], typed) for pk in best if pk in claims]


def _place_of(typed: str, may: dict[str, bool]) -> str:
    """Return the page of the claim or text that has this id; empty where it is none, or of nothing."""
    public_id = public_id_in(typed)
    if public_id is None:
        return ""
    if may["claims"]:
        claim = Claim.objects.filter(public_id=public_id).values_list("pk", flat=True).first()
        if claim is not None:
            return reverse("admin:claims_claim_change", args=[claim])
    if may["articles"]:
        article = Article.objects.filter(public_id=public_id).values_list("pk", flat=True).first()
        if article is not None:
            return reverse("admin:sources_article_change", args=[article])
    return ""
