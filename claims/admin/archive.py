"""The pages of archived addresses: copies, what changed between the last two, and the buttons."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from claims.admin.copies import facts_of, open_finding, state_of, why
from claims.archive.archiving import archive_again
from claims.archive.naming import addresses_of, claims_naming
from claims.models import Claim
from sources.captures import address_key, mark_seen, may_request
from sources.models import ArchivedAddress, Capture, RetrievalState
from trail.desk import ReadOnlyAdmin, acting_editor

# Beyond this a comparison takes seconds and nobody reads it.
MAX_COMPARED_LINES = 4000
_SHOWN_COPIES = 50


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that only the earlier copy has, or only the newer one."""

    text: str
    is_new: bool


class FindingFilter(admin.SimpleListFilter):
    """Narrows the list to addresses where something was found that nobody has looked at."""

    title = gettext_lazy("finding")
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("Changed or gone, not looked at"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ArchivedAddress]
    ) -> QuerySet[ArchivedAddress]:
        flagged = ArchivedAddress.objects.flagged()
        return queryset.filter(pk__in=flagged) if self.value() == "open" else queryset


@admin.register(ArchivedAddress)
class ArchivedAddressAdmin(ReadOnlyAdmin):
    """Whoever may see claims sees what was archived for them; whoever may change them asks for it."""

    list_display = ["url", "state", "finding", "checked_at", "reason"]
    list_display_links = ["url"]
    list_filter = [FindingFilter, "state"]
    search_fields = ["url"]
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("claims.view_claim")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        named = path(
            "archive/",
            self.admin_site.admin_view(require_POST(self.archive_view)),
            name="sources_archivedaddress_archive",
        )
        seen = path(
            "<int:address_id>/seen/",
            self.admin_site.admin_view(require_POST(self.seen_view)),
            name="sources_archivedaddress_seen",
        )
        return [named, seen, *super().get_urls()]

    @admin.display(description=gettext_lazy("why there is no copy"))
    def reason(self, address: ArchivedAddress) -> str:
        return why(address.failure) or "–"

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        address = self.get_object(request, object_id)
        if address is None or not self.has_view_permission(request, address):
            raise PermissionDenied
        copies = list(address.copies.defer("content", "text", "main_text")[:_SHOWN_COPIES])
        newest, before = _last_two(address)
        claims = list(Claim.objects.filter(claims_naming(address.url)).order_by("id")[:_SHOWN_COPIES])
        may_act = request.user.has_perm("claims.change_claim")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Archived address"),
            "subtitle": None,
            "opts": self.opts,
            "address": address,
            "is_open": address.state in (RetrievalState.WAITING, RetrievalState.RUNNING),
            "state": state_of(address, newest),
            "reason": why(address.failure),
            "finding": open_finding(address),
            "copies": [(copy, facts_of(copy)) for copy in copies],
            "newest": newest,
            "changed_lines": changed_lines(before.main_text, newest.main_text) if newest and before else None,
            "claims": claims,
            "may_archive": bool(claims) and may_act and may_request(address),
            "may_act": may_act,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/sources/archivedaddress/change_form.html", context)

    def archive_view(self, request: HttpRequest) -> HttpResponse:
        """Archive an address a claim names; asked from its page one returns there."""
        if not request.user.has_perm("claims.change_claim"):
            raise PermissionDenied
        claim_id = request.POST.get("claim", "")
        claim = get_object_or_404(Claim, pk=int(claim_id) if claim_id.isdecimal() else 0)
        url = request.POST.get("url", "")
        if url not in addresses_of(claim):
            messages.error(request, _("The claim no longer names this address. Nothing was archived."))
        else:
            self._archive(request, url)
        if "back" in request.POST:
            key = address_key(url)
            address = get_object_or_404(ArchivedAddress, key=key)
            return HttpResponseRedirect(reverse("admin:sources_archivedaddress_change", args=[address.pk]))
        return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[claim.pk]) + "#copies")

    def _archive(self, request: HttpRequest, url: str) -> None:
        if archive_again(url):
            messages.success(request, _("The page is being archived."))
        else:
            messages.warning(request, _("There is nothing to do: it is under way, or the copy was erased."))

    def seen_view(self, request: HttpRequest, address_id: int) -> HttpResponse:
        address = get_object_or_404(ArchivedAddress, pk=address_id)
        if not request.user.has_perm("claims.change_claim"):
            raise PermissionDenied
        if mark_seen(address.pk, by=acting_editor(request)):
            messages.success(request, _("Noted: you have looked at it. Claims are no longer flagged for it."))
        else:
            messages.warning(request, _("Somebody has looked at it already."))
        return HttpResponseRedirect(reverse("admin:sources_archivedaddress_change", args=[address.pk]))


def changed_lines(before: str, now: str) -> list[ChangedLine]:
    """Return the lines that differ, in order; white space does not count."""
    old, new = ([" ".join(line.split()) for line in text.splitlines()] for text in (before, now))
    if len(old) + len(new) > MAX_COMPARED_LINES:
        return []
    return [
        ChangedLine(line[2:], is_new=line.startswith("+ "))
        for line in difflib.ndiff([line for line in old if line], [line for line in new if line])
        if line.startswith(("+ ", "- "))
    ]


def _last_two(address: ArchivedAddress) -> tuple[Capture | None, Capture | None]:
    copies: list[Capture | None] = list(address.copies.filter(is_erased=False).defer("content")[:2])
    newest, before = [*copies, None, None][:2]
    return newest, before
