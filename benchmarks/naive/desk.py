"""The list of claims as Django's admin makes it from a few names of columns."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.models import Claim


class StockSite(admin.AdminSite):
    """Django's admin without the bar of tools, whose pages only the desk has."""

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "has_permission": False}


stock = StockSite(name="stock")


@admin.register(Claim, site=stock)
class StockClaimAdmin(admin.ModelAdmin[Any]):
    list_display = ["statement", "verification_status", "check_worthiness", "assigned_to", "created_at"]
    list_filter = ["verification_status", "check_worthiness", "topics"]
    search_fields = ["statement", "public_id", "appearances__quote"]
