"""What waits for somebody: the queues of the start page, each a filter of the list of claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.archive.naming import changed_since_published
from claims.models import Assessment, Claim, CopyEditProposal, ExposedEdition
from claims.models.choices import VerificationStatus as Status
from claims.workflow.transitions import RETURN
from trail.desk import acting_editor
from trail.models import Editor, Event

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


PROPOSED = "proposed"
CHANGED_PAGES = "changed_pages"


@dataclass(frozen=True)
class Queue:
    """Claims that wait for the same thing. ``empty`` is what the start page says when none does."""

    name: str
    title: _StrPromise
    empty: _StrPromise
    select: Callable[[QuerySet[Claim], Editor], QuerySet[Claim]]


def _sent_back() -> Exists:
    """Whether somebody returned the claim in the round before; true until it is submitted again."""
    return Exists(
        Event.objects.filter(
            subject_kind="claim",
            subject_id=OuterRef("public_id"),
            action=RETURN.name,
            round=OuterRef("round") - 1,
        )
    )


def _names_protected_source() -> Exists:
    """Whether readers still get an edition that names a source protected since, its text not erased."""
    return Exists(
        ExposedEdition.objects.filter(
            edition__claim=OuterRef("pk"), edition__published__isnull=False, source__is_protected=True
        ).exclude(edition__body__text="")
    )


def _assessed_by(editor: Editor) -> Exists:
    return Exists(Assessment.objects.filter(claim=OuterRef("pk"), round=OuterRef("round"), editor=editor))


QUEUES: Sequence[Queue] = (
    Queue(
        "mine",
        _("Assigned to me"),
        _("Nothing is assigned to you. Take something from another queue."),
        lambda claims, editor: claims.filter(assigned_to=editor),
    ),
    Queue(
        PROPOSED,
        _("Proposed"),
        _("No proposals are left. Paste a new text to find claims in it."),
        lambda claims, _editor: claims.filter(verification_status=Status.PROPOSED),
    ),
    Queue(
        "first",
        _("Waiting for a first assessment"),
        _("Nothing waits for a first assessment. Accepted proposals appear here."),
        lambda claims, _editor: claims.filter(~_sent_back(), verification_status=Status.IN_REVIEW),
    ),
    Queue(
        "second",
        _("Waiting for a second assessment, not mine"),
        _("Nothing waits for your second pair of eyes."),
        lambda claims, editor: claims.filter(~_assessed_by(editor), verification_status=Status.SECOND_REVIEW),
    ),
    Queue(
        "disagreement",
        _("In disagreement"),
        _("Nobody disagrees at the moment."),
        lambda claims, _editor: claims.filter(verification_status=Status.DISAGREEMENT),
    ),
    Queue(
        "returned",
        _("Sent back"),
        _("Nothing was sent back. What is returned stays here until it is submitted again."),
        lambda claims, _editor: claims.filter(_sent_back(), verification_status=Status.IN_REVIEW),
    ),
    Queue(
        "cleared",
        _("Cleared and held"),
        _("Nothing is held back: what two persons cleared is published."),
        lambda claims, _editor: claims.filter(verification_status=Status.CLEARED),
    ),
    Queue(
        "due",
        _("Embargo over, not published yet"),
        _("No embargo is over that still keeps a claim back."),
        lambda claims, _editor: claims.filter(
            verification_status=Status.CLEARED, embargo_until__lte=timezone.now()
        ),
    ),
    Queue(
        "copy_edits",
        _("Copy-edits to accept, not mine"),
        _("No copy-edit waits for your second pair of eyes."),
        lambda claims, editor: claims.filter(
            Exists(CopyEditProposal.objects.filter(claim=OuterRef("pk")).exclude(proposed_by=editor))
        ),
    ),
    Queue(
        "exposing",
        _("Naming a protected source"),
        _("No newest edition names a source that became protected."),
        lambda claims, _editor: claims.filter(_names_protected_source()),
    ),
    Queue(
        "recheck",
        _("Due for re-check"),
        _("No published verdict is due. Set “re-check on” while a claim is in review."),
        lambda claims, _editor: claims.filter(
            verification_status=Status.PUBLISHED, recheck_on__lte=timezone.localdate()
        ),
    ),
    Queue(
        CHANGED_PAGES,
        _("Evidence changed or gone"),
        _("No page that published claims rest on has changed, as far as the last look shows."),
        lambda claims, _editor: changed_since_published(claims),
    ),
)
BY_NAME = {queue.name: queue for queue in QUEUES}


class QueueFilter(admin.SimpleListFilter):
    """Narrows the list of claims to one queue of the editor who looks at it."""

    title = _("queue")
    parameter_name = "queue"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.editor = acting_editor(request)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(queue.name, queue.title) for queue in QUEUES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        queue = BY_NAME.get(self.value() or "")
        return queue.select(queryset, self.editor) if queue else queryset
