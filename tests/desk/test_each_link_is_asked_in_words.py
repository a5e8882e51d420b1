"""The assessment form asks about each link what its verdict judges."""

from __future__ import annotations

import re

import pytest

from claims.workflow.actions.editing import Changes, edit
from tests import factories as make
from tests.desk.browsing import act_address, sign_in, text_of

pytestmark = pytest.mark.django_db


def test_the_text_is_asked_what_it_says_and_each_relay_whether_it_is_right() -> None:
    seeblatt, bote = make.make_source(), make.make_source("Bote", "outlet")
    claim = make.make_claim_in(
        "in_review", chain=[seeblatt, bote, make.make_source("Wasseramt", "authority")]
    )
    bote_link = claim.attributions.get(source=bote)
    bote_link.locator_url = "https://bote.example/kai"
    edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[bote_link]))

    page = text_of(sign_in(make.vera()), act_address(claim, "submit"))

    assert re.findall(r"<legend>(.*?)</legend>", page)[:3] == [
        "Seeblatt: does the text say so?",
        "Does Seeblatt relay correctly what Bote said about it?",
        "Does Bote relay correctly what Wasseramt said about it?",
    ]
    assert page.count("What counts is the text on this page.") == 1
    assert "What counts is the original of Wasseramt." in page
    assert 'href="https://bote.example/kai"' in page


def test_a_source_nobody_relays_is_asked_for_itself() -> None:
    claim = make.make_claim_in("in_review", chain=[make.make_source("Wasseramt", "authority")])

    page = text_of(sign_in(make.vera()), act_address(claim, "submit"))

    assert "<legend>Did Wasseramt say so?</legend>" in page
