"""The admin site of this project. The desk registers itself on it, so it is imported only when asked."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    """``admin.site``: Django's, under our name, with the queues on its start page."""

    site_title = _("Gegenlese – Desk")
    site_header = _("Gegenlese – Desk")
    index_title = _("What is waiting")
    # The desk's pages need the width; its start page lists everything the bar would.
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from claims.admin.start import waiting_lines

        context = {"queues": waiting_lines(request), **(extra_context or {})}
        return super().index(request, extra_context=context)
