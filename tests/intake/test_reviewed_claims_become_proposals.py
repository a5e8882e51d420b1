"""What another newsroom reviewed comes in as a proposal with its finding in a note: no verdict of ours."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.intake.importing import import_reading
from claims.intake.outcome import Given, ImportResult
from claims.intake.readers.reading import Reading, Review
from claims.models import Assessment, Claim
from claims.record.chains import chains
from sources.models import Article, Source
from tests import factories as make
from trail.editors import system_editor
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db

REVIEW = Review(
    statement="Der See ist leer.",
    url="https://pruefer.example/see",
    publisher="Prüfer",
    rating="Frei erfunden",
    reviewed_on=dt.date(2021, 8, 24),
    claimants=["Max Muster"],
    said_on=dt.date(2021, 8, 20),
    appearances=["https://netz.example/post"],
    language="de",
)


def bring(*reviews: Review, by: Editor | None = None) -> list[ImportResult]:
    return import_reading(Reading(reviews=list(reviews)), by=by or make.rita(), given=Given())


def test_a_reviewed_claim_is_proposed_with_its_claimant_at_the_end_of_the_chain() -> None:
    bring(REVIEW)

    claim = Claim.objects.get()
    [chain] = chains(list(claim.attributions.select_related("source")))
    assert (claim.statement, claim.verification_status) == ("Der See ist leer.", "proposed")
    assert (claim.said_on, claim.language) == (dt.date(2021, 8, 20), "de")
    assert [link.source.name for link in chain] == ["Prüfer", "Max Muster"]
    assert chain[1].locator_url == "https://netz.example/post"
    assert set(Source.objects.filter(is_proposed=True).values_list("name", flat=True)) == {
        "Prüfer",
        "Max Muster",
    }


def test_their_rating_is_a_note_in_their_words_and_neither_verdict_nor_evidence() -> None:
    bring(REVIEW)

    claim = Claim.objects.get()
    assert claim.internal_note == (
        "Prüfer hat diese Behauptung geprüft und mit „Frei erfunden“ bewertet. Vom 24. August 2021. "
        "Als Fundstellen genannt: https://netz.example/post.\nhttps://pruefer.example/see"
    )
    assert (claim.evidence.count(), Assessment.objects.count()) == (0, 0)


def test_the_stored_text_is_the_claim_alone_and_never_public() -> None:
    bring(REVIEW)

    article = Article.objects.get()
    assert article.text == "Der See ist leer.\nPrüfer\nhttps://pruefer.example/see"
    assert (article.url, article.is_public) == ("https://pruefer.example/see", False)


def test_the_same_review_twice_is_one_and_writes_nothing() -> None:
    bring(REVIEW)
    events = Event.objects.count()

    [again] = bring(REVIEW)

    assert not again.created
    assert (Claim.objects.count(), Event.objects.count()) == (1, events)


def test_two_reviews_of_one_statement_are_two_proposals() -> None:
    other = Review(statement=REVIEW.statement, publisher="Andere", url="https://andere.example/1")

    bring(REVIEW, other)

    assert Claim.objects.count() == 2


def test_a_review_that_names_nobody_invents_nobody() -> None:
    bring(Review(statement="Der See ist leer."), by=system_editor())

    claim = Claim.objects.get()
    assert claim.attributions.count() == 0
    assert claim.internal_note == "Eine andere Redaktion hat diese Behauptung geprüft."


def test_the_event_holds_the_note() -> None:
    bring(REVIEW)

    body = Event.objects.get(action="propose").body
    assert body is not None
    assert "Frei erfunden" in body.text
