"""Which rows of which claims name an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Attribution, Claim, Evidence
from claims.models.choices import VerificationStatus
from sources.captures import address_key, may_request
from sources.models import ArchivedAddress, Capture, RetrievalState

RETRY_AFTER = dt.timedelta(days=1)

Row = Evidence | Attribution


@dataclass(slots=True)
class NamedAddress:
    """An address of a claim with the rows that name it; ``archived`` and ``copy`` where there are any."""

    url: str
    rows: list[Row] = field(default_factory=list)
    archived: ArchivedAddress | None = None
    copy: Capture | None = None


def addresses_of(claim: Claim) -> set[str]:
    """Return every address the claim's links and evidence name."""
    links = claim.attributions.values_list("locator_url", flat=True)
    return {*claim.evidence.values_list("url", flat=True), *links} - {""}


def url_of(row: Row) -> str:
    return row.url if isinstance(row, Evidence) else row.locator_url


def named_addresses(attributions: Sequence[Attribution], evidence: Sequence[Evidence]) -> list[NamedAddress]:
    """Return each address these rows name once, in their order, with its newest copy (without its bytes)."""
    named: dict[str, NamedAddress] = {}
    rows: list[Row] = [*attributions, *evidence]
    for row in rows:
        if url := url_of(row):
            named.setdefault(url, NamedAddress(url)).rows.append(row)
    keys = {address_key(url): url for url in named}
    for archived in ArchivedAddress.objects.filter(key__in=keys).select_related("seen_by"):
        named[keys[archived.key]].archived = archived
    for copy in _newest_copies(keys):
        named[keys[copy.address.key]].copy = copy
    return list(named.values())


def newest_copies(urls: Iterable[str]) -> dict[str, Capture]:
    """Return the newest copy of each address that has one, without what it holds; an erased one is none."""
    keys = {address_key(url): url for url in urls}
    copies = _newest_copies(keys).defer("content", "text", "main_text")
    return {keys[copy.address.key]: copy for copy in copies if not copy.is_erased}


def excerpts_at(url: str) -> list[str]:
    """Return what any claim quotes from an address."""
    rows = (
        Evidence.objects.filter(url=url).values_list("excerpt", flat=True),
        Attribution.objects.filter(locator_url=url).values_list("excerpt", flat=True),
    )
    return sorted({excerpt for found in rows for excerpt in found if excerpt})


def claims_naming(url: str) -> Q:
    """Return the condition under which a claim names the address."""
    return Q(pk__in=Evidence.objects.filter(url=url).values("claim")) | Q(
        pk__in=Attribution.objects.filter(locator_url=url).values("claim")
    )


def published_addresses() -> Iterator[str]:
    """Yield each address published claims name, once."""
    published = Q(claim__verification_status=VerificationStatus.PUBLISHED)
    evidence = Evidence.objects.filter(published).exclude(url="").values_list("url", flat=True)
    links = (
        Attribution.objects.filter(published).exclude(locator_url="").values_list("locator_url", flat=True)
    )
    yield from sorted({*evidence, *links})


def due_for_another_look(
    *, older_than: dt.timedelta, now: dt.datetime, limit: int | None = None
) -> list[str]:
    """Return the addresses of published claims to look at again, longest unseen first.

    Those never archived come first of all; a failed one is due again after a day, for one failure may pass.
    """
    urls = {address_key(url): url for url in published_addresses()}
    last: dict[str, dt.datetime | None] = dict.fromkeys(urls)
    for address in ArchivedAddress.objects.iterator():
        if address.key not in urls:
            continue
        wait = min(older_than, RETRY_AFTER) if address.state == RetrievalState.FAILED else older_than
        if not may_request(address) or (address.finished_at and address.finished_at > now - wait):
            del urls[address.key]
        else:
            last[address.key] = address.finished_at
    return sorted(urls.values(), key=lambda url: str(last[address_key(url)] or ""))[:limit]


def changed_since_published(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return the published claims that name an address where something was found since their newest edition.

    What somebody has looked at does not count any more.
    """
    flagged = ArchivedAddress.objects.flagged()
    # Few addresses are flagged: naming them lets the database look through evidence once, not claim by claim.
    urls = list(flagged.values_list("url", flat=True))
    if not urls:
        return claims.none()

    def later(column: str) -> Exists:
        return Exists(
            flagged.filter(url=OuterRef(column), found_at__gt=OuterRef("claim__published__updated_at"))
        )

    evidence = Evidence.objects.filter(later("url"), url__in=urls)
    links = Attribution.objects.filter(later("locator_url"), locator_url__in=urls)
    return claims.filter(
        Q(pk__in=evidence.values("claim")) | Q(pk__in=links.values("claim")),
        verification_status=VerificationStatus.PUBLISHED,
    )


def _newest_copies(keys: Iterable[str]) -> QuerySet[Capture]:
    copies = Capture.objects.filter(address__key__in=keys).order_by("id")
    # The newest comes last, and so stays.
    newest = dict(copies.values_list("address_id", "pk"))
    return Capture.objects.filter(pk__in=newest.values()).defer("content").select_related("address")
