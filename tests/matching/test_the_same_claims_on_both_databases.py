"""Ranking is our own: SQLite and PostgreSQL give these claims, in this order, with these figures."""

from __future__ import annotations

from django.core.management import call_command

from claims.matching.index import rebuild
from claims.matching.similar import similar_claims
from claims.models import MatchPosting, MatchTerm, MatchText
from claims.workflow.actions.editing import Changes, edit
from tests import factories as make
from tests.matching.conftest import propose_all
from tests.matching.german_claims import CLAIMS
from trail.models import Event

QUESTION = "In Bremen sanken die Strompreise im März um 5 Prozent, seit ein Kohlekraftwerk abgeschaltet ist."


def contents() -> list[object]:
    return [
        sorted(MatchPosting.objects.values_list("term", "claim_id")),
        sorted(MatchTerm.objects.filter(claims__gt=0).values_list("term", "claims")),
        sorted(MatchText.objects.values_list("claim_id", "language", "words", "stems")),
    ]


def test_the_ranking_is_the_same_everywhere() -> None:
    name_of = dict(zip([claim.pk for claim in propose_all(CLAIMS.values())], CLAIMS, strict=True))
    found = [
        (name_of[similar.claim_id], similar.score) for similar in similar_claims(QUESTION, "de", limit=3)
    ]
    assert found == [("kohle", 61), ("strompreis", 56), ("rente", 10)]


def test_a_claim_does_not_find_itself() -> None:
    (claim,) = propose_all([CLAIMS["kohle"]])
    assert similar_claims(claim.statement, "de", leave_out=claim.pk) == []
    assert [similar.score for similar in similar_claims(claim.statement, "de")] == [100]


def test_of_equally_similar_claims_the_newest_comes_first() -> None:
    older, newer = propose_all([CLAIMS["kohle"], CLAIMS["kohle"]])
    assert [one.claim_id for one in similar_claims(CLAIMS["kohle"], "de")] == [newer.pk, older.pk]


def test_nothing_is_similar_to_nothing() -> None:
    propose_all([CLAIMS["kohle"]])
    assert [similar_claims(text, "de") for text in ("", "und nicht", "§ – !", "Xylophon")] == [[], [], [], []]


def test_an_edited_claim_is_found_by_its_new_words_alone() -> None:
    (claim,) = propose_all(["Die Fähre nach Föhr fährt nicht."])
    changes = Changes(fields={"statement": "Der Leuchtturm auf Amrum wird gestrichen."})
    edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)
    assert [one.claim_id for one in similar_claims("Amrums Leuchttürme", "de")] == [claim.pk]


def test_the_index_written_claim_by_claim_is_the_rebuilt_one() -> None:
    first, *_rest = propose_all([CLAIMS["kohle"], CLAIMS["milch"], CLAIMS["wald"]])
    changes = Changes(fields={"statement": CLAIMS["deich"]})
    edit(first.pk, by=make.rita(), revision=first.revision, changes=changes)
    before = contents()
    assert rebuild() == 3
    assert contents() == before


def test_rebuilding_is_an_event() -> None:
    propose_all([CLAIMS["kohle"]])
    before = contents()
    call_command("rebuild_matching", "--dry-run", verbosity=0)
    assert not Event.objects.filter(action="rebuild_matching").exists()
    call_command("rebuild_matching", verbosity=0)
    assert Event.objects.filter(action="rebuild_matching", editor="E-000").count() == 1
    assert contents() == before
