"""The desk's pages that belong to no model: notices, overview, search."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from claims.admin.finding import find_page
from claims.admin.notices import notices_page, open_notice, read_all_notices, settings_page
from claims.admin.overview import overview_page


def desk_addresses(site: AdminSite) -> list[URLPattern]:
    """Return the addresses, each behind the login of the desk."""
    return [
        path("find/", site.admin_view(find_page), name="find"),
        path("overview/", site.admin_view(overview_page), name="overview"),
        path("notices/", site.admin_view(notices_page), name="notices"),
        path("notices/settings/", site.admin_view(settings_page), name="notice_settings"),
        path("notices/read/", site.admin_view(read_all_notices), name="notices_read"),
        path("notices/<int:event>/", site.admin_view(open_notice), name="notice_open"),
    ]
