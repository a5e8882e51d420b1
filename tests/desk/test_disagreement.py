"""In a disagreement both assessors see both assessments side by side, and one adopts the other's."""

from __future__ import annotations

import pytest

from claims.models import Claim, ClaimEdition
from tests import factories as make
from tests.desk.browsing import act_address, assessment, do, sign_in, text_of

pytestmark = pytest.mark.django_db


def claim_in_disagreement() -> Claim:
    claim = make.make_claim_in("in_review")
    claim = make.submit(claim, accuracy="true", explanation="Die Tageswerte zeigen es.")
    return make.assess_second(claim, accuracy="mostly_true", explanation="Der Monatswert weicht ab.")


def test_assessors_see_both_side_by_side() -> None:
    page = text_of(sign_in(make.viktor()), act_address(claim_in_disagreement(), "adopt"))

    assert "Die Tageswerte zeigen es." in page
    assert "Der Monatswert weicht ab." in page


def test_adopting_the_other_publishes_it_after_discussion() -> None:
    claim = claim_in_disagreement()
    first = claim.assessments.get(place="first")

    response = do(
        sign_in(make.viktor()), claim, "adopt", assessment=first.pk, reason="Die Tageswerte sind genauer."
    )

    assert response.status_code == 302
    edition = ClaimEdition.objects.get()
    assert (edition.accuracy, edition.agreement) == ("true", "after_discussion")


def test_ones_own_assessment_cannot_be_adopted() -> None:
    claim = claim_in_disagreement()
    own = claim.assessments.get(place="second")

    do(sign_in(make.viktor()), claim, "adopt", assessment=own.pk, reason="Ich bleibe dabei.")

    assert Claim.objects.get(pk=claim.pk).verification_status == "disagreement"


def test_a_refusal_keeps_what_was_typed() -> None:
    claim = make.make_claim_in("in_review")
    claim.refresh_from_db()
    typed = assessment(claim, accuracy="not_checked", link="not_checked", explanation="Siehe Messreihe.")

    page = do(sign_in(make.vera()), claim, "submit", **typed).content.decode()

    assert "Answer at least one of the two questions" in page
    assert "Siehe Messreihe.</textarea>" in page


def test_a_later_edition_asks_for_its_kind_and_a_note() -> None:
    claim = make.make_reopened_claim()

    page = text_of(sign_in(make.vera()), act_address(claim, "submit"))
    assert 'name="edition_kind"' in page
    assert 'name="change_note"' in page
    note = {"edition_kind": "update", "change_note": "Neue Werte vom 4. Februar 2025."}
    assert do(sign_in(make.vera()), claim, "submit", **assessment(claim), **note).status_code == 302
