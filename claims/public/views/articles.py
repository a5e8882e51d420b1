"""An article with the claims checked in it, or, without the right to show its text, with their quotes."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.models import PublishedClaim
from claims.public.annotation import Passage, Span, annotate
from claims.public.answers import at_canonical_id, page, public_page
from claims.public.documents import quotes_in
from claims.public.records import readable_articles, readable_sources, representation
from claims.public.verdicts import VerdictText, accuracy_text, attribution_text
from sources.models import Article


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A listed claim and where it stands in the article."""

    public_id: str
    statement: str
    language: str
    accuracy: VerdictText
    attribution: VerdictText
    quotes: list[str]
    spans: list[Span[str]]


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage with the innermost claim it belongs to and the claims that end with it."""

    text: str
    claim: CheckedClaim | None
    ending: list[CheckedClaim]


@public_page
@at_canonical_id
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """The full text only where the article's ``is_public`` allows it."""
    found = get_object_or_404(readable_articles(), public_id=public_id)
    claims = _checked_claims(found)
    publisher = found.publisher
    publisher_has_page = publisher is not None and readable_sources().filter(pk=publisher.pk).exists()
    context = {
        "article": found,
        "claims": claims,
        "publisher_has_page": publisher_has_page,
        "lines": _marked_lines(found, claims) if found.is_public else [],
    }
    return page(request, "public/article.html", context, section="claims", is_indexed=found.is_public)


def _checked_claims(found: Article) -> list[CheckedClaim]:
    rows = PublishedClaim.objects.listed().filter(articles__article=found).order_by("id")
    claims = []
    for row in rows.defer("search_text"):
        places = quotes_in(representation(row), found.public_id)
        claims.append(
            CheckedClaim(
                public_id=row.public_id,
                statement=row.statement,
                language=row.language,
                accuracy=accuracy_text(row.accuracy),
                attribution=attribution_text(row.attribution),
                quotes=[place["quote"] for place in places if place["quote"]],
                spans=[Span(place["start"], place["end"], row.public_id) for place in places],
            )
        )
    return sorted(claims, key=lambda claim: min((span.start for span in claim.spans), default=0))


def _marked_lines(found: Article, claims: list[CheckedClaim]) -> list[list[MarkedPassage]]:
    by_id = {claim.public_id: claim for claim in claims}
    lines = annotate(found.text, (span for claim in claims for span in claim.spans))
    return [[_marked(passage, by_id) for passage in line] for line in lines if line]


def _marked(passage: Passage[str], by_id: dict[str, CheckedClaim]) -> MarkedPassage:
    return MarkedPassage(
        text=passage.text,
        claim=by_id[passage.keys[0]] if passage.keys else None,
        ending=[by_id[key] for key in passage.ending],
    )
