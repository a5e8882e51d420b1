"""Taking one claim apart: a sentence that says two things is two claims of the same passage."""

from __future__ import annotations

from django.db import transaction

from claims.models import Appearance, Claim
from claims.workflow.actions.merging import joining_links
from claims.workflow.actions.proposing import Proposal, propose
from trail.models import Editor


@transaction.atomic
def split(place: Appearance, *, by: Editor, statement: str, start: int, end: int, worthiness: str) -> Claim:
    """Propose another claim from a place of a claim; whoever says that one also says this one.

    The other claim stays as it is. ``start`` and ``end`` may name fewer words than the place has.
    """
    links = list(place.attributions.select_related("source").order_by("id"))
    proposal = Proposal(
        statement=statement,
        start=start,
        end=end,
        chains=[],
        check_worthiness=worthiness,
        said_on=place.claim.said_on,
    )
    claim = propose(place.article, proposal, by=by, split_from=place)
    for link in joining_links(links, claim.appearances.get(), []):
        link.save()
    return claim
