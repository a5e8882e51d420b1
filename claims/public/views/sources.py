"""Sources: what each said, relayed and published, counted but never scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.filters import CursorError, Page, claims_per_source, read_page, strange_parameters
from claims.models import PublishedClaim, PublishedSource
from claims.models.choices import AccuracyVerdict, AttributionVerdict, PublicState, SourceRole
from claims.models.published import PublishedClaimQuerySet
from claims.public.answers import page, public_page
from claims.public.countries import country_name
from claims.public.listing import CURSOR, PAGE_SIZE, ClaimLine, claim_lines, with_claimants
from claims.public.records import readable_sources
from claims.public.views.lists import refused
from claims.record.verdict_texts import VerdictText, accuracy_text, attribution_text
from sources.models import Source

SECTION = "sources"
SOURCES_PER_PAGE = 200
# So many claims of each role stand on a source's page; the rest is one click away.
FIRST_FEW = 5
ROLES = (SourceRole.CLAIMANT, SourceRole.RELAY, SourceRole.PUBLISHER)
HEADINGS = {
    SourceRole.CLAIMANT: gettext_lazy("What is attributed to it"),
    SourceRole.RELAY: gettext_lazy("What it relayed"),
    SourceRole.PUBLISHER: gettext_lazy("What it published"),
}


@dataclass(frozen=True, slots=True)
class RoleSection:
    """The claims to which a source is one thing."""

    role: str
    heading: str
    number: int
    lines: list[ClaimLine]

    @property
    def has_more(self) -> bool:
        return self.number > len(self.lines)


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often one verdict was given, in the order of ``ROLES``."""

    verdict: VerdictText
    numbers: list[int]


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    """Every source a listed claim names, by name."""
    problems = strange_parameters(request.GET, known={"after"})
    if problems:
        return refused(request, problems)
    # As people look for a name, "op-online" stands among those with O.
    listed = readable_sources().annotate(folded=Lower("name")).order_by("folded", "slug")
    after = request.GET.get("after", "")
    if after:
        last = listed.filter(slug=after).first() if after.isprintable() else None
        if last is None:
            return refused(request, {"after": [_("This place in the list does not exist.")]})
        listed = listed.filter(Q(folded__gt=last.folded) | Q(folded=last.folded, slug__gt=last.slug))
    found = list(listed[: SOURCES_PER_PAGE + 1])
    shown = found[:SOURCES_PER_PAGE]
    numbers = claims_per_source([source.pk for source in shown])
    context = {
        "rows": [(source, numbers[source.pk]) for source in shown],
        "next_after": shown[-1].slug if len(found) > SOURCES_PER_PAGE else "",
        "is_first_page": not after,
    }
    return page(request, "public/sources.html", context, section=SECTION)


@public_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """A source with the newest claims of each role, or with ``?role=`` all claims of one."""
    found = get_object_or_404(readable_sources(), slug=slug)
    problems = strange_parameters(request.GET, known={"role", CURSOR})
    role = request.GET.get("role", "")
    if role and role not in ROLES:
        problems["role"] = [_("There is no such role.")]
    if CURSOR in request.GET and not role:
        problems[CURSOR] = [_("This place in the list does not exist.")]
    if problems:
        return refused(request, problems)
    if role:
        return _one_role(request, found, SourceRole(role))
    accuracy, totals = _counts(found, "accuracy", AccuracyVerdict.values, accuracy_text)
    attribution, _totals = _counts(found, "attribution", AttributionVerdict.values, attribution_text)
    context = {
        "source": found,
        "parent": _parent(found),
        "country": country_name(found.country),
        "roles": [role.label for role in ROLES],
        "sections": [_section(found, role, totals[role]) for role in ROLES if totals[role]],
        "tables": [
            ("attribution", _("Did the source say that?"), attribution),
            ("accuracy", _("Is it so?"), accuracy),
        ],
    }
    return page(request, "public/source.html", context, section=SECTION)


def _one_role(request: HttpRequest, found: Source, role: SourceRole) -> HttpResponse:
    try:
        read: Page = read_page(
            with_claimants(_claims(found, role)),
            field="first_published_at",
            size=PAGE_SIZE,
            cursor=request.GET.get(CURSOR, ""),
        )
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    context = {
        "source": found,
        "heading": HEADINGS[role],
        "lines": claim_lines(read.rows),
        "found": read,
    }
    return page(request, "public/source_role.html", context, section=SECTION, is_indexed=False)


def _parent(found: Source) -> Source | None:
    """The source this one is a body of, where it has a page itself."""
    if found.body_of_id is None:
        return None
    return readable_sources().filter(pk=found.body_of_id).first()


def _section(found: Source, role: SourceRole, number: int) -> RoleSection:
    newest = with_claimants(_claims(found, role).newest_first())[:FIRST_FEW]
    return RoleSection(role.value, str(HEADINGS[role]), number, claim_lines(newest))


def _claims(found: Source, role: SourceRole) -> PublishedClaimQuerySet:
    named = PublishedSource.objects.filter(published=OuterRef("pk"), source=found, role=role)
    return PublishedClaim.objects.listed().filter(Exists(named))


def _counts(
    found: Source, axis: str, codes: Sequence[str], describe: Callable[[str], VerdictText]
) -> tuple[list[CountRow], Counter[str]]:
    """Return a row per verdict that was given at all, and the totals by role."""
    counted: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    rows = (
        PublishedSource.objects.filter(source=found, published__state=PublicState.PUBLIC)
        .values_list("role", f"published__{axis}")
        .annotate(number=Count("id"))
        .order_by()
    )
    for role, code, number in rows:
        counted[role, code] = number
        totals[role] += number
    table = [CountRow(describe(code), [counted[role, code] for role in ROLES]) for code in codes]
    return [row for row in table if any(row.numbers)], totals
