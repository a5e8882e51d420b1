"""Suggestions come with a proposal; an editor's decision is an event and stays."""

from __future__ import annotations

import pytest

from claims.models import Claim, ClaimMatch
from claims.workflow.actions.editing import Changes, edit
from claims.workflow.actions.matching import decide_match
from claims.workflow.actions.merging import merge
from claims.workflow.errors import NotPermitted, StaleRevision
from tests import factories as make
from tests.matching.conftest import propose_all
from tests.record.forging import codes
from trail.models import Event

OLD = "Im Hafen liegen seit Mai 2024 rund 40 Fischkutter ohne Lizenz."
NEW = "Seit Mai 2023 liegen ungefähr 40 Kutter ohne Lizenz im Hafen."


def reword(claim: Claim, statement: str) -> Claim:
    changes = Changes(fields={"statement": statement})
    return edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)


def pairs() -> list[tuple[int, int]]:
    return list(ClaimMatch.objects.order_by("pk").values_list("claim_id", "other_id"))


def test_a_proposal_comes_with_the_similar_claims() -> None:
    old, _other, new = propose_all([OLD, "Die Post schließt ihre Filiale in Husum.", NEW])
    match = ClaimMatch.objects.get()
    assert (match.claim, match.other, match.state) == (new, old, "suggested")
    assert set(match.shared.split(", ")) == {"Mai", "liegen", "40", "Lizenz", "Hafen"}
    assert match.score >= 50


def test_compounds_with_a_part_in_common_are_named_together() -> None:
    propose_all(["Kiew erhält drei Luftabwehrsysteme.", "Kiew erhält mehr Flugabwehr."])
    assert "Flugabwehr/Luftabwehrsysteme" in ClaimMatch.objects.get().shared.split(", ")


def test_a_reworded_claim_gets_new_suggestions_and_keeps_decisions() -> None:
    old, new = propose_all([OLD, NEW])
    new = reword(new, "Die Post schließt ihre Filiale in Husum.")
    assert pairs() == []
    new = reword(new, NEW)
    assert pairs() == [(new.pk, old.pk)]
    match = ClaimMatch.objects.get()
    decide_match(match.pk, by=make.rita(), revision=0, state="contradicts")
    reword(new, "Die Post schließt ihre Filiale in Husum.")
    assert ClaimMatch.objects.get().state == "contradicts"


def test_an_older_claim_reworded_finds_the_newer_one() -> None:
    old, new = propose_all(["Die Post schließt ihre Filiale in Husum.", NEW])
    reword(old, OLD)
    assert pairs() == [(new.pk, old.pk)]


def test_a_decision_is_one_event_and_leaves_both_claims_untouched() -> None:
    old, new = propose_all([OLD, NEW])
    match = decide_match(ClaimMatch.objects.get().pk, by=make.rita(), revision=0, state="same")
    event = Event.objects.latest("seq")
    assert (event.action, event.subject_id, event.from_status, event.to_status) == (
        "decide_match",
        f"{new.public_id}+{old.public_id}",
        "suggested",
        "same",
    )
    assert (match.decided_by, match.event, match.revision) == (make.rita(), event, 1)
    assert [Claim.objects.get(pk=claim.pk).revision for claim in (old, new)] == [1, 1]


def test_the_record_verifies_after_a_decision() -> None:
    old, new = propose_all([OLD, NEW])
    merged = make.make_claim_in("published", statement=OLD)
    for match in ClaimMatch.objects.order_by("pk"):
        decide_match(match.pk, by=make.rita(), revision=0, state="same")
    merge(new.pk, by=make.rita(), revision=new.revision, into=old.pk, into_revision=old.revision)
    assert merged.verification_status == "published"
    assert Event.objects.filter(action="decide_match", subject_kind="match").count() == 3
    assert codes() == set()


def test_a_claim_is_found_by_the_quotes_of_a_merged_duplicate() -> None:
    kept, duplicate = propose_all(["Die Post schließt ihre Filiale in Husum.", NEW])
    assert pairs() == []
    merge(
        duplicate.pk,
        by=make.rita(),
        revision=duplicate.revision,
        into=kept.pk,
        into_revision=kept.revision,
    )
    (newer,) = propose_all([OLD])
    assert (newer.pk, kept.pk) in pairs()


def test_another_decision_can_follow_and_the_same_one_writes_nothing() -> None:
    propose_all([OLD, NEW])
    match = decide_match(ClaimMatch.objects.get().pk, by=make.rita(), revision=0, state="same")
    decide_match(match.pk, by=make.vera(), revision=1, state="contradicts")
    decide_match(match.pk, by=make.vera(), revision=2, state="contradicts")
    assert Event.objects.filter(action="decide_match").count() == 2


def test_whoever_decides_second_learns_of_the_first() -> None:
    propose_all([OLD, NEW])
    match = ClaimMatch.objects.get()
    decide_match(match.pk, by=make.rita(), revision=0, state="same")
    with pytest.raises(StaleRevision):
        decide_match(match.pk, by=make.vera(), revision=0, state="different")
    assert ClaimMatch.objects.get().state == "same"


def test_only_reporters_and_reviewers_decide() -> None:
    propose_all([OLD, NEW])
    with pytest.raises(NotPermitted):
        decide_match(ClaimMatch.objects.get().pk, by=make.make_editor("gast"), revision=0, state="same")


@pytest.mark.parametrize("state", ["suggested", "alike", ""])
def test_a_decision_is_one_of_four(state: str) -> None:
    propose_all([OLD, NEW])
    with pytest.raises(ValueError, match=r"decision|MatchState"):
        decide_match(ClaimMatch.objects.get().pk, by=make.rita(), revision=0, state=state)
