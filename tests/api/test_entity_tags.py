"""304 for what a client already has, and never for what has changed."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.models import PublishedArticle
from claims.models.choices import VerificationStatus
from claims.workflow.actions import publishing
from sources.actions import describe_article
from tests import factories
from tests.api.published import API, publish

pytestmark = pytest.mark.django_db


def tag(client: Client, path: str) -> str:
    response = client.get(f"{API}{path}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"
    return str(response.headers["ETag"])


def status_with(client: Client, path: str, etag: str) -> int:
    return int(client.get(f"{API}{path}", headers={"if-none-match": etag}).status_code)


@pytest.mark.parametrize(
    "path",
    [
        "claims/",
        "claims/?accuracy=true",
        "claims/{claim}/",
        "claims/{claim}/editions/",
        "claims/{claim}/editions/1/",
        "corrections/",
        "sources/",
        "sources/seeblatt/",
        "articles/",
        "articles/{article}/",
        "articles/{article}/annotations/",
        "schema/",
    ],
)
def test_what_has_not_changed_is_not_sent_again(client: Client, path: str) -> None:
    row = publish()
    article = PublishedArticle.objects.get(published=row).article
    path = path.format(claim=row.public_id, article=article.public_id)
    etag = tag(client, path)
    response = client.get(f"{API}{path}", headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == etag
    assert status_with(client, path, '"another"') == 200


def test_a_publication_makes_the_lists_new(client: Client) -> None:
    publish()
    tags = {path: tag(client, path) for path in ("claims/", "corrections/", "sources/", "articles/")}
    publish(chain=[factories.make_source(), factories.make_source("Forstamt", "authority")])
    assert all(status_with(client, path, etag) == 200 for path, etag in tags.items())


def test_a_mark_without_a_new_edition_makes_the_claim_new(client: Client) -> None:
    row = publish()
    paths = ("claims/", f"claims/{row.public_id}/", f"claims/{row.public_id}/editions/")
    tags = {path: tag(client, path) for path in paths}
    claim = row.claim
    publishing.reopen(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt neue Werte.")
    assert all(status_with(client, path, etag) == 200 for path, etag in tags.items())


def test_a_suspension_ends_every_304(client: Client) -> None:
    row = publish()
    paths = ("claims/", f"claims/{row.public_id}/")
    tags = {path: tag(client, path) for path in paths}
    claim = row.claim
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt Einspruch.")
    assert all(status_with(client, path, etag) == 200 for path, etag in tags.items())


def test_work_on_the_desk_leaves_the_list_as_it_is(client: Client) -> None:
    publish()
    etag = tag(client, "claims/")
    factories.make_claim_in(VerificationStatus.CLEARED)
    assert status_with(client, "claims/", etag) == 304


def test_a_text_opened_to_readers_is_new(client: Client) -> None:
    article = PublishedArticle.objects.get(published=publish()).article
    path = f"articles/{article.public_id}/"
    etag = tag(client, path)
    article.is_public = True
    describe_article(article, by=factories.rita(), changed=["is_public"])
    assert status_with(client, path, etag) == 200


def test_a_malformed_request_is_refused_before_any_tag_is_compared(client: Client) -> None:
    etag = tag(client, "claims/")
    assert status_with(client, "claims/?accuracy=x", etag) == 400
    assert status_with(client, "claims/?cursor=x", '"another"') == 400


def test_a_condition_that_is_not_met_is_a_problem(client: Client) -> None:
    response = client.get(f"{API}claims/", headers={"if-match": '"another"'})
    assert response.status_code == 412
    assert response.headers["Content-Type"] == "application/problem+json"
