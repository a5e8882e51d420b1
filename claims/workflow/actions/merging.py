"""Putting a duplicate aside: what was found for it joins the claim that is kept.

Appearances, attributions and evidence are copied, not moved: the duplicate keeps what was judged of it, and
the verdicts of earlier rounds stay with the rows they are about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Appearance, Attribution, Claim, Evidence
from claims.models.choices import VerificationStatus as Status
from claims.workflow.actions.editing import Child, describe
from claims.workflow.actions.matching import renew_matches
from claims.workflow.actions.step import begin, lock_claim, lock_in_order, record, write
from claims.workflow.errors import RequirementUnmet
from claims.workflow.transitions import MERGE
from trail.models import Editor

ABSORB = "absorb_duplicate"
_OPEN = (Status.PROPOSED, Status.IN_REVIEW)


@transaction.atomic
def merge(claim_id: int, *, by: Editor, revision: int, into: int, into_revision: int) -> Claim:
    """Dismiss a claim as a duplicate of another, which takes over what was found; for good.

    Raises ``StaleRevision`` when either claim was written since it was read.
    """
    if claim_id == into:
        raise RequirementUnmet(_("A claim is no duplicate of itself."), field="into")
    lock_in_order(claim_id, into)
    duplicate = begin(MERGE, claim_id, by=by, revision=revision).claim
    kept = lock_claim(into, revision=into_revision)
    why_not = why_not_kept(kept)
    if why_not:
        raise RequirementUnmet(why_not, field="into")
    joining = [*_joining_places(duplicate, kept), *_joining_evidence(duplicate, kept)]
    event = record(
        MERGE.name,
        duplicate,
        by=by,
        to_status=Status.DISMISSED,
        payload={"merged_into": kept.public_id},
    )
    write(duplicate, event, assigned_to=None, merged_into=kept)
    payload = {"duplicate": duplicate.public_id, "saved": [describe(row) for row in joining]}
    event = record(ABSORB, kept, by=by, payload=payload)
    for row in joining:
        row.save()
    write(kept, event, version=kept.version + 1)
    if any(isinstance(row, Appearance) for row in joining):
        # Claims are found by their quotes, too.
        renew_matches(kept)
    return duplicate


def why_not_kept(claim: Claim) -> str:
    """Return why no duplicate can be merged into this claim now; empty where it can."""
    match claim.verification_status:
        case Status.PROPOSED | Status.IN_REVIEW:
            return ""
        case Status.DISMISSED:
            return _("The claim to be kept was put aside itself. Restore it first, or choose another one.")
        case Status.PUBLISHED | Status.WITHDRAWN:
            return _(
                "The claim to be kept is published. A reviewer reopens it first, so that what joins it is "
                "assessed; everybody else asks for that in its discussion. A duplicate that adds nothing can "
                "be dismissed instead, with the id of the other claim as the reason."
            )
    return _(
        "The claim to be kept is being assessed, and its assessors must not be surprised. A reviewer returns "
        "it first; everybody else asks for that in its discussion."
    )


def _joining_places(duplicate: Claim, kept: Claim) -> Iterator[Child]:
    """Yield what the kept claim gets, unsaved, each row after those it refers to."""
    for place in duplicate.appearances.order_by("id"):
        links = list(place.attributions.order_by("id"))
        there = kept.appearances.filter(article=place.article_id, start=place.start, end=place.end).first()
        known = list(there.attributions.order_by("id")) if there else []
        if there is None:
            there = _copy(place, claim=kept)
            yield there
        yield from joining_links(links, there, known)


def joining_links(
    links: list[Attribution], there: Appearance, known: list[Attribution]
) -> Iterator[Attribution]:
    """Yield the chains of a place for another one, unsaved, each link after the one it relies on.

    A link that is ``known`` there already, relying on the same, is that link.
    """
    by_id = {link.pk: link for link in links}
    joined: dict[int, Attribution] = {}
    # From the ends of the chains: where a link leads to decides whether it is the same.
    waiting = list(links)
    while waiting:
        for link in [one for one in waiting if one.cites_id not in by_id or one.cites_id in joined]:
            cites = joined.get(link.cites_id or 0)
            same = next((other for other in known if _is_same(other, link, cites)), None)
            if same is None:
                same = _copy(link, claim=there.claim, appearance=there, cites=cites)
                known.append(same)
                yield same
            elif not _origin_details(same) and _origin_details(link):
                _take_details(same, link)
                yield same
            joined[link.pk] = same
        waiting = [link for link in waiting if link.pk not in joined]


def _is_same(there: Attribution, link: Attribution, cites: Attribution | None) -> bool:
    if (there.source_id, there.position) != (link.source_id, link.position) or there.cites != cites:
        return False
    one, other = _origin_details(there), _origin_details(link)
    return not one or not other or one == other


def _origin_details(link: Attribution) -> tuple[Any, ...]:
    """Where and when it was said, as one thing: an excerpt belongs to its own address."""
    details = (link.locator_url, link.excerpt, link.said_on)
    return details if any(details) else ()


def _take_details(there: Attribution, link: Attribution) -> None:
    there.locator_url, there.excerpt = link.locator_url, link.excerpt
    there.said_on = link.said_on


def _joining_evidence(duplicate: Claim, kept: Claim) -> Iterator[Evidence]:
    there = {_told(item) for item in kept.evidence.all()}
    for item in duplicate.evidence.order_by("id"):
        if _told(item) not in there:
            yield _copy(item, claim=kept)


def _told(item: Evidence) -> tuple[Any, ...]:
    return item.stance, item.source_id, item.url, item.title, item.excerpt, item.note


def _copy(row: Any, **columns: Any) -> Any:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    for name in columns:
        values.pop(f"{name}_id")
    return type(row)(**values, **columns)
