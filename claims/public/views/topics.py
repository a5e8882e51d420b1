"""Topics: the list of them, and the claims of one."""

from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claims.filters import CursorError, Page, read_page, strange_parameters
from claims.models import PublishedClaim, PublishedTopic
from claims.models.choices import PublicState
from claims.public.answers import page, public_page
from claims.public.listing import CURSOR, PAGE_SIZE, claim_lines, with_claimants
from claims.public.records import topic_names
from claims.public.views.lists import refused

SECTION = "topics"


@public_page
def topics(request: HttpRequest) -> HttpResponse:
    """Every topic a listed claim has, by its name in the reader's language."""
    if problems := strange_parameters(request.GET, known=set()):
        return refused(request, problems)
    numbers = dict(
        PublishedTopic.objects.filter(published__state=PublicState.PUBLIC)
        .exclude(published__statement="")
        .order_by()
        .values_list("topic__code")
        .annotate(number=Count("id"))
    )
    rows = [(code, name, numbers[code]) for code, name in topic_names().items() if code in numbers]
    return page(request, "public/topics.html", {"rows": rows}, section=SECTION)


@public_page
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """The claims of one topic, newest first."""
    name = topic_names().get(code)
    if name is None:
        raise Http404
    if problems := strange_parameters(request.GET, known={CURSOR}):
        return refused(request, problems)
    listed = PublishedClaim.objects.listed().filter(topics__topic__code=code)
    try:
        found: Page = read_page(
            with_claimants(listed),
            field="first_published_at",
            size=PAGE_SIZE,
            cursor=request.GET.get(CURSOR, ""),
        )
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    context = {"code": code, "name": name, "lines": claim_lines(found.rows), "found": found}
    is_first_page = CURSOR not in request.GET
    return page(request, "public/topic.html", context, section=SECTION, is_indexed=is_first_page)
