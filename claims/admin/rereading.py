"""The page that reads a text once more: it says what will become of its claims, then does it."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.intake.rereading import Rereading, look_again, read_again
from claims.workflow.errors import TransitionRefused
from sources.models import Article
from trail.desk import acting_editor, sentence


def rereading_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show what would be proposed, replaced and left alone, or do it."""
    if not request.user.has_perm("sources.add_article"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("publisher"), pk=article_id)
    again: Rereading | None = None
    refusal = ""
    try:
        if request.method == "POST":
            # The rules on untouched proposals are asked once more: what was touched meanwhile stays.
            result = read_again(article, by=acting_editor(request))
            words = ngettext("%(count)d claim proposed", "%(count)d claims proposed", len(result.claims))
            messages.success(request, f"{words % {'count': len(result.claims)}}.")
            return HttpResponseRedirect(reverse("admin:sources_article_triage", args=[article.pk]))
        again = look_again(article)
    except (TransitionRefused, ValidationError) as refused:
        refusal = sentence(refused)
    context = {
        **admin.site.each_context(request),
        "title": _("Read the text again"),
        "subtitle": None,
        "opts": Article._meta,
        "article": article,
        "again": again,
        "refusal": refusal,
        "media": forms.Media(),
    }
    return TemplateResponse(request, "admin/sources/article/reread.html", context)
