"""The admin site of this project. The desk registers itself on it, so it is imported only when asked."""

from __future__ import annotations

import types
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from trail.desk_lists import AskableLists


class DeskSite(admin.AdminSite):
    """``admin.site``: Django's, under our name; queues on its start page, lists that answer any address."""

    site_title = _("Gegenlese – Desk")
    site_header = _("Gegenlese – Desk")
    index_title = _("What is waiting")
    # The desk's pages need the width; its start page lists everything the bar would.
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        given = admin_class or admin.ModelAdmin
        askable = types.new_class(
            given.__name__, (AskableLists, given), {}, lambda body: body.update(__module__=given.__module__)
        )
        super().register(model_or_iterable, askable, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from claims.admin.addresses import desk_addresses

        return [*desk_addresses(self), *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Django's, and the number of unread notices; it is asked for only where a page shows it."""
        from claims.admin.notices import unread_notices

        return {
            **super().each_context(request),
            "unread_notices": SimpleLazyObject(lambda: unread_notices(request)),
        }

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from claims.admin.start import waiting_lines

        context = {"queues": waiting_lines(request), **(extra_context or {})}
        return super().index(request, extra_context=context)
