"""The start page with its search, and the corrections."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claims.exports import CLAIMS, CORRECTIONS
from claims.filters import (
    RANKED,
    CursorError,
    Page,
    PublishedClaimFilter,
    capped_count,
    facets,
    read_page,
    sources_by_name,
    sources_with_similar_name,
    strange_parameters,
    topics_by_name,
    topics_with_similar_name,
)
from claims.models import PublishedClaim
from claims.public.answers import page, public_page
from claims.public.editions import correction_lines
from claims.public.facet_links import facet_sections
from claims.public.listing import (
    COUNTED_UP_TO,
    CURSOR,
    PAGE_SIZE,
    claim_lines,
    downloads,
    filter_form,
    is_typed,
    with_claimants,
)
from claims.record.corrections import listed_corrections


@public_page
def start(request: HttpRequest) -> HttpResponse:
    """Checked claims, newest first, searched and filtered."""
    filterset = PublishedClaimFilter(request.GET, queryset=PublishedClaim.objects.listed())
    problems = filterset.problems(also=(CURSOR,))
    if problems and is_typed(problems, request.GET):
        return _refused_search(request, filterset, problems)
    if problems:
        return refused(request, problems)
    try:
        asked = filterset.asked
        found = filterset.read_page(
            size=PAGE_SIZE,
            cursor=request.GET.get(CURSOR, ""),
            show=lambda claims: with_claimants(claims, with_texts=asked is not None),
        )
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    form = filter_form(filterset, request.GET)
    is_first_page = CURSOR not in request.GET
    is_whole_list = not form.active and is_first_page
    is_search = bool(form.search) and is_first_page
    meant = sources_by_name(form.search, in_parts=not found.rows) if is_search else []
    meant_topics = topics_by_name(form.search, in_parts=not found.rows) if is_search else []
    is_lost = is_search and not (found.rows or meant or meant_topics)
    context = {
        "lines": claim_lines(found.rows, asked),
        "found": found,
        "count": capped_count(filterset.hits, up_to=COUNTED_UP_TO),
        "form": form,
        "is_whole_list": is_whole_list,
        "meant": meant,
        "meant_topics": topics_with_similar_name(form.search) if is_lost else meant_topics,
        "similar": sources_with_similar_name(form.search) if is_lost else [],
        "downloads": downloads(CLAIMS, request.GET) if found.rows else [],
        "ranked": RANKED,
        "facets": facet_sections(facets(request.GET), request.GET, form.topics),
    }
    return page(request, "public/start.html", context, section="claims", is_indexed=is_whole_list)


def _refused_search(
    request: HttpRequest, filterset: PublishedClaimFilter, problems: dict[str, list[str]]
) -> HttpResponse:
    """Return the form with all that was typed and what is wrong with it, and no list."""
    context = {"form": filter_form(filterset, request.GET, problems), "is_refused": True}
    status = HTTPStatus.BAD_REQUEST
    return page(request, "public/start.html", context, section="claims", status=status, is_indexed=False)


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, clarified, updated or withdrawn, newest first."""
    problems = strange_parameters(request.GET, known={CURSOR})
    if problems:
        return refused(request, problems)
    try:
        found: Page = read_page(
            listed_corrections(), field="published_at", size=PAGE_SIZE, cursor=request.GET.get(CURSOR, "")
        )
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    context = {
        "lines": correction_lines(found.rows),
        "found": found,
        "downloads": downloads(CORRECTIONS) if found.rows else [],
    }
    return page(request, "public/corrections.html", context, section="corrections")


def refused(request: HttpRequest, problems: dict[str, list[str]]) -> HttpResponse:
    """Return the 400 that says which parameters of an address make no sense."""
    return page(
        request,
        "public/refused.html",
        {"problems": problems, "way_out": request.path},
        status=HTTPStatus.BAD_REQUEST,
        is_indexed=False,
    )
