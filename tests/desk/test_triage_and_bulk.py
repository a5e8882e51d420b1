"""Many proposals are decided in one go, each as its own act, and every refusal is named."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from sources.models import Article
from tests import factories as make
from tests.desk.browsing import sign_in, text_of
from trail.models import Event

pytestmark = pytest.mark.django_db

TEXT = "Der Fluss führt Hochwasser. Die Brücke ist gesperrt. Niemand wurde verletzt."


def article_with_claims() -> tuple[Article, list[Claim]]:
    """Return a text with three proposals, the last one not checkworthy."""
    article = make.make_article(TEXT, title="Hochwasser")
    claims = [
        make.make_claim(sentence, article=article, quote=sentence, check_worthiness=worthiness)
        for sentence, worthiness in (
            ("Der Fluss führt Hochwasser.", "checkworthy"),
            ("Die Brücke ist gesperrt.", "checkworthy"),
            ("Niemand wurde verletzt.", "undecided"),
        )
    ]
    return article, claims


def triage_address(article: Article) -> str:
    return reverse("admin:sources_article_triage", args=[article.pk])


def select(*claims: Claim, **typed: str) -> dict[str, object]:
    revisions = {f"revision_{claim.pk}": claim.revision for claim in claims}
    return {"claim": [claim.pk for claim in claims], **revisions, **typed}


def states(claims: list[Claim]) -> list[str]:
    return [Claim.objects.get(pk=claim.pk).verification_status for claim in claims]


def bulk(client: Client, action: str, claims: list[Claim], **typed: object) -> str:
    data = {"action": action, "_selected_action": [claim.pk for claim in claims], **typed}
    response = client.post(reverse("admin:claims_claim_changelist"), data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_marks_every_quote_in_the_text() -> None:
    article, _ = article_with_claims()

    page = text_of(sign_in(make.rita()), triage_address(article))

    assert '<mark data-begin="0" data-numbers="1">Der Fluss führt Hochwasser.</mark>' in page
    assert '<mark data-begin="28" data-numbers="2">Die Brücke ist gesperrt.</mark>' in page
    assert page.count("<mark ") == 3


def test_accepting_several_names_the_one_that_was_refused() -> None:
    article, claims = article_with_claims()

    page = (
        sign_in(make.rita())
        .post(triage_address(article), select(*claims, accept="1"), follow=True)
        .content.decode()
    )

    assert states(claims) == ["in_review", "in_review", "proposed"]
    assert "Accepted: 2 claims." in page
    assert "Refused: “Niemand wurde verletzt.” – Set the check-worthiness" in page
    assert Event.objects.filter(action="accept").count() == 2


def test_dismissing_needs_a_reason_and_keeps_the_selection() -> None:
    article, claims = article_with_claims()
    rita = sign_in(make.rita())

    page = rita.post(triage_address(article), select(claims[0], dismiss="1")).content.decode()
    assert "Give a reason for dismissing." in page
    assert f'value="{claims[0].pk}" id="claim-{claims[0].pk}" checked' in page
    rita.post(triage_address(article), select(claims[0], dismiss="1", reason="Kein Nachrichtenwert."))

    assert states(claims) == ["dismissed", "proposed", "proposed"]


def test_a_claim_changed_meanwhile_is_refused() -> None:
    article, claims = article_with_claims()
    stale = select(claims[0], accept="1")
    make.add_evidence(claims[0])

    page = sign_in(make.rita()).post(triage_address(article), stale, follow=True).content.decode()

    assert states(claims)[0] == "proposed"
    assert "Somebody else changed this claim" in page


def test_marking_sets_the_check_worthiness() -> None:
    article, claims = article_with_claims()

    sign_in(make.rita()).post(triage_address(article), select(claims[2], worthiness="checkworthy", mark="1"))

    assert Claim.objects.get(pk=claims[2].pk).check_worthiness == "checkworthy"


def test_setting_the_publisher_puts_it_before_every_chain() -> None:
    article, claims = article_with_claims()
    other = make.make_source("Flussbote")

    sign_in(make.rita()).post(triage_address(article), {"set_publisher": "1", "publisher": other.pk})

    article.refresh_from_db()
    assert article.publisher == other
    assert [make.links_of(claim)[0].source for claim in claims] == [other] * 3


def test_bulk_acceptance_says_which_were_refused() -> None:
    _, claims = article_with_claims()

    page = bulk(sign_in(make.rita()), "accept_selected", claims)

    assert states(claims) == ["in_review", "in_review", "proposed"]
    assert "Accepted: 2 claims." in page
    assert "Refused: “Niemand wurde verletzt.”" in page


def test_bulk_dismissal_asks_for_a_reason_first() -> None:
    _, claims = article_with_claims()
    rita = sign_in(make.rita())

    assert "Reason" in bulk(rita, "dismiss_selected", claims)
    assert states(claims) == ["proposed"] * 3
    bulk(rita, "dismiss_selected", claims, confirmed="1", reason="Zu klein.")
    assert states(claims) == ["dismissed"] * 3


def test_bulk_assignment_refuses_who_cannot_do_the_next_step() -> None:
    waiting = make.make_claim_in("second_review")
    proposed = make.make_claim()

    page = bulk(
        sign_in(make.rita()), "assign_selected", [waiting, proposed], confirmed="1", to=make.vera().pk
    )

    assert Claim.objects.get(pk=proposed.pk).assigned_to == make.vera()
    assert Claim.objects.get(pk=waiting.pk).assigned_to is None
    assert "cannot do the next step of this claim" in page


@pytest.mark.parametrize("action", ["publish", "assess_second", "delete_selected", "submit"])
def test_no_bulk_action_judges_publishes_or_deletes(action: str) -> None:
    claim = make.make_claim_in("second_review")

    bulk(sign_in(make.viktor()), action, [claim], accuracy="true", confirmed="1")

    assert Claim.objects.get(pk=claim.pk).revision == claim.revision
