"""The DataFeed as its readers take it: cut at its prefix, items as lists, publisher and licence in each."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client, override_settings

from claims.intake.importing import import_reading
from claims.intake.outcome import Given
from claims.intake.readers.reading import Hints
from claims.intake.reading import read
from claims.models import Claim
from claims.workflow.actions import proposing
from claims.workflow.actions.proposing import Proposal, ProposedLink
from tests import factories
from tests.api.published import publish
from tests.exports.reading import download, feed

pytestmark = pytest.mark.django_db

PREFIX = b'{\n  "@context" : "http://schema.org",\n  "@type" : "DataFeed",\n  "dataFeedElement" :'
NAME = "claims.claimreview.json"


@override_settings(DATA_LICENSE="https://creativecommons.org/licenses/by/4.0/")
def test_a_claim_whose_accuracy_was_assessed_is_an_element(client: Client) -> None:
    row = publish(accuracy="false")
    publish("Der Hafen wurde 1891 gebaut.", accuracy="not_checked")
    data = download(client, NAME)
    assert data.startswith(PREFIX)
    (element,) = json.loads(data)["dataFeedElement"]
    page = f"http://127.0.0.1:8000/de/claims/{row.public_id}/"
    assert (element["@type"], element["url"]) == ("DataFeedItem", page)
    assert element["dateCreated"] == json.loads(row.representation)["published_at"]
    (review,) = element["item"]
    assert review["@type"] == "ClaimReview"
    assert review["url"] == page
    assert review["reviewRating"]["alternateName"] == "Falsch"
    assert review["sdPublisher"] == {
        "@type": "Organization",
        "name": "Gegenlese",
        "url": "http://127.0.0.1:8000/",
    }
    assert review["sdLicense"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "@context" not in review


def test_without_a_licence_none_is_named(client: Client) -> None:
    publish()
    (review,) = feed(download(client, NAME))
    assert "sdLicense" not in review


def test_a_feed_without_an_element_is_a_feed(client: Client) -> None:
    data = download(client, NAME)
    assert data.startswith(PREFIX)
    assert json.loads(data)["dataFeedElement"] == []


def publish_said_by_two() -> None:
    """Publish a claim that a text attributes to two sources."""
    article = factories.make_article("Amt und Bund melden: Der Fluss ist so leer wie nie.")
    paper, office, union = (factories.make_source(name) for name in ("Seeblatt", "Flussamt", "Fischerbund"))
    chains = [[ProposedLink(source=paper), ProposedLink(source=claimant)] for claimant in (office, union)]
    proposal = Proposal(
        statement="Der Fluss ist „leer“ & trocken.",
        start=0,
        end=len(article.text),
        chains=chains,
        check_worthiness="checkworthy",
    )
    claim = factories.add_evidence(
        factories.accept(proposing.propose(article, proposal, by=factories.rita()))
    )
    factories.assess_second(factories.submit(claim, accuracy="mostly_true"), accuracy="mostly_true")


def test_our_own_intake_proposes_the_same_claims(client: Client) -> None:
    publish("Der Pegel stieg auf 3,5 m.", said_on=dt.date(2025, 1, 4), accuracy="false")
    publish("The lake rose.", language="en")
    publish_said_by_two()
    ours = {claim.statement: told(claim) for claim in Claim.objects.all()}
    reading = read(download(client, NAME), Hints(name="claims.claimreview.json"))
    results = import_reading(reading, by=factories.rita(), given=Given())
    proposed = [claim for result in results for claim in result.claims]
    assert {claim.statement: told(claim) for claim in proposed} == ours
    assert ours["Der Fluss ist „leer“ & trocken."] == (["Fischerbund", "Flussamt"], "de", None)
    assert {claim.verification_status for claim in proposed} == {"proposed"}
    assert all("Gegenlese" in claim.internal_note for claim in proposed)
    # Of everybody named, only the newsroom itself was no source here yet.
    assert {source.name for result in results for source in result.proposed_sources} == {"Gegenlese"}


def told(claim: Claim) -> tuple[list[str], str, dt.date | None]:
    """Return who said a claim, in which language, and when."""
    ends = claim.attributions.filter(cites=None).values_list("source__name", flat=True)
    return sorted(ends), claim.language, claim.said_on
