"""Which claims resemble each other: suggested when one comes to the desk, decided by an editor."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.matching.index import index_claim, rebuild
from claims.matching.shared import shared_words
from claims.matching.similar import similar_claims
from claims.models import Claim, ClaimMatch
from claims.models.choices import MatchState
from claims.workflow.errors import NotPermitted, StaleRevision
from claims.workflow.roles import TRIAGE, granted
from claims.workflow.rules import IS_REPORTER
from trail.chain import Subject, append_event
from trail.models import Editor

DECIDE = "decide_match"
MAX_SUGGESTIONS = 5
# What shares less than a fifth of what tells something is seldom the same claim, and whoever is shown too
# much of it stops looking. How often the right claim is shown, and among how many, is counted by
# `benchmarks/matching.py --qrels`; the figures stand in docs/matching.md.
LEAST_SCORE = 20


def renew_matches(claim: Claim) -> None:
    """Bring index and suggestions of a claim up to date, within the act that wrote it.

    What an editor has decided stays. The suggestions made for newer claims stay, too: they were found from
    the other side.
    """
    index_claim(claim)
    suggested = ClaimMatch.objects.filter(state=MatchState.SUGGESTED)
    suggested.filter(claim=claim).delete()
    decided = ClaimMatch.objects.filter(Q(claim=claim) | Q(other=claim)).values_list("claim_id", "other_id")
    known = {pk for pair in decided for pk in pair}
    found = similar_claims(claim.statement, claim.language, leave_out=claim.pk, limit=MAX_SUGGESTIONS)
    likely = {similar.claim_id: similar.score for similar in found if similar.score >= LEAST_SCORE}
    for other in Claim.objects.filter(pk__in=likely.keys() - known).order_by("pk"):
        newer, older = (claim, other) if claim.pk > other.pk else (other, claim)
        ClaimMatch.objects.create(
            claim=newer,
            other=older,
            score=likely[other.pk],
            shared=shared_words(newer.statement, newer.language, older.statement, older.language),
        )


@transaction.atomic
def decide_match(match_id: int, *, by: Editor, revision: int, state: str) -> ClaimMatch:
    """Say how two similar claims stand to each other. Saying the same again writes nothing.

    Neither claim is written: an editor who is assessing one of them is not interrupted.
    """
    if TRIAGE not in granted(by):
        raise NotPermitted(IS_REPORTER.sentence)
    match = (
        ClaimMatch.objects.select_for_update(of=("self",)).select_related("claim", "other").get(pk=match_id)
    )
    if match.revision != revision:
        raise StaleRevision(
            _("Somebody else decided about these two claims in the meantime. Look at it, then decide again.")
        )
    state = MatchState(state)
    if state == MatchState.SUGGESTED:
        raise ValueError("a decision says how the claims stand to each other")
    if state == match.state:
        return match
    match.event = append_event(
        by=by,
        action=DECIDE,
        subject=Subject("match", match.subject_id),
        from_status=match.state,
        to_status=state,
    )
    match.state, match.decided_by, match.revision = state, by, revision + 1
    match.save(update_fields=["state", "decided_by", "event", "revision"])
    return match


@transaction.atomic
def rebuild_matching(*, by: Editor) -> int:
    """Make the whole index again; returns how many claims are in it. One event records it."""
    append_event(by=by, action="rebuild_matching", subject=Subject("record", "matching"))
    return rebuild()
