"""Each card of the triage page acts for itself, and its passage can be taken anew from the text."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.models import Appearance, Claim
from claims.workflow.actions.proposing import Proposal, propose
from tests import factories as make
from tests.desk.browsing import claim_address, fields_of, open_claim, sign_in, text_of
from tests.desk.test_triage_and_bulk import article_with_claims, select, states, triage_address
from trail.bodies import read_body

pytestmark = pytest.mark.django_db


def move(client: Client, place: Appearance, quote: str, start: str, end: str) -> str:
    typed = {
        "span": str(place.pk),
        f"quote_{place.pk}": quote,
        f"start_{place.pk}": start,
        f"end_{place.pk}": end,
    }
    address = triage_address(place.article)
    return client.post(address, select(place.claim, **typed), follow=True).content.decode()


def test_a_card_accepts_its_own_claim_whatever_is_selected() -> None:
    article, claims = article_with_claims()
    pressed = select(claims[1], accept=f"this:{claims[0].pk}") | select(claims[0]) | {"claim": [claims[1].pk]}

    sign_in(make.rita()).post(triage_address(article), pressed)

    assert states(claims) == ["in_review", "proposed", "proposed"]


def test_a_card_is_dismissed_with_its_own_reason_else_with_the_one_for_all() -> None:
    article, claims = article_with_claims()
    rita = sign_in(make.rita())
    revisions = select(*claims) | {"claim": []}

    page = rita.post(
        triage_address(article), revisions | {"dismiss": f"this:{claims[2].pk}"}
    ).content.decode()
    assert "Say why the claim is dismissed." in page
    assert page.count('data-fold-of="dismiss" open') == 1
    own = {f"reason_{claims[2].pk}": "Kein Nachrichtenwert.", "reason": "Zu klein."}
    page = rita.post(
        triage_address(article), revisions | own | {"dismiss": f"this:{claims[2].pk}"}
    ).content.decode()
    assert fields_of(page, "triage")["reason"] == "Zu klein."
    rita.post(triage_address(article), revisions | {"dismiss": f"this:{claims[1].pk}", "reason": "Zu klein."})

    assert states(claims) == ["proposed", "dismissed", "dismissed"]
    events = [Claim.objects.get(pk=claim.pk).last_event for claim in claims[1:]]
    assert [read_body(event.body)["reason"] for event in events] == ["Zu klein.", "Kein Nachrichtenwert."]


def test_enter_in_the_reason_dismisses_and_never_accepts() -> None:
    """A browser then presses the first button of the form."""
    article, claims = article_with_claims()
    rita = sign_in(make.rita())

    page = text_of(rita, triage_address(article))
    assert page.index('form="triage" name="enter"') < page.index('name="set_publisher"')
    assert page.index('name="set_publisher"') < page.index('name="accept"')
    rita.post(triage_address(article), select(claims[0], enter="1", reason="Zu klein."))

    assert states(claims) == ["dismissed", "proposed", "proposed"]


@pytest.mark.parametrize(
    ("quote", "start", "end"),
    [
        ("Hochwasser. Die Brücke", "16", "38"),
        ("\tHochwasser. Die Brücke ", "15", "39"),
        (" Hochwasser. Die Brücke ", "", ""),
    ],
    ids=["marked", "marked with blanks", "typed with blanks"],
)
def test_a_passage_is_moved_by_its_position(quote: str, start: str, end: str) -> None:
    _article, claims = article_with_claims()
    place = make.appearance_of(claims[0])

    page = move(sign_in(make.rita()), place, quote, start, end)

    place.refresh_from_db()
    assert (place.quote, place.start, place.end) == ("Hochwasser. Die Brücke", 16, 38)
    assert "The claim now rests on “Hochwasser. Die Brücke”." in page
    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.version, claim.last_event.action) == (2, "edit")


@pytest.mark.parametrize(
    ("quote", "quotes"), [("Hochwasser. Die Brücke", 1), ("Der Fluss führt Hochwasser.", 0)]
)
def test_passage_and_wording_are_saved_in_one_act(quote: str, quotes: int) -> None:
    article, claims = article_with_claims()
    place = make.appearance_of(claims[0])
    typed = {
        "span": str(place.pk),
        f"quote_{place.pk}": quote,
        f"initial-statement_{claims[0].pk}": claims[0].statement,
        f"statement_{claims[0].pk}": "Am Fluss ist\r\ndie Brücke gesperrt.",
    }

    page = (
        sign_in(make.rita())
        .post(triage_address(article), select(claims[0], **typed), follow=True)
        .content.decode()
    )

    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.statement, claim.revision) == ("Am Fluss ist die Brücke gesperrt.", 2)
    assert make.appearance_of(claim).quote == quote
    assert "The claim now says “Am Fluss ist die Brücke gesperrt.”." in page
    assert page.count("The claim now rests on") == quotes


def test_a_refused_wording_is_kept_beside_the_passage() -> None:
    article, claims = article_with_claims()
    place = make.appearance_of(claims[0])
    typed = {"span": str(place.pk), f"quote_{place.pk}": "Hochwasser", f"statement_{claims[0].pk}": "Hoch"}

    answer = sign_in(make.rita()).post(triage_address(article), select(claims[0], **typed))

    page = answer.content.decode()
    assert (answer.status_code, Claim.objects.get(pk=claims[0].pk).revision) == (409, 1)
    assert "A statement has at least 5 characters." in page
    assert ">Hoch</textarea>" in page
    assert ">Hochwasser</textarea>" in page


def test_positions_that_do_not_fit_the_words_count_nothing() -> None:
    _article, claims = article_with_claims()
    place = make.appearance_of(claims[0])

    move(sign_in(make.rita()), place, "Die Brücke", "0", "10")

    place.refresh_from_db()
    assert (place.quote, place.start, place.end) == ("Die Brücke", 28, 38)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Der Bach führt", "The quote does not stand in the text like this."),
        ("i", "The quote stands in the text more than once: take a few more words."),
    ],
)
def test_words_that_do_not_stand_there_are_refused_and_kept(quote: str, sentence: str) -> None:
    _article, claims = article_with_claims()
    place = make.appearance_of(claims[0])

    page = move(sign_in(make.rita()), place, quote, "0", "9999999999")

    assert sentence in page
    assert f">{quote}</textarea>" in page
    place.refresh_from_db()
    assert place.quote == "Der Fluss führt Hochwasser."


def test_a_passage_of_a_claim_under_assessment_stays() -> None:
    claim = make.make_claim_in("second_review")
    place = make.appearance_of(claim)
    quote = place.quote

    page = move(sign_in(make.rita()), place, place.quote[:5], str(place.start), str(place.start + 5))

    assert "is not possible while the claim is in the state" in page
    place.refresh_from_db()
    assert place.quote == quote


def test_a_passage_is_split_on_a_page_of_its_own() -> None:
    article, claims = article_with_claims()
    rita = sign_in(make.rita())
    address = reverse("admin:claims_claim_split", args=[make.appearance_of(claims[0]).pk])
    assert "<mark>Der Fluss führt Hochwasser.</mark>" in text_of(rita, address)

    typed = {"quote": "Der Fluss", "statement": "Es gibt einen Fluss.", "check_worthiness": "checkworthy"}
    response = rita.post(address, typed)

    other = Claim.objects.latest("pk")
    assert response["Location"] == f"{triage_address(article)}#claim-{other.pk}"
    assert (other.statement, make.appearance_of(other).end) == ("Es gibt einen Fluss.", 9)

    for statement, sentence in (
        ("Es  gibt einen fluss", f"A claim of this text says that already: {other.public_id}, Proposed."),
        ("D", "Ensure this value has at least 5 characters (it has 1)."),
    ):
        page = rita.post(address, typed | {"statement": statement}).content.decode()
        assert sentence in page
        assert f"\n{statement}</textarea>" in page
    assert Claim.objects.count() == 4


def test_a_split_with_other_words_is_refused_beside_what_was_typed() -> None:
    _article, claims = article_with_claims()
    address = reverse("admin:claims_claim_split", args=[make.appearance_of(claims[0]).pk])
    typed = {"quote": "Der Bach", "statement": "Es gibt einen Bach.", "check_worthiness": "checkworthy"}

    page = sign_in(make.rita()).post(address, typed).content.decode()

    assert "The quote does not stand in the text like this." in page
    assert ">\nEs gibt einen Bach.</textarea>" in page
    assert Claim.objects.count() == 3


def test_the_page_takes_the_same_number_of_queries_however_many_claims(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article, _ = article_with_claims()
    rita = sign_in(make.rita())
    make.make_claim("Die Brücke ist nun gesperrt.", article=article, quote="Die Brücke")
    # Content types are read once per process.
    assert "Similar claims" in text_of(rita, triage_address(article))
    with django_assert_num_queries(14):
        rita.get(triage_address(article))
    for quote in ("Brücke ist", "Niemand"):
        make.make_claim(f"{quote} nun anders gesperrt.", article=article, quote=quote)
    with django_assert_num_queries(14):
        rita.get(triage_address(article))


def test_a_passage_that_was_stored_with_a_blank_keeps_nobody_from_saving() -> None:
    article, _claims = article_with_claims()
    claim = propose(article, Proposal("Der Fluss führt viel.", start=0, end=10), by=make.rita())
    assert make.appearance_of(claim).quote == "Der Fluss "
    vera = sign_in(make.vera())

    saved = vera.post(claim_address(claim), open_claim(vera, claim) | {"statement": "Der Fluss führt wenig."})

    assert saved.status_code == 302
    assert Claim.objects.get(pk=claim.pk).statement == "Der Fluss führt wenig."
