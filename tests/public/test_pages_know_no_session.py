"""Everybody gets the same page: no cookie is set or read, and nothing in it comes from another host."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from claims.public.views import errors
from claims.workflow.actions import publishing
from tests import factories
from tests.public.published import claim_path, publish_in_open_text, read

pytestmark = pytest.mark.django_db


def test_staff_and_strangers_get_the_same_bytes_and_no_cookie() -> None:
    row = publish_in_open_text()
    staff, stranger = Client(), Client()
    staff.force_login(User.objects.get(username="vera"))
    article = row.articles.get().article
    for path in (
        "/en/",
        claim_path(row),
        f"/en/articles/{article.public_id}/",
        "/en/sources/",
        "/de/nothing/",
    ):
        seen, public = staff.get(path), stranger.get(path)
        assert seen.content == public.content, path
        for response in (seen, public):
            assert not response.cookies
            assert "Cookie" not in response.headers.get("Vary", "")


def test_a_page_may_be_kept_but_is_asked_for_again(client: Client) -> None:
    row = factories.make_published_claim()
    first = client.get(claim_path(row))
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(claim_path(row), headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    publishing.suspend(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
    )
    assert client.get(claim_path(row), headers={"if-none-match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_to_the_site(client: Client, method: str) -> None:
    assert getattr(client, method)("/en/").status_code == 405


def test_a_page_loads_nothing_from_another_host(client: Client) -> None:
    html = read(client, claim_path(publish_in_open_text()))
    loaded = re.findall(
        r'<(?:script|img|iframe|source|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]+)', html
    )
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


def test_a_defect_of_ours_is_told_without_asking_the_database(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0), translation.override("en"):
        response = errors.failed(rf.get("/en/"))
    assert response.status_code == 500
    assert "Something is broken on our side" in response.content.decode()
