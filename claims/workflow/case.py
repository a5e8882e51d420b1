"""A claim and an editor, with everything the rules ask about the two."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.utils import timezone

from claims.models import (
    Appearance,
    Assessment,
    Attribution,
    Claim,
    CopyEditProposal,
    Evidence,
    PublishedClaim,
)
from claims.models.choices import PublicState, VerificationStatus
from claims.record.draft import Draft, draft_of
from claims.workflow.roles import granted
from sources.models import Source
from trail.bodies import read_body
from trail.models import SYSTEM_EDITOR, Editor, Event


class Case:
    """Reads each fact at most once; make a new one after every write."""

    def __init__(self, claim: Claim, editor: Editor) -> None:
        self.claim = claim
        self.editor = editor

    @cached_property
    def permissions(self) -> frozenset[str]:
        return granted(self.editor)

    @property
    def is_system(self) -> bool:
        return self.editor.code == SYSTEM_EDITOR

    @cached_property
    def round_assessments(self) -> list[Assessment]:
        """The assessments of the current round, oldest first."""
        return [a for a in self.assessments if a.round == self.claim.round]

    @cached_property
    def assessments(self) -> list[Assessment]:
        return list(self.claim.assessments.order_by("id").prefetch_related("link_verdicts"))

    @cached_property
    def first_assessor(self) -> str | None:
        """The code of whoever assessed first in this round."""
        return self.round_assessments[0].editor_id if self.round_assessments else None

    @cached_property
    def has_assessed(self) -> bool:
        return any(a.editor_id == self.editor.code for a in self.round_assessments)

    @cached_property
    def appearances(self) -> list[Appearance]:
        return list(self.claim.appearances.select_related("article__publisher").order_by("id"))

    @cached_property
    def attributions(self) -> list[Attribution]:
        return list(self.claim.attributions.select_related("source").order_by("id"))

    @cached_property
    def evidence(self) -> list[Evidence]:
        return list(self.claim.evidence.select_related("source").order_by("id"))

    @cached_property
    def sources(self) -> list[Source | None]:
        """The sources of attributions and evidence."""
        return [
            *(link.source for link in self.attributions),
            *(item.source for item in self.evidence),
        ]

    @cached_property
    def is_held(self) -> bool:
        """Whether whoever cleared the claim wants a person to publish it; also where no record says so."""
        clearing = (
            Event.objects.filter(
                subject_kind="claim",
                subject_id=self.claim.public_id,
                round=self.claim.round,
                to_status=VerificationStatus.CLEARED,
            )
            .exclude(from_status=VerificationStatus.CLEARED)
            .select_related("body")
            .order_by("-seq")
            .first()
        )
        payload = read_body(clearing.body) if clearing else {}
        return payload.get("clearance", {}).get("held") is not False

    @cached_property
    def embargo_has_ended(self) -> bool:
        """Whether there was an embargo and its time has come."""
        return self.claim.embargo_until is not None and self.claim.embargo_until <= timezone.now()

    @cached_property
    def published(self) -> PublishedClaim | None:
        return PublishedClaim.objects.filter(claim=self.claim).select_related("edition").first()

    @cached_property
    def draft(self) -> Draft:
        """What would be printed of the claim as it is now."""
        return draft_of(self.claim)

    @cached_property
    def copy_edit(self) -> CopyEditProposal | None:
        """The copy-edit of the claim's edition that waits for another person."""
        proposals = CopyEditProposal.objects.filter(claim=self.claim)
        return proposals.select_related("edition__body", "proposed_by").first()

    def is_in(self, states: Iterable[PublicState]) -> bool:
        """Whether readers have the claim in one of these states."""
        return self.published is not None and self.published.state in set(states)
