"""A person's notices at the desk: the number in the header, the list, and what they want to hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from claims.models import Claim, Notice, NoticeSettings
from claims.models.choices import NoticeKind
from claims.workflow.actions.notifying import mark_all_read, mark_read, save_notice_settings
from claims.workflow.notices import notices_for, unread_count
from trail.desk import acting_editor

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[NoticeSettings]
else:
    ModelForm = forms.ModelForm

SHOWN = 100


class NoticeSettingsForm(ModelForm):
    """Two switches for each kind of notice, and the language of the mails."""

    class Meta:
        model = NoticeSettings
        fields = [
            *(f"{kind}_{way}" for kind in NoticeKind.values for way in ("in_desk", "by_mail")),
            "language",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = {
            "in_desk": pgettext_lazy("notice", "At the desk"),
            "by_mail": pgettext_lazy("notice", "By mail"),
        }
        for kind, (way, label) in ((k, w) for k in NoticeKind.values for w in ways.items()):
            self.fields[f"{kind}_{way}"].label = label

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the kinds with their two switches."""
        return [
            (str(kind.label), [self[f"{kind.value}_{way}"] for way in ("in_desk", "by_mail")])
            for kind in NoticeKind
        ]


def unread_notices(request: HttpRequest) -> int:
    """Return the number for the header; 0 for whoever is not logged in."""
    return unread_count(request.user) if isinstance(request.user, User) and request.user.is_active else 0


def notices_page(request: HttpRequest) -> HttpResponse:
    """Show the newest notices, unread ones marked."""
    user = _reader(request)
    shown = notices_for(user).filter(in_desk=True).select_related("claim", "event__editor")
    notices = list(shown[: SHOWN + 1])
    return _page(
        request,
        "admin/desk/notices.html",
        _("Notices"),
        notices=notices[:SHOWN],
        newest=notices[0].event_id if notices else 0,
        has_unread=any(notice.read_at is None for notice in notices[:SHOWN]),
        has_more=len(notices) > SHOWN,
    )


@require_POST
def open_notice(request: HttpRequest, event: int) -> HttpResponse:
    """Mark a notice as read and lead to its claim."""
    notice = mark_read(_reader(request), event)
    if notice is None:
        raise Http404
    return HttpResponseRedirect(_place_of(notice))


@require_POST
def read_all_notices(request: HttpRequest) -> HttpResponse:
    """Mark as read what the page showed; what has come since stays unread."""
    user, newest = _reader(request), request.POST.get("newest", "")
    if newest.isdecimal() and len(newest) < 19:
        mark_all_read(user, up_to=int(newest))
        messages.success(request, _("All notices are read."))
    return HttpResponseRedirect(reverse("admin:notices"))


def settings_page(request: HttpRequest) -> HttpResponse:
    """Let a person choose what they hear of, at the desk and by mail."""
    user = _reader(request)
    stored = NoticeSettings.objects.filter(editor__user=user).first()
    form = NoticeSettingsForm(request.POST if request.method == "POST" else None, instance=stored)
    if form.is_bound and form.is_valid():
        save_notice_settings(acting_editor(request), form.cleaned_data)
        messages.success(request, _("Saved. It holds from now on."))
        return HttpResponseRedirect(reverse("admin:notice_settings"))
    return _page(
        request,
        "admin/desk/notice_settings.html",
        _("What you want to hear of"),
        form=form,
        mail_is_on=settings.MAIL_IS_ON,
        address=user.email,
    )


def _reader(request: HttpRequest) -> User:
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    return cast("User", request.user)


def _place_of(notice: Notice) -> str:
    page = reverse("admin:claims_claim_change", args=[notice.claim_id])
    return f"{page}#comment-{notice.event_id}" if notice.kind == NoticeKind.MENTIONED else page


def _page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    return TemplateResponse(
        request,
        template,
        {
            **admin.site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": Claim._meta,
            "media": forms.Media(),
            **context,
        },
    )
