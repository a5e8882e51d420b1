"""schema.org ClaimReview of a published claim: who said it, where, what it is rated, and when it has none."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from claims.models import PublishedClaim
from claims.models.choices import AccuracyVerdict
from claims.record.claim_review import BEST, SCALE, WORST, Site, claim_review
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from tests import factories as make

SITE = Site("Seeblatt-Faktencheck", "https://news.example")


def review_of(row: PublishedClaim, **options: Any) -> dict[str, Any] | None:
    return claim_review(json.loads(row.representation), site=SITE, **options)


def published(**verdicts: Any) -> PublishedClaim:
    """Return a claim said on 1 February 2025 in a text with an address."""
    article = make.make_article(
        url="https://seeblatt.example/pegel", published_at=dt.datetime(2025, 2, 3, 8, 0, tzinfo=dt.UTC)
    )
    claim = make.accept(make.make_claim(article=article))
    said = Changes(fields={"said_on": dt.date(2025, 2, 1)})
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=said)
    original = make.links_of(claim)[-1]
    original.locator_url = "https://wasseramt.example/mitteilung"
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[original]))
    claim = make.assess_second(make.submit(claim, **verdicts), **verdicts)
    return PublishedClaim.objects.get(claim=claim)


@pytest.mark.django_db
def test_a_review_says_what_was_claimed_by_whom_and_where() -> None:
    row = published(accuracy="partly_false")
    shown = json.loads(row.representation)
    assert review_of(row) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://news.example/de/claims/{row.public_id}/",
        "claimReviewed": "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.",
        "inLanguage": "de",
        "datePublished": shown["published_at"],
        "dateModified": shown["published_at"],
        "author": {
            "@type": "Organization",
            "name": "Seeblatt-Faktencheck",
            "url": "https://news.example/",
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Teilweise falsch",
            "ratingValue": 3,
            "bestRating": 5,
            "worstRating": 1,
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": "Wasseramt"},
            "datePublished": "2025-02-01",
            "appearance": {
                "@type": "CreativeWork",
                "url": "https://seeblatt.example/pegel",
                "headline": "Der See steigt",
                "datePublished": "2025-02-03T08:00:00.000000Z",
                "inLanguage": "de",
            },
            "firstAppearance": {
                "@type": "CreativeWork",
                "url": "https://wasseramt.example/mitteilung",
            },
        },
    }


@pytest.mark.django_db
def test_the_language_asked_for_is_that_of_word_and_address() -> None:
    row = published(accuracy="missing_context")
    review = review_of(row, language="en")
    assert review is not None
    assert review["reviewRating"]["alternateName"] == "Missing context"
    assert review["url"] == f"https://news.example/en/claims/{row.public_id}/"
    assert review["inLanguage"] == "de"


@pytest.mark.django_db
def test_an_attribution_alone_is_no_review() -> None:
    assert review_of(published(accuracy="not_checked")) is None


@pytest.mark.django_db
def test_what_is_unproven_has_a_word_and_no_number() -> None:
    review = review_of(published(accuracy="unproven"))
    assert review is not None
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unbelegt"}


@pytest.mark.django_db
def test_an_address_where_the_statement_is_not_is_no_first_appearance() -> None:
    review = review_of(published(link="not_found"))
    assert review is not None
    assert "firstAppearance" not in review["itemReviewed"]


@pytest.mark.django_db
def test_a_protected_claimant_and_text_leave_nothing() -> None:
    hidden = make.make_source("Informantin", "person", is_protected=True)
    article = make.make_article(f"{make.TEXT}\nEnde.", publisher=hidden, url="https://informantin.example/")
    row = make.make_published_claim(article=article, chain=[hidden])
    review = review_of(row)
    assert review is not None
    assert review["itemReviewed"] == {"@type": "Claim"}
    assert "nformantin" not in json.dumps(review)


@pytest.mark.django_db
def test_a_correction_says_what_was_corrected() -> None:
    row = make.make_published_claim()
    make.correct(row.claim, "Der Pegel stieg um elf Zentimeter.", change_note="Es waren elf.")
    row.refresh_from_db()
    review = review_of(row)
    assert review is not None
    assert review["correction"] == {
        "@type": "CorrectionComment",
        "text": "Es waren elf.",
        "datePublished": review["dateModified"],
    }
    assert review["datePublished"] < review["dateModified"]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["suspended", "blocked", "withdrawn", "erased"])
def test_what_readers_may_not_see_has_no_review(state: str) -> None:
    row = make.make_published_claim()
    match state:
        case "blocked":
            row = make.block(row)
        case "erased":
            make.erase_edition(row)
            row.refresh_from_db()
        case "suspended":
            row = make.make_suspended_claim(statement="Der Damm brach im Mai.")
        case _:
            claim = make.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
            row = PublishedClaim.objects.get(claim=claim)
    assert review_of(row) is None


def test_the_scale_runs_from_one_to_five_and_leaves_out_what_is_no_point_on_it() -> None:
    assert set(AccuracyVerdict) - set(SCALE) == {AccuracyVerdict.UNPROVEN, AccuracyVerdict.NOT_CHECKED}
    assert (min(SCALE.values()), max(SCALE.values())) == (WORST, BEST) == (1, 5)
    assert (SCALE[AccuracyVerdict.TRUE], SCALE[AccuracyVerdict.FALSE]) == (5, 1)
