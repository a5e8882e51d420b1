"""What the desk says about a claim among itself: comments, read from the trail as far as a person may.

A comment is an event with its text in the event's body, and nothing else: so it is never changed, is in the
chain, and can be erased like any text of the record. Its subject is the discussion, not the claim: it leaves
the claim's revision alone, and no act on the claim is open with it. Desk only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Assessment, Claim
from claims.workflow.visibility import may_read_comment
from trail.bodies import read_body
from trail.chain import Subject
from trail.models import Editor, Event

DISCUSSION = "discussion"
COMMENT = "comment"
TAKE_BACK = "take_back_comment"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as a person reads it; without text once it was taken back or erased."""

    seq: int
    author: Editor
    at: dt.datetime
    text: str
    is_own: bool
    is_taken_back: bool
    erased_by: int | None

    @property
    def can_be_taken_back(self) -> bool:
        return self.is_own and not self.is_taken_back and self.erased_by is None


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments on a claim that one person may read, oldest first, and how many stay closed to them."""

    comments: Sequence[Comment]
    closed_count: int


def subject_of(claim: Claim) -> Subject:
    """Return what the trail calls the discussion of a claim."""
    return Subject(DISCUSSION, claim.public_id)


def events_of(claim: Claim) -> list[Event]:
    """Return every comment on a claim and every taking back, oldest first, with authors and texts."""
    events = Event.objects.filter(subject_kind=DISCUSSION, subject_id=claim.public_id)
    return list(events.select_related("editor", "body").order_by("seq"))


def taken_back(events: Iterable[Event]) -> set[int]:
    """Return the numbers of the comments that their authors took back."""
    return {read_body(event.body).get("comment", 0) for event in events if event.action == TAKE_BACK}


def discussion_of(claim: Claim, editor: Editor, assessments: Iterable[Assessment]) -> Discussion:
    """Return the discussion as this editor may read it; ``assessments`` are all of the claim's."""
    events, assessments = events_of(claim), list(assessments)
    comments = [event for event in events if event.action == COMMENT]
    gone = taken_back(events)
    readable = [event for event in comments if may_read_comment(claim, editor, event, assessments)]
    return Discussion(
        [
            Comment(
                seq=event.seq,
                author=event.editor,
                at=event.at,
                text="" if event.seq in gone else str(read_body(event.body).get("text", "")),
                is_own=event.editor_id == editor.code,
                is_taken_back=event.seq in gone,
                erased_by=event.body.erased_by_seq if event.body else None,
            )
            for event in readable
        ],
        len(comments) - len(readable),
    )
