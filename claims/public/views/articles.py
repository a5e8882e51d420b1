"""Articles: the list of them, and each with the claims checked in it.

Without the right to show its text an article has a page with the quotes of its claims alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from claims.filters import CursorError, Page, claim_counts, read_page, strange_parameters
from claims.models import PublishedClaim
from claims.public.annotation import Passage, Span, annotate
from claims.public.answers import at_canonical_id, page, public_page
from claims.public.documents import quotes_in
from claims.public.listing import CURSOR, PAGE_SIZE
from claims.public.plain_text import is_heading
from claims.public.records import readable_articles, readable_sources, representation
from claims.public.views.lists import refused
from claims.record.verdict_texts import (
    VerdictText,
    accuracy_text,
    attribution_text,
    line_of,
    lines_explained,
)
from sources.models import Article

SECTION = "articles"
# What ends a sentence or a quotation.
PUNCTUATION = ".,;:!?…)]»“”’\"'"


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list, with the number of claims checked in it."""

    article: Article
    number: int
    publisher_has_page: bool


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A listed claim and where it stands in the article; ``line`` is how its words are underlined."""

    public_id: str
    statement: str
    language: str
    accuracy: VerdictText
    attribution: VerdictText
    line: str
    quotes: list[str]
    spans: list[Span[str]]


@dataclass(frozen=True, slots=True)
class Layer:
    """A claim a passage belongs to; ``begins`` where the claim is met for the first time in the text."""

    claim: CheckedClaim
    begins: bool


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage with the claims it belongs to, outermost first, and those that end with it.

    ``closing`` is the punctuation behind it, which stays with the last word.
    """

    text: str
    outer: list[Layer]
    inner: Layer | None
    ending: list[CheckedClaim]
    closing: str = ""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A paragraph of the text."""

    passages: list[MarkedPassage]
    is_heading: bool


@public_page
def articles(request: HttpRequest) -> HttpResponse:
    """Every article that has a page; the one taken in last comes first, as in the API."""
    if problems := strange_parameters(request.GET, known={CURSOR}):
        return refused(request, problems)
    try:
        found: Page = read_page(
            readable_articles().defer("text"), size=PAGE_SIZE, cursor=request.GET.get(CURSOR, "")
        )
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    is_first_page = CURSOR not in request.GET
    context = {"lines": _article_lines(found.rows), "found": found}
    return page(request, "public/articles.html", context, section=SECTION, is_indexed=is_first_page)


def _article_lines(rows: Sequence[Article]) -> list[ArticleLine]:
    numbers = claim_counts([row.pk for row in rows])
    publishers = {row.publisher_id for row in rows if row.publisher_id}
    with_page = set(readable_sources().filter(pk__in=publishers).values_list("pk", flat=True))
    return [ArticleLine(row, numbers[row.pk], row.publisher_id in with_page) for row in rows]


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
        "lines": _marked_lines(found.text, claims) if found.is_public else [],
        "legend": lines_explained(),
    }
    return page(request, "public/article.html", context, section=SECTION, is_indexed=found.is_public)


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
                line=line_of(row.accuracy),
                quotes=[place["quote"] for place in places if place["quote"]],
                spans=[Span(place["start"], place["end"], row.public_id) for place in places],
            )
        )
    return sorted(claims, key=lambda claim: min((span.start for span in claim.spans), default=0))


def _marked_lines(text: str, claims: Sequence[CheckedClaim]) -> list[MarkedLine]:
    by_id = {claim.public_id: claim for claim in claims}
    met: set[str] = set()
    marked = []
    for line in annotate(text, (span for claim in claims for span in claim.spans)):
        passages = _closed([_marked(passage, by_id, met) for passage in line])
        whole = "".join(passage.text + passage.closing for passage in passages)
        if passages:
            marked.append(MarkedLine(passages, is_heading(whole)))
    return marked


def _closed(passages: Sequence[MarkedPassage]) -> list[MarkedPassage]:
    """Put punctuation that follows a checked passage before the verdicts that are drawn behind it."""
    closed = list(passages)
    for place, (passage, following) in enumerate(pairwise(passages)):
        if passage.ending and following.inner is None:
            rest = following.text.lstrip(PUNCTUATION)
            closing = following.text.removesuffix(rest)
            closed[place] = replace(closed[place], closing=closing)
            closed[place + 1] = replace(following, text=rest)
    return closed


def _marked(passage: Passage[str], by_id: dict[str, CheckedClaim], met: set[str]) -> MarkedPassage:
    layers = [Layer(by_id[key], begins=key not in met) for key in reversed(passage.keys)]
    met.update(passage.keys)
    return MarkedPassage(
        text=passage.text,
        outer=layers[:-1],
        inner=layers[-1] if layers else None,
        ending=[by_id[key] for key in passage.ending],
    )
