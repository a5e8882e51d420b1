"""Atom feeds of checked claims, with every filter of the list, and of corrections."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.filters import CursorError, PublishedClaimFilter, read_page, strange_parameters
from claims.models import PublishedClaim
from claims.public.addresses import absolute_url
from claims.public.atom import Entry, Feed, atom
from claims.public.documents import Document, moment
from claims.public.editions import Change, CorrectionLine, correction_lines
from claims.public.listing import CURSOR
from claims.public.views.lists import refused
from claims.record.conditional import conditional
from claims.record.corrections import listed_corrections
from claims.record.public_address import claim_url
from claims.record.verdict_texts import accuracy_text, attribution_text
from claims.record.version import Version, readers_version

ENTRIES = 50
# Before anything was published.
BEGINNING = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Checked claims, newest first unless asked for otherwise; filtered as the list is."""
    version = readers_version()
    return conditional(request, version=version, build=lambda: _claims(request, version))


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, clarified, updated or withdrawn."""
    version = readers_version()
    return conditional(request, version=version, build=lambda: _corrections(request, version))


def _claims(request: HttpRequest, version: Version) -> HttpResponse:
    filterset = PublishedClaimFilter(request.GET, queryset=PublishedClaim.objects.listed())
    if problems := filterset.problems(also=(CURSOR,)):
        return refused(request, problems)
    field, ascending = filterset.order_field, filterset.is_ascending
    rows = filterset.qs.values_list("id", field, "representation", named=True)
    cursor = request.GET.get(CURSOR, "")
    try:
        page = read_page(rows, field=field, size=ENTRIES, cursor=cursor, ascending=ascending)
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    feed = _feed(
        request,
        version,
        onwards=page.newer if ascending else page.older,
        title=_("Checked claims"),
        subtitle=_(
            "Claims from the news, checked by two persons each: did the source say that, and is it so?"
        ),
        of="public:start",
    )
    return _answer(feed, [_claim(json.loads(row.representation)) for row in page.rows])


def _corrections(request: HttpRequest, version: Version) -> HttpResponse:
    if problems := strange_parameters(request.GET, known={CURSOR}):
        return refused(request, problems)
    try:
        page = read_page(
            listed_corrections(), field="published_at", size=ENTRIES, cursor=request.GET.get(CURSOR, "")
        )
    except CursorError:
        return refused(request, {CURSOR: [_("This place in the list does not exist.")]})
    feed = _feed(
        request,
        version,
        onwards=page.older,
        title=_("Corrections"),
        subtitle=_("What we had to correct, clarify, update or withdraw, newest first."),
        of="public:corrections",
    )
    return _answer(feed, [_correction(line) for line in correction_lines(page.rows)])


def _feed(
    request: HttpRequest, version: Version, *, onwards: str | None, title: str, subtitle: str, of: str
) -> Feed:
    query = request.GET.copy()
    own = absolute_url(request.get_full_path())
    shown = absolute_url(reverse(of))
    query.pop(CURSOR, None)
    if query:
        shown = f"{shown}?{query.urlencode()}"
    following = ""
    if onwards:
        query[CURSOR] = onwards
        following = absolute_url(f"{request.path}?{query.urlencode()}")
    return Feed(
        title=f"{title} · {settings.SITE_NAME}",
        subtitle=subtitle,
        language=get_language() or settings.LANGUAGE_CODE,
        address=own,
        page=shown,
        updated_at=version.at or BEGINNING,
        following=following,
    )


def _answer(feed: Feed, entries: Sequence[Entry]) -> HttpResponse:
    return HttpResponse(atom(feed, entries), content_type=Atom1Feed.content_type)


def _claim(document: dict[str, Any]) -> Entry:
    return Entry(
        address=claim_url(document["public_id"], document["language"]),
        title=document["statement"],
        language=document["language"],
        published_at=moment(document["first_published_at"]),
        updated_at=moment(document["updated_at"]),
        paragraphs=[_verdicts(document), document["explanation"]],
        categories=document["topics"],
    )


def _verdicts(document: Document) -> str:
    """Both verdicts in the words of the page, each behind its question."""
    said = attribution_text(document["attribution"]["verdict"]).word
    accurate = accuracy_text(document["accuracy"]).word
    return f"{_('Did the source say that?')} {said}. {_('Is it so?')} {accurate}."


def _correction(line: CorrectionLine) -> Entry:
    edition = line.edition
    path = reverse("public:edition", kwargs={"public_id": line.public_id, "number": edition.number})
    statement = line.statement or _("A claim whose text was erased")
    return Entry(
        address=absolute_url(path),
        title=f"{edition.kind}: {statement}",
        language=line.language,
        published_at=edition.published_at,
        updated_at=max([edition.published_at, *(edit.edited_at for edit in edition.copy_edits)]),
        paragraphs=[
            edition.change_note,
            *(_change(change) for change in edition.changes),
        ],
    )


def _change(change: Change) -> str:
    if change.parts:
        return _("The explanation was revised.")
    what = change.what if change.what.endswith("?") else f"{change.what}:"
    return f"{what} {change.before} → {change.after}"
