"""Similar claims on the desk's pages, with what contradicts; and the act that decides about a pair.

Only what readers have may be seen of another claim's verdicts: its readers' row, never an assessment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.admin.alarms import alarming, in_one_sentence, warnings
from claims.matching.conflicts import Difference, marked
from claims.models import Claim, ClaimMatch, PublishedClaim
from claims.models.choices import MatchState, PublicState
from claims.workflow.actions.matching import decide_match
from claims.workflow.actions.merging import why_not_kept
from claims.workflow.errors import TransitionRefused
from claims.workflow.transitions import MERGE
from trail.desk import acting_editor

# With fewer words one shared name already makes half of a claim.
FEW_WORDS = 6
DECISIONS = [(value, label) for value, label in MatchState.choices if value != MatchState.SUGGESTED]


@dataclass(frozen=True, slots=True)
class Merging:
    """Which of two claims would be put aside for which, and why that is not possible now, if so."""

    duplicate: Claim
    kept: Claim

    @property
    def why_not(self) -> str:
        if self.duplicate.verification_status not in MERGE.origins:
            return _("Neither claim can be put aside: only a proposed one or one in review can.")
        return why_not_kept(self.kept)

    @property
    def address(self) -> str:
        """The page that asks whether they are merged. Whether this editor may do it, the page says."""
        page = reverse("admin:claims_claim_act", args=[self.duplicate.pk, MERGE.name])
        return f"{page}?{urlencode({'public_id': self.kept.public_id})}"


@dataclass(frozen=True, slots=True)
class SimilarClaim:
    """Another claim beside the one that is looked at; texts come in stretches, (words, is a difference)."""

    match: ClaimMatch
    other: Claim
    published: PublishedClaim | None
    here: list[tuple[str, bool]]
    there: list[tuple[str, bool]]
    warnings: list[str]

    @property
    def is_decided(self) -> bool:
        return self.match.state != MatchState.SUGGESTED

    @property
    def is_too_short(self) -> bool:
        """Whether one of the two has so few words that a likeness in percent would mislead."""
        return min(len(one.statement.split()) for one in (self.match.claim, self.match.other)) < FEW_WORDS

    @property
    def merging(self) -> Merging | None:
        return merging_of(self.match)

    @property
    def may_be_the_same(self) -> bool:
        return self.match.state in (MatchState.SUGGESTED, MatchState.SAME)

    @property
    def verdict_is_public(self) -> bool:
        return self.published is not None and self.published.state == PublicState.PUBLIC


def similar_to(claims: Sequence[Claim]) -> dict[int, list[SimilarClaim]]:
    """Return for each claim its similar ones, the most similar first and dissimilar ones last."""
    wanted = {claim.pk: claim for claim in claims}
    matches = list(
        ClaimMatch.objects.filter(Q(claim__in=wanted) | Q(other__in=wanted))
        .select_related("claim", "other", "decided_by")
        .order_by("-score", "-id")
    )
    ids = {pk for match in matches for pk in (match.claim_id, match.other_id)}
    published = {row.claim_id: row for row in PublishedClaim.objects.filter(claim__in=ids)}
    calm = in_one_sentence(matches)
    found: dict[int, list[SimilarClaim]] = {pk: [] for pk in wanted}
    for match in sorted(matches, key=lambda match: match.state == MatchState.DIFFERENT):
        for claim, other in ((match.claim, match.other), (match.other, match.claim)):
            # What became part of the claim is no other one.
            if claim.pk in wanted and other.merged_into_id != claim.pk:
                points = [] if match.pk in calm else alarming(claim, other, match.score)
                found[claim.pk].append(_beside(claim, other, match, published.get(other.pk), points))
    return found


def _beside(
    claim: Claim,
    other: Claim,
    match: ClaimMatch,
    published: PublishedClaim | None,
    points: Sequence[Difference],
) -> SimilarClaim:
    return SimilarClaim(
        match,
        other,
        published,
        marked(claim.statement, [point.here for point in points]),
        marked(other.statement, [point.there for point in points]),
        list(warnings(claim, other, points, is_checked=published is not None)),
    )


def merging_of(match: ClaimMatch) -> Merging | None:
    """Return how two claims that say the same become one; None where one of them was merged already.

    The newer claim is the duplicate, unless only the older one can still be put aside.
    """
    pair = [match.claim, match.other]
    if any(claim.merged_into_id for claim in pair):
        return None
    duplicate = next((claim for claim in pair if claim.verification_status in MERGE.origins), match.claim)
    return Merging(duplicate, match.other if duplicate == match.claim else match.claim)


@require_POST
def match_page(request: HttpRequest, claim_id: int, match_id: int) -> HttpResponse:
    """Do what the pressed button says about two similar claims, and go back to the one that was open.

    Claims that say the same are merged next, where one of them can be.
    """
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    mine = Q(claim=claim_id) | Q(other=claim_id)
    match = get_object_or_404(ClaimMatch.objects.filter(mine), pk=match_id)
    revision, state = request.POST.get("match_revision", ""), request.POST.get("state", "")
    back = HttpResponseRedirect(f"{reverse('admin:claims_claim_change', args=[claim_id])}#similar")
    if state not in dict(DECISIONS) or not revision.isdecimal():
        messages.warning(request, _("Say how the two claims stand to each other."))
        return back
    try:
        match = decide_match(match.pk, by=acting_editor(request), revision=int(revision), state=state)
    except TransitionRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Decided: %(state)s.") % {"state": match.get_state_display()})
        merging = merging_of(match) if match.state == MatchState.SAME else None
        if merging and not merging.why_not:
            return HttpResponseRedirect(merging.address)
        if merging:
            messages.warning(request, merging.why_not)
    return back
