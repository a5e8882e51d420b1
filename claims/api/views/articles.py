"""Texts in which listed claims appear, and the places where they do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.annotations import ANNOTATIONS, annotation_page
from claims.api.answers import JSON, ReadOnlyView, at_canonical_id, from_record, refuse_all_parameters
from claims.api.pagination import PAGE_PARAMETERS, list_answer, page_of
from claims.api.problems import refuse_parameters
from claims.api.schema import ANNOTATION_PAGE, ID_PROBLEMS, LIST_PROBLEMS, PAGE, PUBLIC_ID
from claims.api.serializers import ArticlePageSerializer, ArticleSerializer
from claims.filters import claim_counts, named_articles, public_slug, strange_parameters
from claims.models import PublishedArticle, PublishedClaim
from sources.models import Article
from trail.canonical import canonical_json


class ArticleList(ReadOnlyView):
    @extend_schema(
        operation_id="articles_list",
        summary="Texts in which published claims appear",
        description="The texts taken in last come first.",
        parameters=PAGE,
        responses={200: ArticlePageSerializer, **LIST_PROBLEMS},
    )
    def get(self, request: Request) -> HttpResponse:
        return from_record(request, lambda: self._page(request))

    def _page(self, request: Request) -> HttpResponse:
        refuse_parameters(strange_parameters(request.query_params, known=PAGE_PARAMETERS))
        page = page_of(request, _articles())
        counts = claim_counts([article.pk for article in page.rows])
        results = [
            canonical_json({**_public(article), "claim_count": counts[article.pk]}) for article in page.rows
        ]
        return list_answer(request, page, results)


class ArticleDetail(ReadOnlyView):
    @extend_schema(
        operation_id="articles_retrieve",
        summary="One text with its published claims",
        description="The full text is given only where readers may see it, quotes and places always.",
        parameters=[PUBLIC_ID],
        responses={200: ArticleSerializer, **ID_PROBLEMS},
    )
    @at_canonical_id
    def get(self, request: Request, public_id: str) -> HttpResponse:
        return from_record(request, lambda: self._article(request, public_id))

    def _article(self, request: Request, public_id: str) -> HttpResponse:
        refuse_all_parameters(request)
        article = get_object_or_404(_articles("text"), public_id=public_id)
        answer = {
            **_public(article),
            "text": article.text if article.is_public else None,
            "claims": [_claim_in(claim, article) for claim in _claims(article)],
        }
        return HttpResponse(canonical_json(answer), content_type=JSON)


class AnnotationList(ReadOnlyView):
    @extend_schema(
        operation_id="articles_annotations_list",
        summary="The published claims of a text as W3C Web Annotations",
        description="An AnnotationPage; positions count Unicode code points of the text.",
        parameters=[PUBLIC_ID],
        responses={(200, "application/ld+json"): ANNOTATION_PAGE, **ID_PROBLEMS},
    )
    @at_canonical_id
    def get(self, request: Request, public_id: str) -> HttpResponse:
        return from_record(request, lambda: self._page(request, public_id))

    def _page(self, request: Request, public_id: str) -> HttpResponse:
        refuse_all_parameters(request)
        article = get_object_or_404(_articles("text"), public_id=public_id)
        page = annotation_page(article, _claims(article), path=request.path)
        return HttpResponse(canonical_json(page), content_type=ANNOTATIONS)


def _articles(*further: str) -> Any:
    columns = ("public_id", "title", "url", "language", "published_at", "is_public")
    publisher = ("publisher__slug", "publisher__is_protected", "publisher__is_proposed")
    return named_articles().select_related("publisher").only(*columns, *publisher, *further)


def _claims(article: Article) -> Iterator[dict[str, Any]]:
    """Return the documents of the listed claims in a text, oldest first."""
    ids = PublishedArticle.objects.filter(article=article).values("published_id")
    rows = PublishedClaim.objects.listed().filter(pk__in=ids).order_by("first_published_at", "id")
    return (json.loads(text) for text in rows.values_list("representation", flat=True))


def _public(article: Article) -> dict[str, Any]:
    return {
        "public_id": article.public_id,
        "title": article.title,
        "url": article.url,
        "language": article.language,
        "publisher": public_slug(article.publisher),
        "published_at": article.published_at,
        "is_public": article.is_public,
    }


def _claim_in(claim: dict[str, Any], article: Article) -> dict[str, Any]:
    spans = [
        {"start": place["start"], "end": place["end"], "quote": place["quote"]}
        for place in claim["appearances"]
        if place["article"] == article.public_id
    ]
    return {
        "public_id": claim["public_id"],
        "statement": claim["statement"],
        "accuracy": claim["accuracy"],
        "attribution": claim["attribution"]["verdict"],
        "spans": spans,
    }
