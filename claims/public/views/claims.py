"""A claim and its editions, in whatever state readers may see them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language

from claims.models import PublishedClaim
from claims.models.choices import PublicState
from claims.public.addresses import absolute_url
from claims.public.answers import at_canonical_id, page, public_page, site_pages
from claims.public.citing import cited_title, cited_verdicts, mail_link
from claims.public.data_block import data_block
from claims.public.documents import Document, claim_text, moment
from claims.public.editions import edition_lines
from claims.public.embedding import ClaimAddress, card_html, card_size
from claims.public.markup import OPEN_GRAPH_LOCALES, claim_markup
from claims.public.records import StoredEdition, editions_of, pages_of, representation, superseding

SECTION = "claims"


@public_page
@at_canonical_id
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """The claim, or the notice its state asks for."""
    row = get_object_or_404(PublishedClaim, public_id=public_id)
    match PublicState(row.state):
        case PublicState.SUSPENDED:
            return _suspended(request)
        case PublicState.BLOCKED:
            return _blocked(request)
        case _ if row.is_erased:
            return _erased(request, row)
        case PublicState.PUBLIC:
            return _public(request, row)
        case PublicState.WITHDRAWN:
            return _withdrawn(request, row)


@public_page
@at_canonical_id
def edition(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """One edition as it was published; hidden while the claim is suspended."""
    row = get_object_or_404(PublishedClaim, public_id=public_id)
    match PublicState(row.state):
        case PublicState.SUSPENDED:
            return _suspended(request, status=HTTPStatus.NOT_FOUND)
        case PublicState.BLOCKED:
            return _blocked(request)
    stored = editions_of(row)
    chosen = next((item for item in stored if item.edition.number == number), None)
    if chosen is None:
        raise Http404
    lines = {line.number: line for line in edition_lines(stored)}
    line = lines[number]
    if not chosen.document:
        context = {"line": line, "public_id": public_id, "is_newest": False}
        return page(request, "public/erased.html", context, status=HTTPStatus.GONE, is_indexed=False)
    context = {
        "claim": claim_text(chosen.document, pages_of(chosen.document)),
        "line": line,
        "following": lines.get(number + 1),
        "is_withdrawn": row.state == PublicState.WITHDRAWN,
        **_how_to_cite(chosen),
    }
    return page(request, "public/edition.html", context, section=SECTION, is_indexed=False)


def _public(request: HttpRequest, row: PublishedClaim) -> HttpResponse:
    document = representation(row)
    stored = editions_of(row)
    newest = next(item for item in stored if item.edition.pk == row.edition_id)
    newsroom_pages = site_pages()
    markup = claim_markup(document, site_pages={slug for slug, _title in newsroom_pages})
    context = {
        "claim": claim_text(document, pages_of(document)),
        "under_re_review": row.under_re_review,
        "first_published_at": row.first_published_at,
        "newer": superseding(row),
        "editions": edition_lines(stored),
        "data_path": _data_path(row),
        "markup": data_block(markup) if markup else "",
        "oembed_url": _oembed_url(row),
        "embed_html": _embed_html(document),
        "open_graph_locale": OPEN_GRAPH_LOCALES[get_language() or ""],
        "site_pages": newsroom_pages,
        **_how_to_cite(newest),
    }
    return page(request, "public/claim.html", context, section=SECTION)


def _withdrawn(request: HttpRequest, row: PublishedClaim) -> HttpResponse:
    told = representation(row)
    context = {
        "public_id": row.public_id,
        "statement": told["statement"],
        "claim_language": told["language"],
        "reason": told["change_note"],
        "withdrawn_at": moment(told["updated_at"]),
        "under_re_review": row.under_re_review,
        "editions": edition_lines(editions_of(row))[1:],
        "data_path": _data_path(row),
    }
    return page(request, "public/withdrawn.html", context, section=SECTION, is_indexed=False)


def _erased(request: HttpRequest, row: PublishedClaim) -> HttpResponse:
    newest, *earlier = edition_lines(editions_of(row))
    context = {
        "line": newest,
        "public_id": row.public_id,
        "under_re_review": row.under_re_review,
        "is_newest": True,
        "editions": earlier,
    }
    return page(request, "public/erased.html", context, status=HTTPStatus.GONE, is_indexed=False)


def _suspended(request: HttpRequest, *, status: int = HTTPStatus.OK) -> HttpResponse:
    return page(request, "public/suspended.html", status=status, is_indexed=False)


def _blocked(request: HttpRequest) -> HttpResponse:
    status = HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS
    return page(request, "451.html", status=status, is_indexed=False)


def _data_path(row: PublishedClaim) -> str:
    return reverse("v1:claim", kwargs={"public_id": row.public_id})


def _oembed_url(row: PublishedClaim) -> str:
    page = absolute_url(reverse("public:claim", kwargs={"public_id": row.public_id}))
    return f"{absolute_url(reverse('site:oembed'))}?{urlencode({'url': page, 'format': 'json'})}"


def _embed_html(document: Document) -> str:
    """The element that shows the claim elsewhere; as words to copy it is escaped once more."""
    width, height = card_size(None, None)
    address = ClaimAddress(document["public_id"], get_language() or "")
    return card_html(address, title=cited_title(document), width=width, height=height)


def _how_to_cite(stored: StoredEdition) -> dict[str, Any]:
    number, public_id = stored.edition.number, stored.document["public_id"]
    path = reverse("public:edition", kwargs={"public_id": public_id, "number": number})
    claim_url = absolute_url(reverse("public:claim", kwargs={"public_id": public_id}))
    cited_url = absolute_url(path)
    return {
        "cited_url": cited_url,
        "cited_title": cited_title(stored.document),
        "cited_verdicts": cited_verdicts(stored.document),
        "mail_link": mail_link(stored.document, claim_url=claim_url, cited_url=cited_url),
        "content_hash": stored.edition.content_hash,
    }
