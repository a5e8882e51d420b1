"""`/v1alpha1/claims:search` answers as Google's Fact Check Tools API: parameters, pages, shape, errors."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish

pytestmark = pytest.mark.django_db

ADDRESS = "/v1alpha1/claims:search"


def search(client: Client, **params: Any) -> dict[str, Any]:
    response = client.get(ADDRESS, params)
    assert response.status_code == 200, response.content
    body: dict[str, Any] = json.loads(response.content)
    return body


def texts(client: Client, **params: Any) -> list[str]:
    return [claim["text"] for claim in search(client, **params).get("claims", [])]


def refusal(client: Client, params: dict[str, Any]) -> dict[str, Any]:
    response = client.get(ADDRESS, params)
    assert response.status_code == 400
    body: dict[str, Any] = json.loads(response.content)
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "status"}
    assert body["error"]["code"] == 400
    return dict(body["error"])


def test_a_claim_has_the_fields_and_names_of_google(client: Client) -> None:
    row = publish(
        "Der Pegel stieg <um> zwölf & mehr.",
        chain=[factories.make_source(), factories.make_source("Wasseramt", "authority")],
        said_on=dt.date(2025, 1, 14),
        accuracy="mostly_false",
    )
    published_at = row.updated_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")
    (claim,) = search(client, query="Pegel")["claims"]
    (review,) = claim.pop("claimReview")
    assert claim == {
        "text": "Der Pegel stieg <um> zwölf & mehr.",
        "claimant": "Wasseramt",
        "claimDate": "2025-01-14T00:00:00Z",
    }
    assert review.pop("reviewDate").startswith(published_at)
    assert review == {
        "publisher": {"name": "Gegenlese", "site": "127.0.0.1"},
        "url": f"http://127.0.0.1:8000/de/claims/{row.public_id}/",
        "title": "Der Pegel stieg <um> zwölf & mehr.",
        "textualRating": "Größtenteils falsch",
        "languageCode": "de",
    }


def test_a_claim_in_another_language_has_its_page_and_rating_in_it(client: Client) -> None:
    row = publish("The lake rose by twelve centimetres.", language="en-GB")
    (review,) = search(client, query="lake")["claims"][0]["claimReview"]
    assert review["url"] == f"http://127.0.0.1:8000/en/claims/{row.public_id}/"
    assert (review["textualRating"], review["languageCode"]) == ("True", "en")


def test_a_claim_without_claimant_or_date_lacks_the_keys(client: Client) -> None:
    protected = factories.make_source("Informant", "person", is_protected=True)
    publish(chain=[factories.make_source(), protected])
    (claim,) = search(client, query="Pegel")["claims"]
    assert set(claim) == {"text", "claimReview"}


def test_parameters_narrow_the_list(client: Client) -> None:
    publish("Der Pegel stieg.", said_on=dt.date(2025, 1, 14))
    publish("The level (Pegel) rose.", language="en")
    for tag in ("de", "de-AT", "DE"):
        assert texts(client, query="Pegel", languageCode=tag) == ["Der Pegel stieg."]
    assert len(texts(client, query="Pegel")) == 2
    assert texts(client, query="Kanal") == []
    assert len(texts(client, reviewPublisherSiteFilter="127.0.0.1")) == 2
    assert len(texts(client, reviewPublisherSiteFilter="http://www.127.0.0.1/x")) == 2
    assert texts(client, reviewPublisherSiteFilter="nytimes.com") == []
    assert texts(client, query="Pegel", reviewPublisherSiteFilter="[") == []


def test_age_counts_from_the_newer_of_claim_and_review(client: Client) -> None:
    publish("Der Pegel fiel vor langem.", said_on=dt.date(2020, 5, 1))
    assert len(texts(client, query="Pegel", maxAgeDays=3)) == 1
    later = timezone.now() + dt.timedelta(days=10)
    with mock.patch("django.utils.timezone.now", return_value=later):
        assert texts(client, query="Pegel", maxAgeDays=9) == []
        assert len(texts(client, query="Pegel", maxAgeDays=10)) == 1
        assert len(texts(client, query="Pegel", maxAgeDays=2**31 - 1)) == 1


def test_pages_follow_each_other_and_offset_skips(client: Client) -> None:
    for number in range(1, 6):
        publish(f"Der Pegel stieg zum {number}. Mal.")
    first = search(client, query="Pegel", pageSize=2)
    second = search(client, query="Pegel", pageSize=2, pageToken=first["nextPageToken"])
    third = search(client, query="Pegel", pageSize=2, pageToken=second["nextPageToken"])
    assert [len(page["claims"]) for page in (first, second, third)] == [2, 2, 1]
    assert "nextPageToken" not in third
    skipped = search(client, query="Pegel", pageSize=2, offset=1)
    assert [claim["text"][-7:-5] for claim in skipped["claims"]] == ["4.", "3."]
    rest = search(client, query="Pegel", pageSize=2, offset=1, pageToken=skipped["nextPageToken"])
    assert [claim["text"][-7:-5] for claim in rest["claims"]] == ["2.", "1."]
    assert search(client, query="Pegel", offset=5) == {}


def test_a_token_belongs_to_the_parameters_it_was_made_for(client: Client) -> None:
    for number in range(2):
        publish(f"Der Pegel stieg zum {number}. Mal.")
    token = search(client, query="Pegel", pageSize=1)["nextPageToken"]
    assert len(texts(client, query="Pegel", pageSize=1, pageToken=token, key="another", alt="json")) == 1
    for changed in ({"query": "See"}, {"pageSize": 2}, {"languageCode": "de"}, {"maxAgeDays": 5}):
        asked = {"query": "Pegel", "pageSize": 1, "pageToken": token, **changed}
        assert refusal(client, asked)["status"] == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"query": " "},
        {"query": "Pegel", "pageSize": "-1"},
        {"query": "Pegel", "pageSize": "ten"},
        {"query": "Pegel", "offset": str(2**31)},
        {"query": "Pegel", "maxAgeDays": "1.5"},
        {"query": "Pegel", "languageCode": "not a tag"},
        {"query": "Pegel", "pageToken": "ä"},
        {"query": "Pegel", "pageToken": "b2xkZXI="},
        {"query": "x" * 201},
    ],
    ids=lambda params: "&".join(f"{name}={value[:12]}" for name, value in params.items()) or "nothing",
)
def test_what_cannot_be_understood_is_refused_in_googles_shape(
    client: Client, params: dict[str, str]
) -> None:
    assert refusal(client, params)["status"] == "INVALID_ARGUMENT"


def test_unknown_and_standard_parameters_are_accepted(client: Client) -> None:
    publish()
    standard = {"key": "x", "alt": "json", "fields": "claims(text)", "prettyPrint": "true", "callback": "f"}
    further = {"quotaUser": "q", "access_token": "t", "$.xgafv": "2", "claimant": "nobody"}
    assert len(texts(client, query="Pegel", **standard, **further)) == 1


def test_other_methods_are_refused_and_any_origin_may_read(client: Client) -> None:
    response = client.post(ADDRESS)
    assert response.status_code == 405
    assert json.loads(response.content)["error"]["status"] == "UNIMPLEMENTED"
    assert client.head(ADDRESS, {"query": "Pegel"}).status_code == 200
    answer = client.get(ADDRESS, {"query": "Pegel"}, headers={"origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == "application/json; charset=UTF-8"


def test_an_escaped_colon_is_the_same_address(client: Client) -> None:
    assert client.get("/v1alpha1/claims%3Asearch", {"query": "Pegel"}).status_code == 200


def test_claims_whose_accuracy_was_not_checked_have_no_rating_to_tell(client: Client) -> None:
    publish(accuracy="not_checked")
    assert search(client, query="Pegel") == {}


def test_a_suspended_claim_is_gone_with_the_next_question(client: Client) -> None:
    row = publish()
    first = client.get(ADDRESS, {"query": "Pegel"})
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"if-none-match": first.headers["ETag"]}
    assert client.get(ADDRESS, {"query": "Pegel"}, headers=known).status_code == 304
    publishing.suspend(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
    )
    answer = client.get(ADDRESS, {"query": "Pegel"}, headers=known)
    assert (answer.status_code, json.loads(answer.content)) == (200, {})
