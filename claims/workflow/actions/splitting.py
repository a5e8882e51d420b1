"""Taking one claim apart: a sentence that says two things is two claims of the same passage."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Appearance, Claim
from claims.workflow.actions.merging import joining_links
from claims.workflow.actions.proposing import Proposal, check_statement, propose
from claims.workflow.errors import RequirementUnmet
from sources.models import Article
from trail.chain import hold_chain
from trail.models import Editor


@transaction.atomic
def split(place: Appearance, *, by: Editor, statement: str, start: int, end: int, worthiness: str) -> Claim:
    """Propose another claim from a place of a claim; whoever says that one also says this one.

    The other claim stays as it is. ``start`` and ``end`` may name fewer words than the place has. Raises
    ``RequirementUnmet`` where a claim of the text says the same already.
    """
    check_statement(statement)
    # A form that is sent twice is two splits at once; the second one looks when the first is done.
    hold_chain()
    same = _in_the_same_words(place.article, statement)
    if same is not None:
        raise RequirementUnmet(
            _("A claim of this text says that already: %(id)s, %(status)s.")
            % {"id": same.public_id, "status": same.get_verification_status_display()},
            field="statement",
        )
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


def _in_the_same_words(article: Article, statement: str) -> Claim | None:
    there = Claim.objects.filter(appearances__article=article).order_by("pk")
    return next((claim for claim in there if _words(claim.statement) == _words(statement)), None)


def _words(statement: str) -> str:
    return " ".join(statement.casefold().split()).rstrip(".!")
