"""A button that is off says why, and one button is the strong one; who finds which: tests/permissions."""

from __future__ import annotations

import re

import pytest

from claims.models import Claim
from tests import factories as make
from tests.desk.browsing import claim_address, do, sign_in, text_of

pytestmark = pytest.mark.django_db


def test_a_disabled_button_says_why() -> None:
    claim = make.make_claim(check_worthiness="undecided")

    page = text_of(sign_in(make.rita()), claim_address(claim))

    assert "Set the check-worthiness to &quot;Checkworthy&quot; first" in page
    one = page.split("In the state “Proposed” there is no:")[1].split("</li>")[0]
    assert "Submit first assessment · Recall first assessment" in one
    assert "is not possible while the claim is in the state" not in page


def test_where_the_step_is_somebody_elses_the_page_says_whom_the_claim_waits_for() -> None:
    claim, suspended = make.make_claim_in("in_review"), make.make_suspended_claim().claim
    rita = sign_in(make.rita())
    do(rita, claim, "assign", to=make.viktor().pk)

    page = text_of(rita, claim_address(claim))
    assert f"The claim is assigned to {make.viktor()}." in page
    assert "It waits for somebody who reviews to give the first assessment." in page
    assert f"It is assigned to {make.viktor()}." in page
    assert "Until then you may still change it, add evidence and write into the discussion." in page
    second = make.submit(Claim.objects.get(pk=claim.pk))
    page = text_of(sign_in(make.vera()), claim_address(second))
    assert "It waits for another person who reviews to give the second assessment." in page
    assert "You may write into the discussion." in page
    assert "did not suspend it, to release it." in text_of(rita, claim_address(suspended))


def test_a_published_claim_urges_nothing_and_leads_to_its_page_for_readers() -> None:
    published, proposed = make.make_claim_in("published"), make.make_claim("Der See stieg.")
    rita, vera = sign_in(make.rita()), sign_in(make.vera())

    for client in (rita, vera):
        page = text_of(client, claim_address(published))
        assert "step--next" not in page
        assert "It is published. Nothing has to be done now." in page
    assert f'<a href="/en/claims/{published.public_id}/">As readers see it</a>' in page
    assert "for readers: public<" in page
    assert "As readers see it" not in text_of(rita, claim_address(proposed))


def test_only_the_next_step_is_strong() -> None:
    claim = make.make_claim_in("in_review")

    page = text_of(sign_in(make.vera()), claim_address(claim))

    assert page.count("step--next") == 1
    assert re.search(r'step--next[^>]*href="[^"]*/act/submit/"', page)
