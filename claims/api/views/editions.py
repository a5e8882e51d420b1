"""The editions of one claim, and the corrections of all claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import ReadOnlyView, at_canonical_id, from_record, of_version, refuse_all_parameters
from claims.api.pagination import PAGE_PARAMETERS, list_answer, page_of
from claims.api.problems import blocked, erased, refuse_parameters
from claims.api.schema import CLAIM_PROBLEMS, EDITION_NUMBER, LIST_PROBLEMS, PAGE, PUBLIC_ID
from claims.api.serializers import CorrectionPageSerializer, EditionListSerializer, EditionSerializer
from claims.filters import strange_parameters
from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import READABLE_STATES, PublicState
from claims.record.copy_edits import copy_edits_of, shown_document, with_copy_edits
from claims.record.corrections import listed_corrections
from claims.record.version import Version
from trail.canonical import canonical_json


class EditionList(ReadOnlyView):
    @extend_schema(
        operation_id="claims_editions_list",
        summary="The editions of a claim, newest first",
        description="What was published when, and why. Hidden while the claim is suspended.",
        parameters=[PUBLIC_ID],
        responses={200: EditionListSerializer, **CLAIM_PROBLEMS},
    )
    @at_canonical_id
    def get(self, request: Request, public_id: str) -> HttpResponse:
        refuse_all_parameters(request)
        row = _readable_claim(public_id)
        return of_version(request, _version(row), lambda: self._editions(row))

    def _editions(self, row: PublishedClaim) -> str:
        editions = with_copy_edits(
            ClaimEdition.objects.select_related("body").filter(claim_id=row.claim_id).order_by("-number")
        )
        answer = {
            "public_id": row.public_id,
            "state": row.state,
            "under_re_review": row.under_re_review,
            "results": [_summary(edition, language=row.language) for edition in editions],
        }
        return canonical_json(answer)


class EditionDetail(ReadOnlyView):
    @extend_schema(
        operation_id="claims_editions_retrieve",
        summary="One edition of a claim",
        description=(
            "The document exactly as it was published, what was corrected in its spelling since, and the "
            "state of its claim today."
        ),
        parameters=[PUBLIC_ID, EDITION_NUMBER],
        responses={200: EditionSerializer, **CLAIM_PROBLEMS},
    )
    @at_canonical_id
    def get(self, request: Request, public_id: str, number: int) -> HttpResponse:
        refuse_all_parameters(request)
        row = _readable_claim(public_id)
        return of_version(request, _version(row), lambda: self._edition(row, number))

    def _edition(self, row: PublishedClaim, number: int) -> str:
        editions = ClaimEdition.objects.select_related("body")
        edition = get_object_or_404(editions, claim_id=row.claim_id, number=number)
        if not edition.body.text:
            raise erased(edition)
        envelope = {
            "public_id": row.public_id,
            "state": row.state,
            "under_re_review": row.under_re_review,
            "content_hash": edition.content_hash,
            "copy_edits": copy_edits_of(edition),
        }
        # The document is put in as the text that was hashed, not read and written again.
        return f'{canonical_json(envelope)[:-1]},"document":{edition.body.text}}}'


class CorrectionList(ReadOnlyView):
    @extend_schema(
        operation_id="corrections_list",
        summary="Corrections, clarifications, updates and withdrawals, newest first",
        description="What was changed in published claims. Editions of suspended claims are not in it.",
        parameters=PAGE,
        responses={200: CorrectionPageSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        return from_record(request, lambda: self._page(request))

    def _page(self, request: Request) -> HttpResponse:
        refuse_parameters(strange_parameters(request.query_params, known=PAGE_PARAMETERS))
        row = PublishedClaim.objects.filter(claim_id=OuterRef("claim_id"))
        editions = listed_corrections().annotate(
            public_id=Subquery(row.values("public_id")[:1]),
            state=Subquery(row.values("state")[:1]),
            language=Subquery(row.values("language")[:1]),
        )
        page = page_of(request, editions, field="published_at")
        return list_answer(request, page, _corrections(page.rows))


def _corrections(editions: Any) -> Iterator[str]:
    for edition in editions:
        claim = {"public_id": edition.public_id, "state": edition.state}
        yield canonical_json({**claim, **_summary(edition, language=edition.language)})


def _readable_claim(public_id: str) -> PublishedClaim:
    columns = ("public_id", "claim_id", "state", "under_re_review", "language", "event__hash", "event__at")
    rows = PublishedClaim.objects.select_related("event").only(*columns)
    row = get_object_or_404(rows, public_id=public_id)
    if row.state == PublicState.BLOCKED:
        raise blocked()
    if row.state not in READABLE_STATES:
        raise Http404
    return row


def _version(row: PublishedClaim) -> Version:
    """Whatever happens to an edition or its spelling renews the readers' row, with a newer event."""
    return Version(row.event.hash, row.event.at)


def _summary(edition: ClaimEdition, *, language: str) -> dict[str, Any]:
    """What a list says of an edition; ``language`` is the claim's, for one whose text was erased."""
    document = shown_document(edition) or {"change_note": "", "language": language, "statement": ""}
    return {
        "number": edition.number,
        "kind": edition.kind,
        "change_note": document["change_note"],
        "published_at": edition.published_at,
        "language": document["language"],
        "statement": document["statement"],
        "accuracy": edition.accuracy,
        "attribution": edition.attribution,
        "agreement": edition.agreement,
        "content_hash": edition.content_hash,
        "erased": not edition.body.text,
    }
