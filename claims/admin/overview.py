"""The shift overview: plots with their tables. Whoever may read the desk's claims may read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from claims.models import Claim
from claims.plots import columns, stacked_bars
from claims.workflow.overview import AGES, Due, Overview, Week, overview


def overview_page(request: HttpRequest) -> HttpResponse:
    """Show how the work stands now."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    found = overview()
    context = {
        **admin.site.each_context(request),
        **_open(found),
        **_duration(found),
        **_due(found),
        "title": _("Shift overview"),
        "subtitle": None,
        "opts": Claim._meta,
        "media": forms.Media(),
    }
    return TemplateResponse(request, "admin/desk/overview.html", context)


def _open(found: Overview) -> dict[str, Any]:
    ages = [ngettext("up to %(days)d day", "up to %(days)d days", days) % {"days": days} for days in AGES]
    ages.append(_("longer"))
    claims = reverse("admin:claims_claim_changelist")
    return {
        "ages": ages,
        "open_plot": stacked_bars([(str(s.label), counts) for s, counts in found.open.items()], ages),
        "open_rows": [
            (s.label, f"{claims}?verification_status__exact={s.value}", counts, sum(counts))
            for s, counts in found.open.items()
        ],
        "open_count": found.open_count,
        "open_claims": ngettext("%(count)d open claim.", "%(count)d open claims.", found.open_count)
        % {"count": found.open_count},
    }


def _duration(found: Overview) -> dict[str, Any]:
    longest = max((week.hours or 0 for week in found.weeks), default=0)
    # The unit in which the numbers of the scale are small; the words beside it name their own.
    if longest >= 48:
        hours, unit = 24.0, _("days")
    elif longest >= 2:
        hours, unit = 1.0, _("hours")
    else:
        hours, unit = 1 / 60, _("minutes")
    bars = [
        (
            date_format(week.monday, pgettext("format of a day without its year", "j M")),
            # Less than a minute is called one, and drawn as one.
            None if week.hours is None else max(week.hours, 1 / 60) / hours,
            words(week),
        )
        for week in found.weeks
    ]
    return {
        "duration_plot": columns(bars),
        "duration_unit": unit,
        "duration_rows": [(week.monday, week.count, words(week)) for week in found.weeks],
        "published_count": sum(week.count for week in found.weeks),
    }


def words(week: Week) -> str:
    """Return a median as a person would say it; a dash where nothing was published."""
    if week.hours is None:
        return "–"
    if week.hours < 1:
        minutes = max(1, round(week.hours * 60))
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if week.hours < 48:
        hours = round(week.hours)
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return _("%(count)s days") % {"count": number_format(round(week.hours / 24, 1), decimal_pos=1)}


def _due(found: Overview) -> dict[str, Any]:
    rows = [(_due_label(due), due.count) for due in found.due]
    return {
        "due_plot": stacked_bars([(label, [count]) for label, count in rows], [_("re-checks")]),
        "due_rows": rows,
        "due_count": found.due_count,
        "due_address": f"{reverse('admin:claims_claim_changelist')}?queue=recheck",
    }


def _due_label(due: Due) -> str:
    if due.monday is None:
        return _("Overdue")
    return _("Week of %(day)s") % {"day": date_format(due.monday, "DATE_FORMAT")}
