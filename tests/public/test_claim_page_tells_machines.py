"""A claim page for machines: JSON-LD by what was checked, and metadata for citing, sharing and saving."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import extruct
import pytest
from django.core.management import call_command
from django.test import Client

from claims.intake.readers.claim_review import reviews_in
from claims.models import PublishedClaim
from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(client: Client, row: PublishedClaim, language: str = "de") -> list[dict[str, Any]]:
    found = BLOCK.findall(read(client, claim_path(row, language)))
    return [json.loads(text) for text in found]


def test_a_checked_claim_is_one_claim_review_on_the_page_in_its_language(client: Client) -> None:
    row = publish(accuracy="mostly_false")
    (review,) = blocks(client, row)
    assert review["@type"] == "ClaimReview"
    assert review["url"] == f"http://127.0.0.1:8000/de/claims/{row.public_id}/"
    assert review["reviewRating"]["alternateName"] == "Größtenteils falsch"
    assert review["itemReviewed"]["author"]["name"] == "Wasseramt"
    # The same review on one page only.
    assert blocks(client, row, "en") == []


def test_the_newsroom_is_named_with_the_policies_it_has_written(client: Client) -> None:
    row = publish()
    bare = {"@type": "NewsMediaOrganization", "name": "Gegenlese", "url": "http://127.0.0.1:8000/"}
    assert blocks(client, row)[0]["author"] == bare
    call_command("loaddata", "pages", verbosity=0)
    assert blocks(client, row)[0]["author"] == {
        **bare,
        "verificationFactCheckingPolicy": "http://127.0.0.1:8000/de/pages/method/",
        "correctionsPolicy": "http://127.0.0.1:8000/de/pages/corrections-policy/",
        "actionableFeedbackPolicy": "http://127.0.0.1:8000/de/pages/complaints/",
    }


def test_a_check_of_the_attribution_alone_is_a_plain_claim(client: Client) -> None:
    row = publish(accuracy="not_checked", link="not_found")
    (claim,) = blocks(client, row)
    assert claim["@type"] == "Claim"
    assert claim["text"] == row.statement
    assert claim["author"] == {"@type": "Organization", "name": "Wasseramt"}
    assert claim["subjectOf"]["url"] == f"http://127.0.0.1:8000/de/claims/{row.public_id}/"
    assert "reviewRating" not in json.dumps(claim)


def test_words_of_a_claim_cannot_end_the_data_block(client: Client) -> None:
    statement = "Der Pegel </script><script>alert(1)</script> & <!-- stieg."
    row = publish(statement)
    html = read(client, claim_path(row, "de"))
    assert "<script>alert" not in html
    assert "\\u003c/script\\u003e" in html
    assert blocks(client, row)[0]["claimReviewed"] == statement


def test_a_protected_claimant_is_in_no_markup(client: Client) -> None:
    protected = factories.make_source("Zwetschgenkanu", "person", is_protected=True)
    row = publish(chain=[factories.make_source(), protected])
    assert "author" not in blocks(client, row)[0]["itemReviewed"]


@pytest.mark.parametrize("state", ["suspended", "withdrawn", "blocked"])
def test_a_claim_that_is_not_public_has_no_markup(client: Client, state: str) -> None:
    row = publish()
    if state == "blocked":
        factories.block(row)
    elif state == "suspended":
        publishing.suspend(
            row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
        )
    else:
        publishing.withdraw(
            row.claim_id, by=factories.clara(), revision=row.claim.revision, reason="Sie war falsch."
        )
    html = client.get(claim_path(row, "de")).content.decode()
    assert "ld+json" not in html
    assert "citation_title" not in html
    assert "og:title" not in html


def test_metadata_name_title_author_date_language_and_the_permanent_address(client: Client) -> None:
    row = publish('Der Pegel stieg um "zwölf" Zentimeter.')
    html = read(client, claim_path(row, "de"))
    found = {
        name: unescape(value)
        for name, value in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    }
    day = row.updated_at.astimezone().strftime("%Y/%m/%d")
    address = f"http://127.0.0.1:8000/de/claims/{row.public_id}/"
    expected = {
        "citation_title": (
            'Geprüft: „Der Pegel stieg um "zwölf" Zentimeter“ (Stimmt es? Richtig. '
            "Hat die Quelle das gesagt? Sinngemäß belegt.)"
        ),
        "citation_author": "Gegenlese",
        "citation_date": day,
        "citation_language": "de",
        "citation_public_url": f"{address}editions/1/",
        "og:type": "article",
        "og:site_name": "Gegenlese",
        "og:locale": "de_DE",
        "og:url": address,
        "og:title": (
            'Geprüft: „Der Pegel stieg um "zwölf" Zentimeter“ (Stimmt es? Richtig. '
            "Hat die Quelle das gesagt? Sinngemäß belegt.)"
        ),
        # Wherever a preview shows them, the verdicts stand behind their questions.
        "og:description": "Stimmt es? Richtig. Hat die Quelle das gesagt? Sinngemäß belegt.",
        "description": (
            'Geprüft: „Der Pegel stieg um "zwölf" Zentimeter“ (Stimmt es? Richtig. '
            "Hat die Quelle das gesagt? Sinngemäß belegt.)"
        ),
    }
    assert {name: found[name] for name in expected} == expected
    assert found["article:published_time"].startswith(day.replace("/", "-"))
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<link rel="alternate" hreflang="en" href="{address.replace("/de/", "/en/")}">' in html
    # Zotero would read it first and lose language and site.
    assert "Z3988" not in html


def test_extruct_and_our_own_intake_read_the_page_back(client: Client) -> None:
    row = publish(accuracy="false")
    html = read(client, claim_path(row, "de"))
    (read_back,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert read_back["claimReviewed"] == "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter."
    (review,) = reviews_in(read_back)
    assert (review.statement, review.claimants, review.rating, review.language) == (
        "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.",
        ["Wasseramt"],
        "Falsch",
        "de",
    )
    assert review.publisher == "Gegenlese"
    assert review.url == f"http://127.0.0.1:8000/de/claims/{row.public_id}/"
