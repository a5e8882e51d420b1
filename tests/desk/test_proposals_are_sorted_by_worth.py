"""Proposals come with what is most worth checking first, and each says why the reading thinks so."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.intake.importing import import_text
from claims.models import Claim
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from sources.models import Article
from tests import factories as make
from tests.desk.browsing import claim_address, sign_in, text_of

pytestmark = pytest.mark.django_db

QUEUE = f"{reverse('admin:claims_claim_changelist')}?queue=proposed"
TEXT = (
    "Die Werft forderte, die Stadt solle den Kai räumen. "
    "Die Werft teilte mit, der Kai sei am Montag gesperrt worden. "
    "Das Amt teilte mit, 31 Boote seien gesunken."
)


def bring_in() -> Article:
    """A demand, an event and a figure, in this order."""
    return import_text(TEXT, by=make.rita()).article


def statements(html: str) -> list[str]:
    """Return the words by which each listed claim is known, in the order of the page."""
    return re.findall(r"räumen|gesperrt|Boote", "".join(re.findall(r">([^<]*)</(?:a|label)>", html)))


def triage(client: Client, article: Article, order: str = "") -> str:
    page = text_of(client, reverse("admin:sources_article_triage", args=[article.pk]) + order)
    return page.split('class="proposals"', maxsplit=1)[1]


def test_the_queue_begins_with_what_is_most_worth_checking() -> None:
    bring_in()

    html = text_of(sign_in(make.rita()), QUEUE)

    assert statements(html) == ["Boote", "gesperrt", "räumen"]
    assert "Checkworthy (contains a figure)" in html
    assert "Checkworthy (somebody’s appeal: was it said?)" in html


def test_the_newest_comes_first_among_equals_and_other_lists_stay_by_date() -> None:
    bring_in()
    import_text(
        "Das Amt teilte mit, 40 Kähne seien gesunken. Der Bürgermeister forderte, sie zu heben.",
        by=make.rita(),
    )
    rita = sign_in(make.rita())

    queue = text_of(rita, QUEUE)
    assert queue.index("40 Kähne") < queue.index("31 Boote") < queue.index("gesperrt")
    everything = text_of(rita, reverse("admin:claims_claim_changelist"))
    assert everything.index("heben") < everything.index("40 Kähne")


def test_a_click_on_a_column_still_sorts() -> None:
    bring_in()

    html = text_of(sign_in(make.rita()), f"{QUEUE}&o=-1")

    # By the first column, backwards: "Die Werft …", "Der Kai …", "31 Boote …".
    assert statements(html) == ["räumen", "gesperrt", "Boote"]


def test_triage_follows_the_text_or_the_worth_and_keeps_its_numbers() -> None:
    article = bring_in()
    rita = sign_in(make.rita())

    assert statements(triage(rita, article)) == ["räumen", "gesperrt", "Boote"]
    by_worth = triage(rita, article, "?order=worthiness")
    assert statements(by_worth) == ["Boote", "gesperrt", "räumen"]
    assert re.findall(r'id="proposal-(\d)"', by_worth) == ["3", "2", "1"]


def test_the_order_stays_after_deciding() -> None:
    article = bring_in()
    claim = Claim.objects.get(statement__contains="Boote")
    address = reverse("admin:sources_article_triage", args=[article.pk]) + "?order=worthiness"

    answer = sign_in(make.rita()).post(
        address, {"accept": "1", "claim": [claim.pk], f"revision_{claim.pk}": claim.revision}
    )

    following = Claim.objects.get(statement__contains="gesperrt")
    assert answer["Location"] == f"{address}#claim-{following.pk}"


def test_the_claim_page_says_what_the_reading_saw() -> None:
    bring_in()
    claim = Claim.objects.get(statement__contains="Boote")

    assert "Proposed by the reading: contains a figure" in text_of(sign_in(make.rita()), claim_address(claim))


def test_a_reason_goes_when_a_person_decides_otherwise() -> None:
    article = bring_in()
    claim = Claim.objects.get(statement__contains="Boote")
    changes = Changes(fields={"check_worthiness": "not_checkworthy"})
    editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)

    html = triage(sign_in(make.rita()), article)
    assert "contains a figure" not in html
    assert "Not checkworthy" in html


def test_what_a_person_called_checkworthy_comes_before_what_the_reading_did() -> None:
    bring_in()
    claim = Claim.objects.get(statement__contains="räumen")
    for worthiness in ("opinion", "checkworthy"):
        claim = editing.edit(
            claim.pk,
            by=make.rita(),
            revision=claim.revision,
            changes=Changes(fields={"check_worthiness": worthiness}),
        )

    assert statements(text_of(sign_in(make.rita()), QUEUE)) == ["räumen", "Boote", "gesperrt"]
