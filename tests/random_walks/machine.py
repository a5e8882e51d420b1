"""Two claims and four persons, and anything they or a database shell might do, in any order.

After every step ``invariants.check`` must hold. The acts are those of the desk's actions; which are possible
is asked of the table of transitions, what must hold afterwards is not.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from claims.models import Claim, PublishedClaim
from claims.workflow import transitions
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
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet, StaleRevision, TransitionRefused
from tests import factories as make
from tests.random_walks.invariants import Past, check, findings, fingerprint
from tests.random_walks.raw_sql import SHAPES, Shape
from trail.models import Editor

PEOPLE: dict[str, Callable[[], Editor]] = {
    "rita": make.rita,
    "vera": make.vera,
    "viktor": make.viktor,
    "clara": make.clara,
}
ASSESSING = ("submit", "assess_second", "assess_third")
WITH_REASON = (
    "dismiss",
    "restore",
    "return",
    "reopen",
    "suspend",
    "release",
    "withdraw",
    "block",
    "unblock",
    "discard_copy_edit",
)
ACTIONS: dict[str, Callable[..., Claim]] = {
    "accept": triage.accept,
    "assign": triage.assign,
    "dismiss": triage.dismiss,
    "restore": triage.restore,
    "submit": assessing.submit,
    "recall": assessing.recall,
    "assess_second": assessing.assess_second,
    "adopt": assessing.adopt,
    "assess_third": assessing.assess_third,
    "return": assessing.return_to_review,
    "publish": publishing.publish,
    "reopen": publishing.reopen,
    "suspend": publishing.suspend,
    "release": publishing.release,
    "withdraw": publishing.withdraw,
    "block": blocking.block,
    "unblock": blocking.unblock,
    "set_embargo": embargo.set_embargo,
    "edit": editing.edit,
    "merge": merging.merge,
    "copy_edit": copy_editing.propose_copy_edit,
    "accept_copy_edit": copy_editing.accept_copy_edit,
    "discard_copy_edit": copy_editing.discard_copy_edit,
}

which = st.integers(0, 1)
person = st.sampled_from(sorted(PEOPLE))
edits = st.sampled_from(
    ("note", "statement", "evidence", "less evidence", "embargo", "no embargo", "nothing")
)
kinds = st.sampled_from(("correction", "update", "rechecked"))


class Walk(RuleBasedStateMachine):
    """One walk, in one transaction that is undone at its end."""

    steps: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        with ExitStack() as undo:
            # Where a rule is broken on purpose, the first claims may be refused: then this is undone at once.
            undo.enter_context(transaction.atomic())
            self.people = {name: get() for name, get in PEOPLE.items()}
            self.keys = [make.make_claim_in(status).pk for status in ("in_review", "published")]
            self.undo = undo.pop_all()
        self.past = Past()
        self.newcomers = 0
        self.acts_done: set[str] = set()

    def claim(self, number: int) -> Claim:
        return Claim.objects.get(pk=self.keys[number])

    # --- steps --------------------------------------------------------------------------------------------

    @rule(data=st.data())
    def what_the_table_allows(self, data: st.DataObject) -> None:
        """A possible act, filled in well: done, unless its contents lack something the table cannot know."""
        cases = {(n, who): Case(self.claim(n), self.people[who]) for n in (0, 1) for who in self.people}
        possible = [
            (name, number, who)
            for (number, who), case in cases.items()
            for name in ACTIONS
            if not transitions.BY_NAME[name].refusals(case)
        ]
        # What this walk has not done yet comes first: else walks go in the same small circles.
        acts = {act for act, _, _ in possible}
        name = data.draw(st.sampled_from(sorted(acts - self.acts_done or acts)), label="act")
        pairs = sorted((number, who) for act, number, who in possible if act == name)
        number, who = data.draw(st.sampled_from(pairs), label="claim, person")
        claim, by = self.claim(number), self.people[who]
        before, typed = fingerprint(), self.filled_in(data, name, claim, by)
        try:
            with transaction.atomic():
                ACTIONS[name](claim.pk, by=by, revision=claim.revision, **typed)
        except (RequirementUnmet, ValidationError):
            assert fingerprint() == before
            self.steps["incomplete"] += 1
        else:
            self.steps[f"done: {name}"] += 1
        self.acts_done.add(name)

    @rule(
        data=st.data(),
        number=which,
        fitting=st.booleans(),
        who=person,
        late_by=st.sampled_from((0, 0, 1, -1)),
        reason=st.sampled_from(("", "   ", "Ein Grund.")),
        verdict=st.sampled_from(("", "true", "nonsense", "partly_checked")),
    )
    def anything(
        self,
        data: st.DataObject,
        number: int,
        fitting: bool,
        who: str,
        late_by: int,
        reason: str,
        verdict: str,
    ) -> None:
        """Any act by anybody, with a stale revision, without a reason, with a verdict that does not exist."""
        claim, by = self.claim(number), self.people[who]
        # Half of the time an act of this state: most that can go wrong there is the person or the contents.
        status = claim.verification_status
        begun = [name for name in ACTIONS if status in transitions.BY_NAME[name].origins]
        name = data.draw(st.sampled_from(sorted(begun if fitting else ACTIONS)), label="act")
        refusals = transitions.BY_NAME[name].refusals(Case(claim, by))
        typed = self.filled_in(data, name, claim, by)
        wrong = late_by != 0 or bool(refusals)
        if "reason" in typed:
            typed["reason"] = reason
            wrong = wrong or not reason.strip()
        if name in ASSESSING and verdict:
            links = dict.fromkeys(typed["verdicts"].links, verdict)
            typed["verdicts"] = Verdicts(verdict, "Erklärt.", links)
            wrong = True  # "true" is no verdict on a link, and the others none on a claim
        before, stale = fingerprint(), False
        try:
            with transaction.atomic():
                ACTIONS[name](claim.pk, by=by, revision=claim.revision - late_by, **typed)
        except StaleRevision:
            self.steps["refused as stale"] += 1
            stale = True
        except (TransitionRefused, ValidationError):
            self.steps["refused"] += 1
        else:
            assert not wrong, f"{name} by {who} had to be refused"
            self.steps[f"done: {name}"] += 1
            return
        assert fingerprint() == before, "a refused act wrote something"
        assert stale == (late_by != 0), "a stale form, and only a stale one, had to be refused as stale"

    @rule(number=which, count=st.integers(1, 4), agree=st.booleans(), hold=st.booleans())
    def advance(self, number: int, count: int, agree: bool, hold: bool) -> None:
        """Lead a claim towards publication, so that walks get far."""
        for _ in range(count):
            claim = self.claim(number)
            first, second = self.people["vera"], self.people["viktor"]
            match claim.verification_status:
                case "proposed":
                    triage.accept(claim.pk, by=first, revision=claim.revision)
                case "in_review" if not claim.evidence.exists():
                    make.add_evidence(claim)
                case "in_review":
                    later = {"edition_kind": "correction", "change_note": "Neu."}
                    make.submit(claim, by=first, **(later if claim.editions.exists() else {}))
                case "second_review":
                    given = claim.assessments.get(round=claim.round)
                    by = second if given.editor_id != second.code else first
                    verdict = given.accuracy if agree else "unproven"
                    link = given.attribution if given.attribution != "not_checked" else "faithful"
                    make.assess_second(claim, by=by, accuracy=verdict, link=link, hold=hold)
                case _:
                    return
            self.steps["advanced"] += 1

    @precondition(lambda self: self.newcomers < 3)
    @rule(number=which, who=person, is_late=st.booleans())
    def a_duplicate_joins(self, number: int, who: str, is_late: bool) -> None:
        """The same claim comes in again and is merged, where the kept one is open and was read as it is."""
        self.newcomers += 1
        duplicate, kept = make.make_claim(), self.claim(number)
        before = fingerprint()
        try:
            with transaction.atomic():
                merging.merge(
                    duplicate.pk,
                    by=self.people[who],
                    revision=duplicate.revision,
                    into=kept.pk,
                    into_revision=kept.revision - is_late,
                )
        except (StaleRevision, RequirementUnmet):
            self.steps["duplicate refused"] += 1
            is_done = False
        else:
            self.steps["done: merge"] += 1
            is_done = True
        assert is_done == (kept.verification_status in ("proposed", "in_review") and not is_late)
        assert is_done == (fingerprint() != before), "a refused act wrote something"

    @rule(shape=st.sampled_from(SHAPES), number=which)
    def raw_sql(self, shape: Shape, number: int) -> None:
        """A statement past all code; it is undone, whatever became of it."""
        if shape.vendor not in ("", connection.vendor):
            return
        claim, other = self.claim(number), self.claim(1 - number)
        sql = shape.sql.format(claim=claim.pk, other=other.pk, public_id=claim.public_id)
        outcome = "refused"
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(sql)
                    touched = cursor.rowcount
                connection.check_constraints()
                outcome = self.outcome_of(touched)
                transaction.set_rollback(True)
        except DatabaseError:
            pass
        if outcome != "nothing to touch":
            assert outcome == shape.outcome, f"{shape.name}: {outcome}"
        self.steps[f"raw SQL: {outcome}"] += 1

    def outcome_of(self, touched: int) -> str:
        if touched == 0:
            return "nothing to touch"
        return "found" if findings() else "unnoticed"

    # --- after every step ---------------------------------------------------------------------------------

    @invariant()
    def everything_holds(self) -> None:
        check(self.past, self.people.values())

    def teardown(self) -> None:
        try:
            reader = Client()
            for row in PublishedClaim.objects.all():
                page = reader.get(f"/de/claims/{row.public_id}/")
                assert page.status_code == (451 if row.state == "blocked" else 200)
                for number in range(1, row.claim.editions.count() + 1):
                    hidden = row.state in ("suspended", "blocked")
                    page = reader.get(f"/de/claims/{row.public_id}/editions/{number}/")
                    assert (page.status_code == 200) != hidden
            connection.check_constraints()
        finally:
            transaction.set_rollback(True)
            self.undo.close()

    # --- what is filled in --------------------------------------------------------------------------------

    def filled_in(self, data: st.DataObject, name: str, claim: Claim, by: Editor) -> dict[str, Any]:
        """Return what an act asks for, drawn."""
        if name in WITH_REASON:
            return {"reason": "Ein Grund, den man nachlesen kann."}
        if name == "set_embargo":
            until = timezone.now() + dt.timedelta(days=1) if claim.embargo_until is None else None
            return {"reason": "Verabredet.", "until": until}
        if name == "merge":
            kept = self.claim(1 - self.keys.index(claim.pk))
            return {"into": kept.pk, "into_revision": kept.revision}
        if name == "copy_edit":
            return _other_spelling(claim)
        if name == "assign":
            return {"to": data.draw(st.sampled_from([None, *self.people.values()]), label="to")}
        if name == "adopt":
            other = claim.assessments.filter(round=claim.round).exclude(editor=by).first()
            held = data.draw(st.booleans(), label="hold")
            return {"reason": "Nach dem Gespräch.", "assessment_id": other.pk if other else 0, "hold": held}
        if name in ASSESSING:
            typed: dict[str, Any] = {"verdicts": self.verdicts(data, name, claim)}
            return typed if name == "submit" else {**typed, "hold": data.draw(st.booleans(), label="hold")}
        return {"changes": self.changes(data, claim)} if name == "edit" else {}

    def verdicts(self, data: st.DataObject, name: str, claim: Claim) -> Verdicts:
        accuracy = data.draw(st.sampled_from(("true", "unproven", "not_checked")), label="accuracy")
        link = data.draw(st.sampled_from(("faithful", "not_checked")), label="link")
        later = {}
        if name == "submit" and claim.editions.exists():
            later = {"edition_kind": data.draw(kinds, label="kind"), "change_note": "Neue Werte."}
        return make.make_verdicts(claim, accuracy, link, **later)

    def changes(self, data: st.DataObject, claim: Claim) -> Changes:
        match data.draw(edits, label="edit"):
            case "note":
                return Changes(fields={"internal_note": f"Notiz {claim.revision}"})
            case "statement":
                return Changes(fields={"statement": f"Der Pegel stieg um {claim.revision} Zentimeter."})
            case "evidence":
                return Changes(save=[make.make_evidence(title=f"Beleg {claim.revision}")])
            case "less evidence":
                return Changes(delete=list(claim.evidence.all()[:1]))
            case "embargo":
                return Changes(fields={"embargo_until": timezone.now() + dt.timedelta(days=1)})
            case "no embargo":
                return Changes(fields={"embargo_until": None})
        return Changes()


def _other_spelling(claim: Claim) -> dict[str, Any]:
    """Return what readers have with another ending, or something to be refused where there is nothing."""
    row = PublishedClaim.objects.filter(claim=claim, state="public").first()
    told = json.loads(row.representation) if row else {"explanation": "", "change_note": ""}
    said = told["explanation"]
    after = said.replace("Amtes", "Amts") if "Amtes" in said else said.replace("Amts", "Amtes")
    return {"explanation": after, "change_note": told["change_note"]}
