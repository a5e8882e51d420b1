"""Which assessments an editor may read: the second assessment is blind until it is given.

A round's verdicts are open to their author; to the assessors of the round once they have given their
own; and to the whole desk once the claim was cleared in that round (``Claim.open_round``).
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
