"""Archived copies on a claim's page: what there is of each address, and whether quoted words are there.

The section is also an address of its own: while something is under way an open page fetches it anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from claims.archive.archiving import ANSWERED_WITH_ERROR, EMPTY, UNEXPECTED
from claims.archive.excerpts import Standing, compare
from claims.archive.naming import NamedAddress, named_addresses
from claims.models import Claim, Evidence
from claims.workflow.case import Case
from sources.captures import PAGE_GONE, may_request
from sources.fetching import FetchFailure
from sources.models import ArchivedAddress, Capture, RetrievalState
from trail.desk import acting_editor

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_WHY: dict[str, _StrPromise] = {
    FetchFailure.NO_WEB_ADDRESS: gettext_lazy("This address cannot be fetched: no public host, or a port."),
    FetchFailure.UNREACHABLE: gettext_lazy("The page could not be fetched. Keep a copy of your own."),
    FetchFailure.TOO_MANY_REDIRECTS: gettext_lazy("The address leads from one to the next without end."),
    FetchFailure.TOO_LARGE: gettext_lazy("The page is larger than 5 MB. Keep a copy of your own."),
    PAGE_GONE: gettext_lazy("The server says that there is no such page (any more)."),
    ANSWERED_WITH_ERROR: gettext_lazy(
        "The server does not give the page to programs. Keep a copy of your own."
    ),
    EMPTY: gettext_lazy("The server answered with an empty page."),
    UNEXPECTED: gettext_lazy(
        "Something unexpected went wrong; whoever maintains the machine finds it in the log."
    ),
}
# How long an address may wait for the worker before its section stops renewing itself.
PATIENCE = dt.timedelta(minutes=1)
_STANDING: dict[Standing, _StrPromise] = {
    Standing.STANDS: pgettext_lazy("excerpt", "stands in the copy word for word"),
    Standing.MISSING: pgettext_lazy("excerpt", "does not stand in the copy like this"),
    Standing.NO_TEXT: pgettext_lazy("excerpt", "no text to compare with"),
}


@dataclass(frozen=True, slots=True)
class CheckedExcerpt:
    """An excerpt of a row, and whether it stands in the copy (None while there is no copy)."""

    label: str
    excerpt: str
    standing: Standing | None
    words: str
    missing: str


@dataclass(frozen=True, slots=True)
class AddressOnDesk:
    """An address of a claim, ready for the page."""

    url: str
    archived: ArchivedAddress | None
    copy: Capture | None
    state: str
    facts: str
    reason: str
    finding: str
    excerpts: list[CheckedExcerpt]
    may_archive: bool

    @property
    def is_renewed(self) -> bool:
        """Whether something will soon be different here: being fetched, or waiting for a worker that runs."""
        if self.archived is None:
            return False
        since = {
            RetrievalState.WAITING.value: self.archived.queued_at,
            RetrievalState.RUNNING.value: self.archived.started_at,
        }.get(self.archived.state)
        return since is not None and since > timezone.now() - PATIENCE


def copies_page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Return the section of a claim's page about archived copies, by which an open page renews itself."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    case = Case(get_object_or_404(Claim, pk=claim_id), acting_editor(request))
    context = {"claim": case.claim, **copies_context(case, request)}
    return TemplateResponse(request, "admin/desk/_copies.html", context)


def copies_context(case: Case, request: HttpRequest | None = None) -> dict[str, Any]:
    """Return what the section needs; its buttons come with the request of somebody who may press them."""
    addresses = addresses_on_desk(case)
    kept = sum(1 for address in addresses if address.copy)
    return {
        "addresses": addresses,
        "copies_fact": _("%(kept)d of %(all)d") % {"kept": kept, "all": len(addresses)},
        "with_buttons": request is not None and request.user.has_perm("claims.change_claim"),
        "is_renewed": any(address.is_renewed for address in addresses),
    }


def addresses_on_desk(case: Case) -> list[AddressOnDesk]:
    """Return every address the claim's links and evidence name, with what is known about it."""
    return [_on_desk(named) for named in named_addresses(case.attributions, case.evidence)]


def findings_of(claim: Claim) -> list[str]:
    """Return what was found at the claim's addresses and nobody has looked at, with each address."""
    named = named_addresses(list(claim.attributions.all()), list(claim.evidence.all()))
    return [
        f"{named_one.url}: {finding}"
        for named_one in named
        if named_one.archived and (finding := open_finding(named_one.archived))
    ]


def why(failure: str) -> str:
    """Return the sentence for why there is no copy."""
    return str(_WHY.get(failure, _WHY[UNEXPECTED])) if failure else ""


def open_finding(address: ArchivedAddress) -> str:
    """Return what was found there and nobody has looked at since; empty if there is nothing."""
    if address.found_at is None or (address.seen_at is not None and address.seen_at >= address.found_at):
        return ""
    return _("%(finding)s, found on %(day)s.") % {
        "finding": address.get_finding_display(),
        "day": date_format(timezone.localtime(address.found_at)),
    }


def state_of(address: ArchivedAddress | None, copy: Capture | None) -> str:
    """Return where the last attempt stands, in words."""
    if address is None:
        return _("Not archived yet")
    match address.state:
        case RetrievalState.RUNNING:
            seconds = (timezone.now() - address.started_at).total_seconds() if address.started_at else 0
            return _("Being fetched for %(seconds)d s") % {"seconds": seconds}
        case RetrievalState.WAITING:
            return _("Waiting to be fetched")
        case RetrievalState.FAILED:
            return _("The last attempt brought no copy") if copy else _("No copy")
    return _("Archived")


def facts_of(copy: Capture) -> str:
    """Return day, size and check sum of a copy in one line."""
    if copy.is_erased:
        return _("The copy was erased.")
    return _("Copy of %(moment)s, %(type)s, %(size)s bytes, SHA-256 %(sha)s") % {
        "moment": date_format(timezone.localtime(copy.retrieved_at), "SHORT_DATETIME_FORMAT"),
        "type": copy.media_type,
        "size": copy.size,
        "sha": f"{copy.sha256[:12]}…",
    }


def _on_desk(named: NamedAddress) -> AddressOnDesk:
    archived, copy = named.archived, named.copy
    return AddressOnDesk(
        url=named.url,
        archived=archived,
        copy=copy,
        state=state_of(archived, copy),
        facts=facts_of(copy) if copy else "",
        reason=why(archived.failure) if archived else "",
        finding=open_finding(archived) if archived else "",
        excerpts=list(_excerpts(named)),
        may_archive=archived is None or may_request(archived),
    )


def _excerpts(named: NamedAddress) -> Iterable[CheckedExcerpt]:
    for row in named.rows:
        if isinstance(row, Evidence):
            label = _("Evidence “%(title)s”") % {"title": row.title}
        else:
            label = _("Attribution to %(source)s") % {"source": row.source}
        if named.copy is None or named.copy.is_erased or not row.excerpt:
            words = "" if row.excerpt else _("no excerpt given")
            yield CheckedExcerpt(label, row.excerpt, None, words, "")
            continue
        found = compare(row.excerpt, named.copy.text)
        yield CheckedExcerpt(
            label, row.excerpt, found.standing, str(_STANDING[found.standing]), found.missing
        )
