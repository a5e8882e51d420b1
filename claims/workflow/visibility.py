"""Which assessments an editor may read: the second assessment is blind until it is given.

A round's verdicts are open to their author; to the assessors of the round once they have given their
own; and to the whole desk once the claim was cleared in that round (``Claim.open_round``). What an
assessor wrote into the discussion is read like their verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.models import Assessment, Claim
from trail.models import Editor, Event

# Events whose payload holds a verdict of their round.
WITH_VERDICTS = ("submit", "assess_second", "assess_third", "adopt")


def open_assessments(claim: Claim, editor: Editor, assessments: Iterable[Assessment]) -> list[Assessment]:
    """Return those of the claim's assessments that this editor may read, in the given order."""
    assessments = list(assessments)
    own_rounds = {a.round for a in assessments if a.editor_id == editor.code}
    return [a for a in assessments if a.round <= claim.open_round or a.round in own_rounds]


def has_seen_verdict(claim: Claim, editor_code: str, assessments: Iterable[Assessment]) -> bool:
    """Whether an earlier round showed this editor somebody else's verdict on the claim's present version."""
    earlier = [a for a in assessments if a.round < claim.round]
    took_part = {a.round for a in earlier if a.editor_id == editor_code}
    return any(
        a.version == claim.version
        and a.editor_id != editor_code
        and (a.round <= claim.open_round or a.round in took_part)
        for a in earlier
    )


def may_read_payload(claim: Claim, editor: Editor, event: Event, assessments: Iterable[Assessment]) -> bool:
    """Whether the history may show this editor what an event of the claim holds beyond its row."""
    if event.action not in WITH_VERDICTS or event.round <= claim.open_round:
        return True
    return any(a.round == event.round and a.editor_id == editor.code for a in assessments)


def may_read_comment(claim: Claim, editor: Editor, comment: Event, assessments: Iterable[Assessment]) -> bool:
    """Whether the discussion may show this editor a comment on the claim.

    Whoever has assessed knows verdicts, so what they write in that round, or later while it is closed, is for
    those who have given theirs in it, and for everybody once it is open. It is closed whether it was written
    before the assessment or after: what somebody is about to find is as telling as what they found.
    """
    if comment.editor_id == editor.code:
        return True
    assessments = list(assessments)
    knows = [
        a.round
        for a in assessments
        if a.editor_id == comment.editor_id and claim.open_round < a.round <= comment.round
    ]
    return not knows or any(a.editor_id == editor.code and a.round == max(knows) for a in assessments)
