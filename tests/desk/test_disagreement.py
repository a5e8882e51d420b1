"""In a disagreement both assessors see both assessments side by side, and one adopts the other's."""

from __future__ import annotations

import re

import pytest

from claims.models import Claim, ClaimEdition
from tests import factories as make
from tests.desk.browsing import act_address, assessment, claim_address, do, sign_in, text_of

pytestmark = pytest.mark.django_db


def claim_in_disagreement() -> Claim:
    claim = make.make_claim_in("in_review")
    claim = make.submit(claim, accuracy="true", explanation="Die Tageswerte zeigen es.")
    return make.assess_second(claim, accuracy="mostly_true", explanation="Der Monatswert weicht ab.")


def test_assessors_see_both_side_by_side() -> None:
    page = text_of(sign_in(make.viktor()), act_address(claim_in_disagreement(), "adopt"))

    assert "Die Tageswerte zeigen es." in page
    assert "Der Monatswert weicht ab." in page


def test_what_differs_is_marked_on_the_page_of_the_claim() -> None:
    page = text_of(sign_in(make.viktor()), claim_address(claim_in_disagreement()))

    rows = re.findall(r'<tr role="row"( class="differs")?><th scope="row" role="rowheader">([^<]+)', page)
    marked = {label.strip(): bool(differs) for differs, label in rows}
    assert marked["Is it so?"] is True
    assert marked["Did the source say it?"] is False
    assert marked["Explanation for readers"] is True


@pytest.mark.parametrize("who", ["rita", "volker"])
def test_whoever_has_not_assessed_sees_no_comparison(who: str) -> None:
    claim = claim_in_disagreement()

    page = text_of(sign_in(getattr(make, who)()), claim_address(claim))

    assert "comparison" not in page
    assert "Die Tageswerte zeigen es." not in page


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


def test_an_empty_assessment_is_told_at_once_all_it_lacks() -> None:
    claim = make.make_claim_in("in_review")
    claim.refresh_from_db()
    typed = assessment(claim, accuracy="not_checked", link="not_checked", explanation="")

    page = do(sign_in(make.vera()), claim, "submit", **typed).content.decode()

    assert "Explanation for readers</a>: This field is required." in page
    assert "Is it so?</a>: Answer at least one of the two questions" in page


def test_a_later_edition_asks_for_its_kind_and_a_note() -> None:
    claim = make.make_reopened_claim()

    page = text_of(sign_in(make.vera()), act_address(claim, "submit"))
    assert 'name="edition_kind"' in page
    assert 'name="change_note"' in page
    note = {"edition_kind": "update", "change_note": "Neue Werte vom 4. Februar 2025."}
    assert do(sign_in(make.vera()), claim, "submit", **assessment(claim), **note).status_code == 302
