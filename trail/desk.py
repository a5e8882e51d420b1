"""What every page of the desk shares: one act per POST, refusals beside what was typed, the trail as history.

A ``DeskAdmin`` writes in ``save_related`` through an action and nowhere else. What the action refuses is
shown on the same page, with everything that was typed. The admin's own log stays empty: it would repeat
the trail, and might show a verdict to somebody who has yet to assess.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from trail.chain import Subject
from trail.desk_fields import DeskFields
from trail.editors import editor_for
from trail.models import Editor, Event

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser
    from django.utils.functional import _StrPromise

    ModelAdmin = admin.ModelAdmin[Any]
    ModelForm = forms.ModelForm[Any]
else:
    ModelAdmin = admin.ModelAdmin
    ModelForm = forms.ModelForm


class RefusedRequest(HttpRequest):
    """A request whose act was refused once; its page is shown again with the sentence."""

    refusal: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the history shows it."""

    at: dt.datetime
    editor: Editor
    words: str
    details: Sequence[str] = ()
    reason: str = ""


class DeskForm(ModelForm):
    """A form that repeats why the act behind it was refused."""

    refusal = ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        return cleaned


def acting_editor(request: HttpRequest) -> Editor:
    """Return the editor of the account that is logged in."""
    return editor_for(cast("AbstractBaseUser", request.user))


class DeskAdmin(DeskFields, ModelAdmin):
    """Nothing is deleted or logged here, and lists are filtered by their own columns only."""

    form = DeskForm
    # What an action raises when it refuses; the message is the sentence for the editor.
    refusals: tuple[type[Exception], ...] = (ValidationError,)
    # Those of them that say somebody else was faster: the answer is 409.
    conflicts: tuple[type[Exception], ...] = ()
    event_words: Mapping[str, _StrPromise] = {}
    # Columns and relations that must not be asked for in the address of a list.
    closed_lookups: frozenset[str] = frozenset()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        first = lookup.split("__", maxsplit=1)[0]
        columns = {field.name for field in self.opts.concrete_fields} | {"pk"}
        filters = {getattr(item, "parameter_name", item) for item in self.list_filter}
        if first not in columns | filters or first in self.closed_lookups:
            return False
        return super().lookup_allowed(lookup, value, cast("HttpRequest", request))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except self.refusals as refusal:
            cast("RefusedRequest", request).refusal = sentence(refusal)
            response = super().changeform_view(request, object_id, form_url, extra_context)
            if isinstance(refusal, self.conflicts):
                response.status_code = 409
            return response

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[Any]:
        form = super().get_form(request, obj, change, **kwargs)
        refusal = getattr(request, "refusal", "")
        return types.new_class(form.__name__, (form,), {}, lambda body: body.update(refusal=refusal))

    def save_form(self, request: HttpRequest, form: Any, change: Any) -> Any:
        """Return the instance as typed; nothing is written before ``save_related``."""
        return form.instance

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Write nothing: fields and rows are one act, in ``save_related``."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        raise PermissionDenied

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        return ""

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Write nothing: the trail has it."""

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Write nothing: the trail has it."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Write nothing: nothing is deleted."""

    def subject(self, obj: Any) -> Subject | None:
        """Return what the trail calls this row; None where the trail does not know it."""
        return None

    def lines(self, request: HttpRequest, obj: Any) -> list[Line]:
        """Return the row's history, newest first."""
        return [
            Line(event.at, event.editor, str(self.event_words.get(event.action, event.action)))
            for event in events_about(self.subject(obj))
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": None,
            "object": obj,
            "opts": self.opts,
            "lines": self.lines(request, obj),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/desk/history.html", context)


class ReadOnlyAdmin(DeskAdmin):
    """Rows that only the workflow writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def events_of(subject: Subject | None) -> models.QuerySet[Event, Event]:
    """Return the events of a subject, newest first."""
    if subject is None:
        return Event.objects.none()
    return Event.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("-seq")


def events_about(subject: Subject | None) -> list[Event]:
    """Return the events of a subject with editors and texts, newest first."""
    return list(events_of(subject).select_related("editor", "body"))


def sentence(refusal: Exception) -> str:
    """Return the words of a refusal for the editor."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal)
