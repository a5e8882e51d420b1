"""A button that is off says why, and one button is the strong one; who finds which: tests/permissions."""

from __future__ import annotations

import re

import pytest

from tests import factories as make
from tests.desk.browsing import claim_address, sign_in, text_of

pytestmark = pytest.mark.django_db


def test_a_disabled_button_says_why() -> None:
    claim = make.make_claim(check_worthiness="undecided")

    page = text_of(sign_in(make.rita()), claim_address(claim))

    assert "Set the check-worthiness to &quot;Checkworthy&quot; first" in page
    assert "is not possible while the claim is in the state “Proposed”" in page


def test_only_the_next_step_is_strong() -> None:
    claim = make.make_claim_in("in_review")

    page = text_of(sign_in(make.vera()), claim_address(claim))

    assert page.count("step--next") == 1
    assert re.search(r'step--next[^>]*href="[^"]*/act/submit/"', page)
