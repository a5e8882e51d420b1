"""The record at the desk, read-only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.matching.lookup import found_among
from claims.models import Claim, ClaimEdition, PublishedClaim
from trail.bodies import read_body
from trail.desk import ReadOnlyAdmin


class _FoundByClaim(ReadOnlyAdmin):
    """A list whose search finds what belongs to the claims that the same search finds."""

    # That there is a search; what it finds, ``get_search_results`` says.
    search_fields = ["claim__statement"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(claim__in=found_among(Claim.objects.all(), search_term)), False


@admin.register(ClaimEdition)
class ClaimEditionAdmin(_FoundByClaim):
    """What was published: open to everybody at the desk, as it was to readers."""

    list_display = ["statement", "number", "kind", "published_at", "accuracy", "attribution", "agreement"]
    list_filter = ["kind", "agreement"]
    list_select_related = ["body"]
    ordering = ["-event_id"]
    fields = [
        "statement",
        "number",
        "kind",
        "change_note",
        "published_at",
        "accuracy",
        "attribution",
        "evidence_count",
        "agreement",
        "first_assessor",
        "second_assessor",
        "content_hash",
    ]
    closed_lookups = frozenset({"body"})

    @admin.display(description=_("statement"))
    def statement(self, edition: ClaimEdition) -> str:
        seq = edition.body.erased_by_seq
        erased = _("erased by event %(seq)d") % {"seq": seq} if seq else ""
        return str(read_body(edition.body).get("statement", erased))

    @admin.display(description=_("change note for readers"))
    def change_note(self, edition: ClaimEdition) -> str:
        return str(read_body(edition.body).get("change_note", ""))

    @admin.display(description=_("content hash"))
    def content_hash(self, edition: ClaimEdition) -> str:
        return edition.content_hash


@admin.register(PublishedClaim)
class PublishedClaimAdmin(_FoundByClaim):
    list_display = ["statement", "state", "accuracy", "attribution", "under_re_review", "updated_at"]
    list_filter = ["state", "under_re_review", "accuracy", "attribution"]
    fields = [
        "public_id",
        "statement",
        "state",
        "under_re_review",
        "accuracy",
        "attribution",
        "known_origins",
        "language",
        "said_on",
        "first_published_at",
        "updated_at",
    ]
