"""Rows without a revision of their own: what somebody wrote since a page was opened is not replaced unseen.

The page carries the number of the newest event about its row; a save compares it with the newest one now.
"""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from trail.chain import Subject, hold_chain
from trail.desk import DeskAdmin, acting_editor, events_of
from trail.desk_differences import differences_from
from trail.desk_fields import is_row_id
from trail.models import Editor


class LateRequest(HttpRequest):
    """A request whose page was older than its row."""

    written_meanwhile: bool


class WrittenMeanwhile(ValidationError):
    """Somebody else wrote to the row after the page was opened."""


class ReadFirstAdmin(DeskAdmin):
    """A save of a row that was written meanwhile is refused once: what was typed stays, who wrote is said."""

    conflicts = (WrittenMeanwhile,)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None:
            context["read_seq"] = _newest_seq(self.subject(obj))
            if getattr(request, "written_meanwhile", False):
                formsets = [inline.formset for inline in context["inline_admin_formsets"]]
                stored = self.model._default_manager.get(pk=obj.pk)
                context["meanwhile"] = differences_from(stored, context["adminform"].form, formsets)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def hold_as_read(self, request: HttpRequest, obj: Any) -> None:
        """Let nobody else write until this act is done; raises ``WrittenMeanwhile`` where somebody has.

        A page that does not say what it read is told the same: a row is not replaced on a guess. One that is
        added was there for nobody to read.
        """
        if obj.pk is None:
            return
        hold_chain()
        subject = self.subject(obj)
        read = request.POST.get("read_seq", "")
        if read == str(_newest_seq(subject)):
            return
        newest = events_of(subject).select_related("editor").first()
        if newest is None:
            raise WrittenMeanwhile(_("Open this page again before you save."))
        cast("LateRequest", request).written_meanwhile = True
        at = formats.date_format(timezone.localtime(newest.at), "SHORT_DATETIME_FORMAT")
        if _is_own_change(subject, acting_editor(request), since=read):
            raise WrittenMeanwhile(
                _("You changed this yourself in another window (%(at)s). Nothing you typed is lost.")
                % {"at": at}
            )
        raise WrittenMeanwhile(
            _("%(editor)s changed this after you opened it (%(at)s). Nothing you typed is lost.")
            % {"editor": newest.editor, "at": at}
        )


def _is_own_change(subject: Subject | None, editor: Editor, *, since: str) -> bool:
    """Whether this editor alone wrote the row after that event."""
    # Before the first event a page reads 0.
    if since != "0" and not is_row_id(since):
        return False
    written = events_of(subject).filter(seq__gt=int(since)).order_by()
    return set(written.values_list("editor", flat=True).distinct()) == {editor.code}


def _newest_seq(subject: Subject | None) -> int:
    """Return the number of the newest event about a row, 0 where there is none."""
    return events_of(subject).values_list("seq", flat=True).first() or 0
