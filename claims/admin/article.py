"""Texts at the desk: pasted once, never changed; claims are found in them and sorted on the triage page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminSplitDateTime, AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from claims.admin.triage import triage_page
from claims.intake import ImportResult, import_text
from claims.workflow.errors import TransitionRefused
from sources.actions import describe_article
from sources.models import MAX_TEXT, Article, Source, bcp47, http_only
from trail.chain import Subject
from trail.desk import DeskAdmin, acting_editor, sentence


class PasteForm(forms.Form):
    """A text and what is known about it; only the text itself is required."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("Paste the whole text. It cannot be changed afterwards."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Empty: the first line of the text."),
    )
    publisher = forms.ModelChoiceField(
        Source.objects.filter(is_proposed=False),
        label=gettext_lazy("Publisher"),
        required=False,
        widget=AutocompleteSelect(Article._meta.get_field("publisher"), admin.site),
        help_text=gettext_lazy("Every chain of attributions begins here. Can be said later."),
    )
    language = forms.CharField(
        label=gettext_lazy("Language"), max_length=35, initial="de", validators=[bcp47]
    )
    url = forms.CharField(
        label=gettext_lazy("Address"), max_length=2000, required=False, validators=[http_only]
    )
    byline = forms.CharField(label=gettext_lazy("Byline"), max_length=300, required=False)
    published_at = forms.SplitDateTimeField(
        label=gettext_lazy("Published"), required=False, widget=AdminSplitDateTime
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Readers may see the full text"),
        required=False,
        help_text=gettext_lazy("Mind the rights in the text."),
    )


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    """Pasting imports; afterwards only the description of the text can be changed."""

    refusals = (TransitionRefused, ValidationError)
    list_display = ["title", "publisher", "published_at", "language", "imported_by", "imported_at"]
    list_filter = ["language", "is_public"]
    list_select_related = ["publisher", "imported_by"]
    search_fields = ["title", "url", "public_id"]
    readonly_fields = ["publisher", "full_text", "imported_by", "imported_at"]
    fields = [
        "title",
        "publisher",
        ("language", "byline"),
        "url",
        "published_at",
        "is_public",
        ("imported_by", "imported_at"),
        "full_text",
    ]
    closed_lookups = frozenset({"text"})
    event_words = {
        "import": pgettext_lazy("history", "imported the text"),
        "describe": pgettext_lazy("history", "changed the description"),
        "set_publisher": pgettext_lazy("history", "said who published the text"),
    }

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:article_id>/triage/",
            self.admin_site.admin_view(triage_page),
            name="sources_article_triage",
        )
        return [page, *super().get_urls()]

    def subject(self, obj: Any) -> Subject:
        return Subject("article", obj.public_id)

    @admin.display(description=gettext_lazy("text"))
    def full_text(self, article: Article) -> str:
        return article.text

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        if form.changed_data:
            describe_article(form.instance, by=acting_editor(request), changed=form.changed_data)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PasteForm(request.POST or None)
        if form.is_bound and form.is_valid():
            try:
                result = import_text(**form.cleaned_data, by=acting_editor(request))
            except ValidationError as refusal:
                add_errors(form, refusal)
            except TransitionRefused as refusal:
                form.add_error(None, sentence(refusal))
            else:
                say_what_was_found(request, result)
                return HttpResponseRedirect(reverse("admin:sources_article_triage", args=[result.article.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Paste a text"),
            "subtitle": None,
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/sources/article/add.html", context)


def add_errors(form: forms.Form, refusal: ValidationError) -> None:
    """Put each sentence beside its field, or above the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, sentences in refusal.message_dict.items():
        form.add_error(name if name in form.fields else None, sentences)


def say_what_was_found(request: HttpRequest, result: ImportResult) -> None:
    """Tell the editor what the import did."""
    if not result.created:
        messages.warning(request, _("This text was imported before. Nothing was created."))
        return
    if not result.has_rules:
        messages.warning(
            request,
            _("There are no rules for finding claims in this language. Add the claims by hand."),
        )
        return
    claims, new = len(result.claims), len(result.proposed_sources)
    words = ngettext("%(count)d claim proposed", "%(count)d claims proposed", claims) % {"count": claims}
    sources = ngettext("%(count)d new source to confirm", "%(count)d new sources to confirm", new)
    messages.success(request, f"{words}, {sources % {'count': new}}." if new else f"{words}.")
