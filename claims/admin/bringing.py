"""The page that brings texts to the desk: pasted, uploaded, or from a web address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.intake.importing import import_reading, import_text
from claims.intake.outcome import Given, ImportResult
from claims.intake.readers import FORMATS, TABLES
from claims.intake.readers.limits import MAX_BYTES, MEBIBYTE
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable
from claims.intake.reading import read
from claims.intake.refusals import refusal, why
from claims.intake.retrieving import new_entries, request_retrieval
from claims.workflow.errors import TransitionRefused
from sources.models import MAX_TEXT, Article, Retrieval, Source, bcp47, http_only, is_web_address
from trail.desk import acting_editor, sentence
from trail.desk_fields import MomentField, MomentInput, RowSelect

if TYPE_CHECKING:
    from trail.desk import DeskAdmin

MAX_ADDRESSES = 50
WAYS = ("text", "file", "addresses")
_PUBLISHER = Article._meta.get_field("publisher")
UPLOADED = tuple(suffix for each in FORMATS if each not in TABLES for suffix in each.suffixes)


class BringForm(forms.Form):
    """One of three ways to bring a text, and what is known about it; the rest is optional."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Paste the whole text. It cannot be changed afterwards."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(UPLOADED)}),
        help_text=gettext_lazy("Text, web page, Word, mail (.eml), feed, ClaimReview; at most 10 MB."),
    )
    addresses = forms.CharField(
        label=gettext_lazy("Web addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url"}),
        help_text=gettext_lazy(
            "One in a line: pages or feeds. They are fetched in the background; you see what becomes of it."
        ),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Empty: what the file or page says, or the first line of the text."),
    )
    publisher = forms.ModelChoiceField(
        Source.objects.filter(is_proposed=False),
        label=gettext_lazy("Publisher"),
        required=False,
        widget=RelatedFieldWidgetWrapper(
            RowSelect(_PUBLISHER, admin.site), _PUBLISHER.remote_field, admin.site, can_add_related=True
        ),
        help_text=gettext_lazy(
            "Every chain of attributions begins here. "
            "Empty: the source the address belongs to. Can be said later; “+” adds a new one."
        ),
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=35,
        required=False,
        validators=[bcp47],
        help_text=gettext_lazy(
            "de, en, … Empty: what the file or page says, else what the words of the text tell."
        ),
    )
    url = forms.CharField(
        label=gettext_lazy("Address"), max_length=2000, required=False, validators=[http_only]
    )
    byline = forms.CharField(label=gettext_lazy("Byline"), max_length=300, required=False)
    published_at = MomentField(label=gettext_lazy("Published"), required=False, widget=MomentInput)
    is_public = forms.BooleanField(
        label=gettext_lazy("Readers may see the full text"),
        required=False,
        help_text=gettext_lazy("Mind the rights in the text."),
    )

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MAX_BYTES:
            raise ValidationError(why(Reason.TOO_LARGE, {"limit": MAX_BYTES // MEBIBYTE}))
        return file

    def clean_addresses(self) -> list[str]:
        addresses = list(dict.fromkeys(self.cleaned_data["addresses"].split()))
        if len(addresses) > MAX_ADDRESSES:
            raise ValidationError(_("At most %(limit)d addresses at once.") % {"limit": MAX_ADDRESSES})
        for address in addresses:
            if len(address) > 2000:
                raise ValidationError(_("An address has at most 2000 characters."))
        if strange := [address for address in addresses if not is_web_address(address)]:
            raise ValidationError(
                _("Not a web address with http:// or https://: %(addresses)s. Nothing was fetched yet.")
                % {"addresses": ", ".join(f"“{address}”" for address in strange)}
            )
        return addresses

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and sum(bool(cleaned.get(way)) for way in WAYS) != 1:
            raise ValidationError(_("Paste a text, choose a file or write addresses: one of the three."))
        return cleaned

    def given(self) -> Given:
        """Return what the editor said about the text."""
        names = ("title", "language", "url", "publisher", "byline", "published_at", "is_public")
        return Given(**{name: self.cleaned_data[name] for name in names})


def bring_page(desk: DeskAdmin, request: HttpRequest) -> HttpResponse:
    """Ask for a text, or bring it in and show what came of it."""
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if form.is_bound and form.is_valid():
        try:
            return _brought(desk, request, form)
        except Unreadable as unreadable:
            form.add_error("file", refusal(unreadable))
        except ValidationError as refused:
            add_errors(form, refused)
        except TransitionRefused as refused:
            form.add_error(None, sentence(refused))
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Bring in a text"),
        "subtitle": None,
        "opts": desk.opts,
        "form": form,
        "ways": [form[way] for way in WAYS],
        "facts": [field for field in form if field.name not in WAYS],
        "media": desk.media + form.media,
    }
    return TemplateResponse(request, "admin/sources/article/add.html", context)


def _brought(desk: DeskAdmin, request: HttpRequest, form: BringForm) -> HttpResponse:
    editor, data, given = acting_editor(request), form.cleaned_data, form.given()
    if data["addresses"]:
        with transaction.atomic():
            asked = [
                request_retrieval(
                    address,
                    by=editor,
                    language=given.language,
                    publisher=given.publisher,
                    is_public=given.is_public,
                )
                for address in data["addresses"]
            ]
        return _to_retrievals(asked)
    if data["text"]:
        texts = {
            name: data[name] for name in ("title", "url", "publisher", "byline", "published_at", "is_public")
        }
        return _to_triage(
            request, [import_text(data["text"], by=editor, language=given.language or "de", **texts)]
        )
    reading = read(data["file"].read(), Hints(name=data["file"].name or ""))
    if reading.rows:
        messages.info(request, _("This is a table of claims: bring it in here."))
        return HttpResponseRedirect(reverse("admin:claims_claim_table"))
    if reading.entries:
        return entries_page(desk, request, reading)
    if reading.ignored_attachments:
        count = reading.ignored_attachments
        words = ngettext("%(count)d attachment was left out.", "%(count)d attachments were left out.", count)
        messages.info(request, words % {"count": count})
    return _to_triage(request, import_reading(reading, by=editor, given=given))


def entries_page(desk: DeskAdmin, request: HttpRequest, reading: Reading) -> HttpResponse:
    """Show the entries of an uploaded feed to choose from."""
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Choose from the feed"),
        "subtitle": None,
        "opts": desk.opts,
        "entries": new_entries(reading.entries),
        "has_addresses": any(entry.url for entry in reading.entries),
        "media": desk.media,
    }
    return TemplateResponse(request, "admin/sources/retrieval/choose.html", context)


def _to_retrievals(asked: list[Retrieval]) -> HttpResponse:
    if len(asked) == 1:
        return HttpResponseRedirect(reverse("admin:sources_retrieval_change", args=[asked[0].pk]))
    return HttpResponseRedirect(reverse("admin:sources_retrieval_changelist"))


def _to_triage(request: HttpRequest, results: list[ImportResult]) -> HttpResponse:
    say_what_was_found(request, results)
    if len(results) == 1:
        return HttpResponseRedirect(reverse("admin:sources_article_triage", args=[results[0].article.pk]))
    return HttpResponseRedirect(reverse("admin:sources_article_changelist"))


def add_errors(form: forms.Form, refused: ValidationError) -> None:
    """Put each sentence beside its field, or above the form."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, sentences in refused.message_dict.items():
        form.add_error(name if name in form.fields else None, sentences)


def say_what_was_found(request: HttpRequest, results: list[ImportResult]) -> None:
    """Tell the editor what the import did."""
    created = [result for result in results if result.created]
    known = len(results) - len(created)
    if not created:
        messages.warning(request, _("This text was imported before. Nothing was created."))
        return
    if known:
        words = ngettext(
            "%(count)d text was imported before.", "%(count)d texts were imported before.", known
        )
        messages.warning(request, words % {"count": known})
    if not any(result.has_rules for result in created):
        messages.warning(
            request,
            _("There are no rules for finding claims in this language. Add the claims by hand."),
        )
        return
    claims = sum(len(result.claims) for result in created)
    new = sum(len(result.proposed_sources) for result in created)
    words = ngettext("%(count)d claim proposed", "%(count)d claims proposed", claims) % {"count": claims}
    sources = ngettext("%(count)d new source to confirm", "%(count)d new sources to confirm", new)
    messages.success(request, f"{words}, {sources % {'count': new}}." if new else f"{words}.")
