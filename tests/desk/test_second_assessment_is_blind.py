"""No page of the desk shows the second assessor a word of the first assessment before the second is given."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests import factories as make
from tests.desk.browsing import act_address, claim_address, sign_in, text_of

pytestmark = pytest.mark.django_db

MARKERS = ("Kupferdrossel", "Zinnwiesel", "Bleifuchs", "Missing context", "Distorted")


def assessed_claim() -> Claim:
    """Return a claim whose first assessment carries marker words in every text, and rare verdicts."""
    claim = make.make_reopened_claim()
    return make.submit(
        claim,
        accuracy="missing_context",
        link="distorted",
        explanation="Kupferdrossel in der Erklärung.",
        reason="Zinnwiesel für den Desk.",
        edition_kind="update",
        change_note="Bleifuchs steht in der Änderungsnotiz.",
    )


def pages(claim: Claim) -> list[str]:
    """Return every page of the desk on which the claim or its trail could show."""
    changelist = reverse("admin:claims_claim_changelist")
    events = reverse("admin:trail_event_changelist")
    acts = ["assess_second", "return", "assign", "adopt", "assess_third", "recall", "suspend", "withdraw"]
    newest = claim.last_event_id
    return [
        claim_address(claim),
        reverse("admin:claims_claim_history", args=[claim.pk]),
        reverse("admin:index"),
        changelist,
        f"{changelist}?queue=second",
        events,
        f"{events}?q={claim.public_id}",
        reverse("admin:trail_event_change", args=[newest]),
        reverse("admin:sources_article_triage", args=[make.appearance_of(claim).article_id]),
        *(act_address(claim, name) for name in acts),
    ]


def shown_markers(client: Client, address: str) -> list[str]:
    page = text_of(client, address)
    # The form of an assessment lists every verdict there is.
    for verdict in ("Missing context", "Distorted"):
        page = page.replace(f'<span class="verdict-word">{verdict}</span>', "")
    return [marker for marker in MARKERS if marker in page]


def test_every_page_keeps_the_first_assessment_closed() -> None:
    claim = assessed_claim()
    viktor = sign_in(make.viktor())

    assert {page: found for page in pages(claim) if (found := shown_markers(viktor, page))} == {}
    assert "stays closed until you have given yours" in text_of(viktor, claim_address(claim))


@pytest.mark.parametrize("word", ["Kupferdrossel", "Zinnwiesel", "Bleifuchs", "missing_context"])
def test_searching_for_its_words_finds_nothing(word: str) -> None:
    claim = assessed_claim()
    viktor = sign_in(make.viktor())

    found = text_of(viktor, reverse("admin:claims_claim_changelist") + f"?q={word}")
    assert claim.statement not in found
    found = text_of(viktor, reverse("admin:trail_event_changelist") + f"?q={word}")
    assert claim.public_id not in found


def test_its_author_reads_it_on_the_claim_page_and_in_the_history() -> None:
    claim = assessed_claim()
    vera = sign_in(make.vera())

    assert shown_markers(vera, claim_address(claim)) == list(MARKERS)
    assert "Kupferdrossel" in text_of(vera, reverse("admin:claims_claim_history", args=[claim.pk]))


def test_a_reporter_and_the_chief_editor_do_not_read_it_either() -> None:
    claim = assessed_claim()

    assert shown_markers(sign_in(make.rita()), claim_address(claim)) == []
    assert shown_markers(sign_in(make.clara()), claim_address(claim)) == []


def test_once_the_second_is_given_both_are_read() -> None:
    claim = make.assess_second(assessed_claim(), accuracy="true")
    viktor = sign_in(make.viktor())

    assert claim.verification_status == "disagreement"
    assert "Kupferdrossel" in text_of(viktor, claim_address(claim))
    assert shown_markers(sign_in(make.volker()), claim_address(claim)) == []
