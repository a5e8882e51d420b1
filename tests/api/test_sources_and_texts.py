"""Sources and texts: only those a listed claim names, and of them only what is public."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from claims.models import PublishedArticle, PublishedClaim
from claims.models.choices import VerificationStatus
from sources.actions import describe_article, save_source
from sources.models import Article, Source
from tests import factories
from tests.api.published import API, LAKE, get, publish

pytestmark = pytest.mark.django_db


def slugs(client: Client) -> set[str]:
    return {source["slug"] for source in get(client, "sources/")["results"]}


def article_of(row: PublishedClaim) -> Article:
    return PublishedArticle.objects.get(published=row).article


def protect(source: Source) -> None:
    source.is_protected = True
    save_source(source, by=factories.rita())


def test_a_source_has_its_public_columns_and_counts_by_role(client: Client) -> None:
    relay = factories.make_source("Uferbote", internal_note="Nur für uns")
    publish()
    publish(chain=[factories.make_source(), relay, factories.make_source("Wasseramt", "authority")])
    assert get(client, "sources/uferbote/") == {
        "slug": "uferbote",
        "name": "Uferbote",
        "kind": "outlet",
        "country": "DE",
        "languages": [],
        "homepage": "",
        "body_of": None,
        "owner": "",
        "same_as": [],
        "claims": {"publisher": 0, "relay": 1, "claimant": 0, "attributed": 1},
    }
    none = {"publisher": 0, "relay": 0, "claimant": 0, "attributed": 0}
    assert get(client, "sources/seeblatt/")["claims"] == {**none, "publisher": 2}
    assert get(client, "sources/wasseramt/")["claims"] == {**none, "claimant": 2, "attributed": 1}


def test_a_source_nobody_published_about_does_not_exist_here(client: Client) -> None:
    factories.make_source("Uferbote")
    factories.make_claim_in(VerificationStatus.CLEARED)
    assert slugs(client) == set()
    unknown = client.get(f"{API}sources/nobody/")
    for slug in ("uferbote", "seeblatt"):
        response = client.get(f"{API}sources/{slug}/")
        assert (response.status_code, response.content) == (404, unknown.content)


def test_a_source_of_a_suspended_claim_alone_is_gone(client: Client) -> None:
    factories.make_suspended_claim()
    assert slugs(client) == set()


def test_a_source_that_becomes_protected_is_gone_at_once(client: Client) -> None:
    publish()
    protect(Source.objects.get(slug="wasseramt"))
    assert slugs(client) == {"seeblatt"}
    assert client.get(f"{API}sources/wasseramt/").status_code == 404


def test_a_protected_source_is_never_named_as_the_state_of_its_body(client: Client) -> None:
    state = factories.make_source("Seestaat", "state")
    office = factories.make_source("Wasseramt", "authority", body_of=state)
    publish(chain=[factories.make_source(), office])
    assert get(client, "sources/wasseramt/")["body_of"] == "seestaat"
    protect(state)
    assert get(client, "sources/wasseramt/")["body_of"] is None


def test_a_text_lists_its_claims_with_their_places(client: Client) -> None:
    row = publish()
    article = article_of(row)
    answer = get(client, f"articles/{article.public_id}/")
    assert answer == {
        "public_id": article.public_id,
        "title": "Der See steigt",
        "url": "",
        "language": "de",
        "publisher": "seeblatt",
        "published_at": None,
        "is_public": False,
        "text": None,
        "claims": [
            {
                "public_id": row.public_id,
                "statement": LAKE,
                "accuracy": "true",
                "attribution": "faithful",
                "spans": [{"start": 16, "end": 71, "quote": factories.QUOTE}],
            }
        ],
    }


def test_the_full_text_is_served_only_where_readers_may_see_it(client: Client) -> None:
    article = article_of(publish())
    assert article.text not in client.get(f"{API}articles/{article.public_id}/").content.decode()
    article.is_public = True
    describe_article(article, by=factories.rita(), changed=["is_public"])
    answer = get(client, f"articles/{article.public_id}/")
    assert answer["text"][16:71] == factories.QUOTE


def test_the_list_of_texts_has_counts_and_no_text(client: Client) -> None:
    article = article_of(publish())
    (entry,) = get(client, "articles/")["results"]
    assert (entry["public_id"], entry["claim_count"]) == (article.public_id, 1)
    assert "text" not in entry


def test_a_text_without_a_listed_claim_does_not_exist_here(client: Client) -> None:
    withdrawn = factories.make_claim_in(VerificationStatus.WITHDRAWN)
    suspended = factories.make_suspended_claim()
    draft = factories.make_claim_in(VerificationStatus.CLEARED)
    assert get(client, "articles/")["results"] == []
    unknown = client.get(f"{API}articles/7Q2M7Q2M7Q2M/")
    for claim in (withdrawn, suspended.claim, draft):
        public_id = claim.appearances.get().article.public_id
        for path in (f"articles/{public_id}/", f"articles/{public_id}/annotations/"):
            response = client.get(f"{API}{path}")
            assert (response.status_code, response.content) == (404, unknown.content)


def test_a_text_whose_publisher_becomes_protected_is_gone_at_once(client: Client) -> None:
    article = article_of(publish())
    protect(Source.objects.get(slug="seeblatt"))
    assert get(client, "articles/")["results"] == []
    assert client.get(f"{API}articles/{article.public_id}/").status_code == 404


def test_annotations_follow_the_web_annotation_model(client: Client) -> None:
    row = publish(accuracy="partly_false")
    article = article_of(row)
    path = f"{API}articles/{article.public_id}/annotations/"
    response = client.get(path)
    assert response.headers["Content-Type"] == (
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    )
    page: dict[str, Any] = response.json()
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert page["id"] == f"http://127.0.0.1:8000{path}"
    (annotation,) = page["items"]
    assert annotation["id"] == f"http://127.0.0.1:8000{path}#{row.public_id}-1"
    assert annotation["motivation"] == "assessing"
    assert [body["purpose"] for body in annotation["body"]] == ["describing", "assessing", "assessing"]
    assert annotation["body"][0]["value"] == LAKE
    assert annotation["target"] == {
        "source": f"http://127.0.0.1:8000{API}articles/{article.public_id}/",
        "selector": [
            {"type": "TextQuoteSelector", "exact": factories.QUOTE, "prefix": "", "suffix": ""},
            {"type": "TextPositionSelector", "start": 16, "end": 71},
        ],
    }


def test_an_annotation_in_a_language_this_site_does_not_speak_has_its_verdicts_in_english(
    client: Client,
) -> None:
    article = article_of(publish(language="uk"))
    (annotation,) = get(client, f"articles/{article.public_id}/annotations/")["items"]
    statement, accuracy, attribution = annotation["body"]
    assert statement["language"] == "uk"
    assert (accuracy["language"], accuracy["value"]) == ("en", "Is it so? True")
    assert (attribution["language"], attribution["value"]) == ("en", "Did the source say that? Faithful")
