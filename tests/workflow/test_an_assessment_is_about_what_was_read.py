"""Verdicts count for the version and round that were read, whatever revision the form carries."""

from __future__ import annotations

import pytest

from claims.models import Claim
from claims.workflow.actions import assessing
from claims.workflow.errors import StaleRevision
from tests import factories as make
from tests.desk.browsing import act_address, fields_of, sign_in, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("version", "round_"), [(1, 1), (3, 1), (2, 2)], ids=["older", "newer", "round"])
def test_verdicts_about_another_version_or_round_are_refused(version: int, round_: int) -> None:
    claim = make.make_claim_in("in_review")
    assert (claim.version, claim.round) == (2, 1)
    verdicts = make.make_verdicts(claim, version=version, round=round_)

    with pytest.raises(StaleRevision, match=r"an earlier version of this claim|frühere Version"):
        assessing.submit(claim.pk, by=make.vera(), revision=claim.revision, verdicts=verdicts)

    assert Claim.objects.get(pk=claim.pk).assessments.count() == 0


def test_a_form_read_before_an_edit_is_refused_even_with_the_present_revision() -> None:
    claim = make.make_claim_in("in_review")
    vera = sign_in(make.vera())
    address = act_address(claim, "submit")
    fields = fields_of(text_of(vera, address), "") | {"accuracy": "true", "explanation": "Zwölf Zentimeter."}
    claim = make.add_evidence(claim, title="Tagesbericht")

    response = vera.post(address, fields | {"revision": claim.revision})
    page = response.content.decode()

    assert response.status_code == 409
    assert "Your verdicts are about an earlier version of this claim." in page
    assert Claim.objects.get(pk=claim.pk).verification_status == "in_review"
    # The page shows the claim as it is now, so sending it again is done knowingly.
    again = fields_of(page, "")
    assert (again["version"], again["explanation"]) == (str(claim.version), "Zwölf Zentimeter.")
    assert "Tagesbericht" in page
    assert vera.post(address, again).status_code == 302


def test_a_tab_left_open_over_recall_and_edit_is_refused() -> None:
    claim = make.make_claim_in("in_review")
    vera = sign_in(make.vera())
    address = act_address(claim, "submit")
    left_open = fields_of(text_of(vera, address), "") | {"accuracy": "true", "explanation": "Alter Stand."}
    claim = make.submit(claim)
    claim = assessing.recall(claim.pk, by=make.vera(), revision=claim.revision)

    assert vera.post(address, left_open).status_code == 409
    assert Claim.objects.get(pk=claim.pk).verification_status == "in_review"
