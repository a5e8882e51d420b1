"""Many proposals are decided in one go, each as its own act, and every refusal is named."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Appearance, Claim
from claims.workflow.actions import merging
from claims.workflow.actions.editing import Changes, edit
from sources.models import Article
from tests import factories as make
from tests.desk.browsing import act_address, claim_address, fields_of, sign_in, text_of
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


def bulk(client: Client, action: str, claims: list[Claim], status: int = 200, **typed: object) -> str:
    """Choose an act on several claims in the list, or answer the page that asks, with ``confirmed``."""
    revisions = {f"revision_{claim.pk}": claim.revision for claim in claims if "confirmed" in typed}
    data = {"action": action, "_selected_action": [claim.pk for claim in claims], **revisions, **typed}
    response = client.post(reverse("admin:claims_claim_changelist"), data, follow=True)
    assert response.status_code == status
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
    assert "Say why the claim is dismissed." in page
    assert f'value="{claims[0].pk}" id="claim-{claims[0].pk}" checked' in page
    rita.post(triage_address(article), select(claims[0], dismiss="1", reason="Kein Nachrichtenwert."))

    assert states(claims) == ["dismissed", "proposed", "proposed"]


def test_a_refused_claim_is_shown_again_with_the_reason_and_everything_else_that_was_typed() -> None:
    article, claims = article_with_claims()
    place = make.appearance_of(claims[2]).pk
    typed = {"reason": "Zu klein.", f"reason_{claims[2].pk}": "Halb", f"quote_{place}": "Niemand wurde"}
    sent = select(*claims[:2], dismiss="1", **typed)
    make.add_evidence(claims[0])
    rita = sign_in(make.rita())

    answer = rita.post(triage_address(article), sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert states(claims) == ["proposed", "dismissed", "proposed"]
    assert "You changed this claim yourself in another window. Look at it and decide" in page
    kept = fields_of(page, "triage")
    assert (kept["reason"], kept[f"reason_{claims[2].pk}"]) == ("Zu klein.", "Halb")
    assert (kept["claim"], kept[f"quote_{place}"]) == (str(claims[0].pk), "Niemand wurde")
    assert f'id="claim-{claims[0].pk}" checked autofocus' in page
    # What the answer carries is enough to do it now.
    assert rita.post(triage_address(article), kept | {"dismiss": "1"}).status_code == 200
    assert states(claims) == ["dismissed", "dismissed", "proposed"]


def test_an_act_on_one_card_keeps_what_was_typed_and_selected_for_others() -> None:
    article, claims = article_with_claims()
    sent = select(claims[1], accept=f"this:{claims[0].pk}", reason="Zu klein.")

    answer = sign_in(make.rita()).post(
        triage_address(article), sent | {f"revision_{claims[0].pk}": claims[0].revision}
    )

    kept = fields_of(answer.content.decode(), "triage")
    assert (answer.status_code, states(claims)[0]) == (200, "in_review")
    assert (kept["claim"], kept["reason"]) == (str(claims[1].pk), "Zu klein.")


def test_an_act_that_leaves_nothing_leads_to_the_next_proposal() -> None:
    article, claims = article_with_claims()
    rita = sign_in(make.rita())

    for claim, target in ((claims[1], f"claim-{claims[2].pk}"), (claims[2], f"claim-{claims[0].pk}")):
        sent = select(claim, dismiss="1", reason="Zu klein.")
        assert rita.post(triage_address(article), sent)["Location"] == f"{triage_address(article)}#{target}"
    answer = rita.post(triage_address(article), select(claims[0], accept="1"), follow=True)
    assert answer.redirect_chain == [(f"{triage_address(article)}#decided", 302)]
    assert 'id="decided"' in answer.content.decode()


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 30])
def test_an_act_that_names_no_revision_is_refused(sent: str) -> None:
    article, claims = article_with_claims()
    rita = sign_in(make.rita())
    unseen = {f"revision_{claims[0].pk}": sent}
    place = make.appearance_of(claims[0])

    for act in (
        {"accept": "1"},
        {"dismiss": "1", "reason": "Zu klein."},
        {"mark": "1", "worthiness": "opinion"},
        {"span": str(place.pk), f"quote_{place.pk}": "Der Fluss"},
    ):
        answer = rita.post(triage_address(article), select(claims[0]) | act | unseen)
        assert answer.status_code == 409
        assert "does not say which state of the claim you have seen" in answer.content.decode()
    for action in ("accept_selected", "dismiss_selected", "assign_selected"):
        assert "does not say which state" in bulk(
            rita, action, claims[:1], 409, confirmed="1", reason="Zu klein.", **unseen
        )
    assert Claim.objects.get(pk=claims[0].pk).revision == claims[0].revision


def test_a_worthiness_that_is_none_marks_nothing_and_says_so() -> None:
    article, claims = article_with_claims()

    page = (
        sign_in(make.rita())
        .post(triage_address(article), select(claims[0], mark="1", worthiness="sehr"))
        .content.decode()
    )

    assert "Choose a check-worthiness from the list." in page
    assert Claim.objects.get(pk=claims[0].pk).revision == claims[0].revision


@pytest.mark.parametrize(("merged", "following"), [(0, 1), (2, 0)])
def test_a_merge_begun_in_triage_goes_on_at_the_next_open_proposal(merged: int, following: int) -> None:
    article, claims = article_with_claims()
    kept = make.accept(make.make_claim("Der Fluss führt wieder Hochwasser."))
    rita = sign_in(make.rita())
    address = f"{act_address(claims[merged], 'merge')}?triage={article.pk}"
    assert address in text_of(rita, triage_address(article))
    assert f'href="{triage_address(article)}#claim-{claims[merged].pk}"' in text_of(rita, address)

    sent = {"revision": 1, "similar": kept.pk, "confirmed": f"{kept.pk}:{kept.revision}"}
    answer = rita.post(address, sent, follow=True)

    target = f"{triage_address(article)}#claim-{claims[following].pk}"
    assert answer.redirect_chain == [(target, 302)]
    assert "Merged into “Der Fluss führt wieder Hochwasser.”" in answer.content.decode()


@pytest.mark.parametrize("from_another_text", [False, True])
def test_a_claim_that_took_a_duplicate_in_stands_once(*, from_another_text: bool) -> None:
    article, claims = article_with_claims()
    kept = make.make_claim("Der Fluss führt wieder Hochwasser.") if from_another_text else claims[2]
    for number in (0, 1):
        kept = Claim.objects.get(pk=kept.pk)
        merging.merge(
            claims[number].pk, by=make.rita(), revision=1, into=kept.pk, into_revision=kept.revision
        )

    page = text_of(sign_in(make.rita()), triage_address(article))

    assert page.count('<li id="proposal-') == 3
    assert page.count(f'data-claim="{kept.pk}"') == (0 if from_another_text else 1)
    assert page.count("Merged into <a") == 2
    assert "1 proposal to decide" in page


def test_a_claim_with_a_place_of_its_own_stands_beside_the_duplicate_it_took_in() -> None:
    article, claims = article_with_claims()
    kept = make.make_claim("Der Fluss führt wieder Hochwasser.")
    own = Appearance(article=article, quote="Niemand wurde verletzt.", start=53, end=76)
    kept = edit(kept.pk, by=make.rita(), revision=1, changes=Changes(save=[own]))
    merging.merge(claims[0].pk, by=make.rita(), revision=1, into=kept.pk, into_revision=kept.revision)

    page = text_of(sign_in(make.rita()), triage_address(article))

    assert page.count('<li id="proposal-') == 4
    assert page.count(f'data-claim="{kept.pk}"') == 1
    assert "3 proposals to decide" in page


def test_a_merged_proposal_says_into_which_claim() -> None:
    article, claims = article_with_claims()
    merging.merge(
        claims[0].pk,
        by=make.rita(),
        revision=claims[0].revision,
        into=claims[1].pk,
        into_revision=claims[1].revision,
    )

    page = text_of(sign_in(make.rita()), triage_address(article))

    link = f'<a href="{claim_address(claims[1])}">Die Brücke ist gesperrt.</a>'
    assert f'<span class="status">Merged into {link}</span>' in page


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


def test_the_publisher_can_be_typed_where_no_script_fills_the_select() -> None:
    article, _ = article_with_claims()
    other = make.make_source("Flussbote")
    rita = sign_in(make.rita())
    sent = {"set_publisher": "1", "publisher": "", "name": "Bachbote"}

    page = rita.post(triage_address(article), sent).content.decode()
    assert "No confirmed source has this name." in page
    assert 'value="Bachbote"' in page
    rita.post(triage_address(article), sent | {"name": "flussbote"})

    article.refresh_from_db()
    assert article.publisher == other


def test_setting_the_publisher_keeps_what_is_selected_and_typed() -> None:
    article, claims = article_with_claims()
    make.make_source("Flussbote")
    rita = sign_in(make.rita())
    sent = select(claims[1], reason="Zu klein.") | {f"reason_{claims[2].pk}": "Halb", "name": "Flussbote"}

    for button in ("enter", "set_publisher"):
        page = rita.post(triage_address(article), sent | {button: "1"}).content.decode()
        kept = fields_of(page, "triage")
        assert (kept["claim"], kept["reason"]) == (str(claims[1].pk), "Zu klein.")
        assert kept[f"reason_{claims[2].pk}"] == "Halb"
    article.refresh_from_db()
    assert str(article.publisher) == "Flussbote"
    assert states(claims) == ["proposed"] * 3


def test_bulk_acceptance_shows_the_claims_first_and_says_which_were_refused() -> None:
    _, claims = article_with_claims()
    rita = sign_in(make.rita())

    assert f'name="revision_{claims[0].pk}" value="1"' in bulk(rita, "accept_selected", claims)
    assert states(claims) == ["proposed"] * 3
    page = bulk(rita, "accept_selected", claims, 409, confirmed="1")

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
        sign_in(make.rita()), "assign_selected", [waiting, proposed], 409, confirmed="1", to=make.vera().pk
    )

    assert f'<option value="{make.vera().pk}" selected>' in page
    assert Claim.objects.get(pk=proposed.pk).assigned_to == make.vera()
    assert Claim.objects.get(pk=waiting.pk).assigned_to is None
    assert "cannot do the next step of this claim" in page


@pytest.mark.parametrize("action", ["publish", "assess_second", "delete_selected", "submit"])
def test_no_bulk_action_judges_publishes_or_deletes(action: str) -> None:
    claim = make.make_claim_in("second_review")

    bulk(sign_in(make.viktor()), action, [claim], accuracy="true", confirmed="1")

    assert Claim.objects.get(pk=claim.pk).revision == claim.revision
