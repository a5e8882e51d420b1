"""Tables of claims at the desk: upload, look at every row, confirm."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.intake.claim_table import COLUMNS, TableResult, import_claims
from claims.intake.readers import TABLES
from claims.intake.readers.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MAX_TABLE_CHARACTERS, MEBIBYTE
from claims.intake.readers.reading import Hints, Reason, Unreadable
from claims.intake.reading import format_of, read
from claims.intake.refusals import refusal, why
from claims.workflow.errors import TransitionRefused
from trail.desk import acting_editor, sentence

if TYPE_CHECKING:
    from trail.desk import DeskAdmin

LABELS = {
    "statement": gettext_lazy("statement"),
    "quote": gettext_lazy("quote"),
    "article": gettext_lazy("text"),
    "source": gettext_lazy("source"),
    "said_on": gettext_lazy("said on"),
    "topics": gettext_lazy("topics"),
    "language": gettext_lazy("language"),
    "internal_note": gettext_lazy("internal note"),
}
SUFFIXES = tuple(suffix for each in TABLES for suffix in each.suffixes)


class TableForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Table (CSV or XLSX)"),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )

    def rows(self) -> list[list[str]]:
        """Return the rows of the uploaded table; raises ``Unreadable``."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise Unreadable(Reason.TOO_LARGE, limit=MAX_BYTES // MEBIBYTE)
        data, hints = file.read(), Hints(name=file.name or "")
        if data.strip() and format_of(data, hints) not in TABLES:
            raise Unreadable(Reason.UNKNOWN_FORMAT)
        return read(data, hints).rows


def table_page(desk: DeskAdmin, request: HttpRequest) -> HttpResponse:
    """Ask for a table, show what it would bring, or bring it in."""
    if not request.user.has_perm("sources.add_article"):
        raise PermissionDenied
    rows: list[list[str]] = []
    preview: TableResult | None = None
    form = TableForm()
    try:
        if "rows" in request.POST:
            rows = _posted_rows(request.POST["rows"])
            preview = import_claims(rows, by=acting_editor(request), dry_run=False)
            if preview.stored:
                _say_what_was_proposed(request, preview)
                return HttpResponseRedirect(f"{reverse('admin:claims_claim_changelist')}?queue=proposed")
        elif request.method == "POST":
            form = TableForm(request.POST, request.FILES)
            if form.is_valid():
                rows = form.rows()
                preview = import_claims(rows, by=acting_editor(request), dry_run=True)
    except Unreadable as unreadable:
        form.add_error("file", refusal(unreadable)) if form.is_bound else messages.error(
            request, why(unreadable.reason, unreadable.details)
        )
    except (TransitionRefused, ValidationError) as refused:
        messages.error(request, sentence(refused))
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Bring in a table of claims"),
        "subtitle": None,
        "opts": desk.opts,
        "form": form,
        "columns": [(LABELS[name], names) for name, names in COLUMNS.items()],
        "preview": preview,
        "rows": json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if preview else "",
        "media": desk.media,
    }
    return TemplateResponse(request, "admin/claims/claim/table.html", context)


def _posted_rows(posted: str) -> list[list[str]]:
    """Return the rows the preview sent along; they are checked like those of a file, whoever wrote them."""
    try:
        rows = json.loads(posted)
    except (ValueError, RecursionError):
        rows = None
    if (
        not isinstance(rows, list)
        or not 2 <= len(rows) <= 5 * MAX_ROWS
        or len(posted) > 3 * MAX_TABLE_CHARACTERS
        or not all(isinstance(row, list) and len(row) == len(rows[0]) <= MAX_COLUMNS for row in rows)
        or not all(isinstance(cell, str) for row in rows for cell in row)
    ):
        raise ValidationError(_("The table did not arrive whole. Upload it again."))
    return rows


def _say_what_was_proposed(request: HttpRequest, table: TableResult) -> None:
    known = len(table.rows) - table.new
    words = ngettext("%(count)d claim proposed", "%(count)d claims proposed", table.new)
    messages.success(request, f"{words % {'count': table.new}}.")
    if known:
        words = ngettext(
            "%(count)d claim was there before and was left alone.",
            "%(count)d claims were there before and were left alone.",
            known,
        )
        messages.info(request, words % {"count": known})
