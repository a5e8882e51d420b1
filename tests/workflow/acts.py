"""Every act of the table as a call with something valid to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from claims.models import Claim
from claims.workflow.actions import (
    assessing,
    blocking,
    copy_editing,
    editing,
    embargo,
    merging,
    publishing,
    triage,
)
from claims.workflow.actions.assessing import Verdicts
from claims.workflow.actions.editing import Changes
from tests import factories as make
from trail.models import Editor

Act = Callable[[Claim, Editor], Claim]
REASON = "Ein Grund, den man nachlesen kann."


def _first_verdicts(claim: Claim) -> Verdicts:
    if not claim.editions.exists():
        return make.make_verdicts(claim)
    return make.make_verdicts(claim, edition_kind="update", change_note="Neue Werte liegen vor.")


def _other_assessment(claim: Claim, by: Editor) -> int:
    other = claim.assessments.filter(round=claim.round).exclude(editor=by).first()
    return other.pk if other else 0


def _merge(claim: Claim, by: Editor) -> Claim:
    kept = Claim.objects.filter(verification_status__in=("proposed", "in_review")).exclude(pk=claim.pk)
    into = kept.first() or claim
    return merging.merge(claim.pk, by=by, revision=claim.revision, into=into.pk, into_revision=into.revision)


ACTS: dict[str, Act] = {
    "accept": lambda c, by: triage.accept(c.pk, by=by, revision=c.revision),
    "edit": lambda c, by: editing.edit(
        c.pk, by=by, revision=c.revision, changes=Changes(fields={"internal_note": "Notiz"})
    ),
    "assign": lambda c, by: triage.assign(c.pk, by=by, revision=c.revision, to=None),
    "dismiss": lambda c, by: triage.dismiss(c.pk, by=by, revision=c.revision, reason=REASON),
    "merge": _merge,
    "restore": lambda c, by: triage.restore(c.pk, by=by, revision=c.revision, reason=REASON),
    "submit": lambda c, by: assessing.submit(c.pk, by=by, revision=c.revision, verdicts=_first_verdicts(c)),
    "recall": lambda c, by: assessing.recall(c.pk, by=by, revision=c.revision),
    "assess_second": lambda c, by: assessing.assess_second(
        c.pk, by=by, revision=c.revision, verdicts=make.make_verdicts(c)
    ),
    "adopt": lambda c, by: assessing.adopt(
        c.pk, by=by, revision=c.revision, assessment_id=_other_assessment(c, by), reason=REASON
    ),
    "assess_third": lambda c, by: assessing.assess_third(
        c.pk, by=by, revision=c.revision, verdicts=make.make_verdicts(c)
    ),
    "return": lambda c, by: assessing.return_to_review(c.pk, by=by, revision=c.revision, reason=REASON),
    "publish": lambda c, by: publishing.publish(c.pk, by=by, revision=c.revision),
    "set_embargo": lambda c, by: embargo.set_embargo(
        c.pk, by=by, revision=c.revision, until=dt.datetime(2031, 1, 1, tzinfo=dt.UTC), reason=REASON
    ),
    "reopen": lambda c, by: publishing.reopen(c.pk, by=by, revision=c.revision, reason=REASON),
    "suspend": lambda c, by: publishing.suspend(c.pk, by=by, revision=c.revision, reason=REASON),
    "release": lambda c, by: publishing.release(c.pk, by=by, revision=c.revision, reason=REASON),
    "withdraw": lambda c, by: publishing.withdraw(c.pk, by=by, revision=c.revision, reason=REASON),
    "block": lambda c, by: blocking.block(c.pk, by=by, revision=c.revision, reason=REASON),
    "unblock": lambda c, by: blocking.unblock(c.pk, by=by, revision=c.revision, reason=REASON),
    "copy_edit": lambda c, by: copy_editing.propose_copy_edit(
        c.pk, by=by, revision=c.revision, explanation="Die Messreihe des Amtes zeigt zwölf Zentimeter."
    ),
    "accept_copy_edit": lambda c, by: copy_editing.accept_copy_edit(c.pk, by=by, revision=c.revision),
    "discard_copy_edit": lambda c, by: copy_editing.discard_copy_edit(
        c.pk, by=by, revision=c.revision, reason=REASON
    ),
}
