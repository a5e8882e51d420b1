"""German: paraphrases, compounds, inflection and numbers find the claim that was checked before."""

from __future__ import annotations

from claims.matching.similar import similar_claims
from tests.matching.conftest import propose_all
from tests.matching.german_claims import CLAIMS, QUESTIONS

FIRST = 0.9
WITHIN_FIVE = 0.97


def test_what_was_checked_before_is_found_in_other_words() -> None:
    name_of = dict(zip([claim.pk for claim in propose_all(CLAIMS.values())], CLAIMS, strict=True))
    first = within_five = 0
    missed = {}
    for question, wanted in QUESTIONS.items():
        found = [name_of[similar.claim_id] for similar in similar_claims(question, "de", limit=5)]
        first += found[:1] == [wanted]
        within_five += wanted in found
        if found[:1] != [wanted]:
            missed[question] = found
    assert first >= FIRST * len(QUESTIONS), missed
    assert within_five >= WITHIN_FIVE * len(QUESTIONS), missed
