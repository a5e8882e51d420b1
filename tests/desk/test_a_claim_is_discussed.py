"""The discussion on a claim's page: written, picked for people, refused with everything kept, taken back."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from claims.workflow.actions.commenting import comment
from tests import factories as make
from tests.desk.browsing import claim_address, sign_in, text_of
from trail.bodies import read_body
from trail.models import Event

pytestmark = pytest.mark.django_db


def say(client: Client, claim: Claim, **typed: object) -> object:
    fields = {f"comment-{name}": value for name, value in typed.items()}
    return client.post(reverse("admin:claims_claim_comment", args=[claim.pk]), fields)


def test_a_comment_stands_on_the_page_as_plain_text_with_its_author() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())

    answer = say(rita, claim, text="<b>Zwölf</b> Zentimeter?", people=[make.vera().code], roles=["chief"])

    assert getattr(answer, "url", "") == f"{claim_address(claim)}#discussion"
    page = text_of(sign_in(make.vera()), claim_address(claim))
    assert "&lt;b&gt;Zwölf&lt;/b&gt; Zentimeter?" in page
    assert str(make.rita()) in page
    said = read_body(Event.objects.get(action="comment").body)
    assert (said["roles"], said["editors"]) == (["chief"], [make.vera().code])


def test_a_name_that_reaches_nobody_is_said_after_saving() -> None:
    claim = make.make_claim()
    make.vera()
    rita = sign_in(make.rita())
    say(rita, claim, text="@Vera und @Verena, bitte ansehen. <@script>")

    page = text_of(rita, claim_address(claim))

    assert "@Verena was not told: nobody at the desk is meant by that." in page
    assert "@script was not told" in page
    assert "@Vera was not told" not in page


def test_what_was_typed_stays_when_it_is_refused() -> None:
    claim = make.make_claim()
    rita = sign_in(make.rita())

    answer = say(rita, claim, text=f"Zu lang. {'x' * 2000}", roles=["chief"])

    page = answer.content.decode()  # type: ignore[attr-defined]
    assert "at most 2000 characters" in page
    assert "Zu lang." in page
    assert 'value="chief" id="id_comment-roles_2" checked' in page
    assert not Event.objects.filter(action="comment").exists()
    assert "This field is required" in say(rita, claim, text=" ").content.decode()  # type: ignore[attr-defined]
    assert not Event.objects.filter(action="comment").exists()


def test_who_has_no_role_reads_and_finds_no_form() -> None:
    claim = make.make_claim()
    comment(claim.pk, by=make.rita(), text="Wer war das?")
    olga = sign_in(make.make_editor("olga"))
    user = make.make_user("olga")
    user.is_superuser = True
    user.save()

    page = text_of(olga, claim_address(claim))
    assert "Wer war das?" in page
    assert "comment-text" not in page.replace('class="comment-text"', "")
    assert "Reporters and reviewers do this." in say(olga, claim, text="Ich.").content.decode()  # type: ignore[attr-defined]


def test_a_blind_reader_is_told_how_many_comments_stay_closed() -> None:
    claim = make.make_claim_in("second_review")
    comment(claim.pk, by=make.vera(), text="Kupferdrossel.")

    page = text_of(sign_in(make.viktor()), claim_address(claim))
    assert "Kupferdrossel" not in page
    assert "One comment of somebody who has assessed stays closed" in page
    assert "what you write is read by those who have assessed it too" in text_of(
        sign_in(make.vera()), claim_address(claim)
    )


def test_one_takes_back_ones_own_comment_by_a_button() -> None:
    claim = make.make_claim()
    said = comment(claim.pk, by=make.rita(), text="Das war ein Irrtum.")
    address = reverse("admin:claims_claim_take_back", args=[claim.pk, said.seq])

    assert address not in text_of(sign_in(make.vera()), claim_address(claim))
    refused = sign_in(make.vera()).post(address, follow=True).content.decode()
    assert "Only its author takes a comment back." in refused
    rita = sign_in(make.rita())
    assert address in text_of(rita, claim_address(claim))
    page = rita.post(address, follow=True).content.decode()
    assert "Das war ein Irrtum." not in page
    assert "Taken back by its author." in page
