"""The DataFeed as its readers take it: cut at its prefix, items as lists, publisher and licence in each."""

from __future__ import annotations

import json

import pytest
from django.test import Client, override_settings

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
