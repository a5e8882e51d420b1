"""What cannot be shown says so in the language of the address and leads on: search, newest claims, list."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.utils import translation

from claims.models import PublishedClaim
from claims.public.views import errors
from tests import factories
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db

SEARCH = {"de": "Behauptungen durchsuchen", "en": "Search claims"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_unknown_address_offers_search_and_the_newest_claims(client: Client, language: str) -> None:
    call_command("loaddata", "pages", verbosity=0)
    for number in range(4):
        factories.make_published_claim(statement=f"Der See stieg zum {number}. Mal.")
    html = read(client, f"/{language}/nowhere/", status=404)
    assert f'<html lang="{language}">' in html
    assert f"{SEARCH[language]}</label>" in html
    assert "Der See stieg zum 3. Mal." in html
    assert "Der See stieg zum 0. Mal." not in html
    ways, foot = html.partition('<footer class="foot">')[::2]
    for path in ("", "corrections/", "pages/complaints/"):
        assert f'<li><a href="/{language}/{path}">' in ways.partition('<main id="content"')[2]
    for slug in ("method", "corrections-policy", "complaints", "imprint", "privacy"):
        assert f'href="/{language}/pages/{slug}/"' in foot


def test_an_unknown_address_is_still_told_while_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(PublishedClaim.objects, "listed", away)
    assert "Nothing at this address" in read(client, "/en/nowhere/", status=404)


def test_blocked_and_erased_and_suspended_claims_lead_to_search(client: Client) -> None:
    blocked = factories.make_blocked_claim(statement="Der Deich hielt.")
    erased = factories.make_published_claim(statement="Die Schleuse war offen.")
    factories.erase_edition(erased)
    suspended = factories.make_suspended_claim(statement="Der Damm brach.")
    for row, status in ((blocked, 451), (erased, 410), (suspended, 200)):
        html = read(client, claim_path(row, "de"), status=status)
        assert f"{SEARCH['de']}</label>" in html


def test_a_defect_of_ours_is_told_without_the_database(django_assert_num_queries: object) -> None:
    with translation.override("de"), django_assert_num_queries(0):  # type: ignore[operator]
        response = errors.failed(RequestFactory().get("/de/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert '<html lang="de">' in html
    assert f"{SEARCH['de']}</label>" in html
    assert 'action="/de/"' in html
    assert '<a href="/de/corrections/">Zu den Korrekturen</a>' in html
