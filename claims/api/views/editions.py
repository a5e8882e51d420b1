"""The editions of one claim, and the corrections of all claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.answers import (
    ReadOnlyView,
    at_canonical_id,
    conditional,
    record_version,
    refuse_all_parameters,
    text_answer,
)
from claims.api.pagination import PAGE_PARAMETERS, list_answer, page_of, page_size
from claims.api.problems import blocked, refuse_parameters
from claims.api.schema import CLAIM_PROBLEMS, EDITION_NUMBER, LIST_PROBLEMS, PAGE, PUBLIC_ID
from claims.api.serializers import CorrectionPageSerializer, EditionListSerializer, EditionSerializer
from claims.filters import strange_parameters
from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import EditionKind, PublicState
from trail.bodies import read_body
from trail.canonical import canonical_json

CORRECTIONS = (
    EditionKind.CORRECTION,
    EditionKind.CLARIFICATION,
    EditionKind.UPDATE,
    EditionKind.WITHDRAWAL,
)
# States in which a claim's editions are open to readers.
READABLE = (PublicState.PUBLIC, PublicState.WITHDRAWN)


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
        editions = _editions().filter(claim_id=row.claim_id).order_by("-number")
        answer = {
            "public_id": row.public_id,
            "state": row.state,
            "under_re_review": row.under_re_review,
            "results": [_summary(edition) for edition in editions],
        }
        return text_answer(request, canonical_json(answer))


class EditionDetail(ReadOnlyView):
    @extend_schema(
        operation_id="claims_editions_retrieve",
        summary="One edition of a claim",
        description="The document exactly as it was published, and the state of its claim today.",
        parameters=[PUBLIC_ID, EDITION_NUMBER],
        responses={200: EditionSerializer, **CLAIM_PROBLEMS},
    )
    @at_canonical_id
    def get(self, request: Request, public_id: str, number: int) -> HttpResponse:
        refuse_all_parameters(request)
        row = _readable_claim(public_id)
        edition = get_object_or_404(_editions(), claim_id=row.claim_id, number=number)
        envelope = {
            "public_id": row.public_id,
            "state": row.state,
            "under_re_review": row.under_re_review,
            "content_hash": edition.content_hash,
        }
        # The document is put in as the text that was hashed, not read and written again.
        text = f'{canonical_json(envelope)[:-1]},"document":{edition.body.text}}}'
        return text_answer(request, text)


class CorrectionList(ReadOnlyView):
    @extend_schema(
        operation_id="corrections_list",
        summary="Corrections, clarifications, updates and withdrawals, newest first",
        description="What was changed in published claims. Editions of suspended claims are not in it.",
        parameters=PAGE,
        responses={200: CorrectionPageSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        refuse_parameters(strange_parameters(request.query_params, known=PAGE_PARAMETERS))
        page_size(request)
        return conditional(request, version=record_version(), build=lambda: self._page(request))

    def _page(self, request: Request) -> HttpResponse:
        readable = PublishedClaim.objects.filter(state__in=READABLE)
        state = readable.filter(claim_id=OuterRef("claim_id")).values("state")[:1]
        editions = (
            _editions()
            .filter(kind__in=CORRECTIONS, claim_id__in=readable.values("claim_id"))
            .annotate(state=Subquery(state))
        )
        page = page_of(request, editions, field="published_at")
        return list_answer(request, page, _corrections(page.rows))


def _corrections(editions: Any) -> Iterator[str]:
    for edition in editions:
        public_id = read_body(edition.body)["public_id"]
        yield canonical_json({"public_id": public_id, "state": edition.state, **_summary(edition)})


def _editions() -> Any:
    # An erased edition has no text any more; it is as if it were not there.
    return ClaimEdition.objects.select_related("body").exclude(body__text="")


def _readable_claim(public_id: str) -> PublishedClaim:
    row = get_object_or_404(
        PublishedClaim.objects.only("public_id", "claim_id", "state", "under_re_review"), public_id=public_id
    )
    if row.state == PublicState.BLOCKED:
        raise blocked()
    if row.state not in READABLE:
        raise Http404
    return row


def _summary(edition: ClaimEdition) -> dict[str, Any]:
    document = read_body(edition.body)
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
    }
