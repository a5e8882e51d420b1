"""What readers find where a text was taken out of the record: which edition it was, and no word of it."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.models import ClaimEdition, PublishedClaim
from tests import factories
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db

FIRST = "Der Kanal wurde im Mai geflutet."
SECOND = "Der Kanal wurde im Juni geflutet."
NOTICE = "The text of this edition was taken out of the record."


@pytest.fixture
def row() -> PublishedClaim:
    claim = factories.make_claim_in("published", statement=FIRST)
    factories.correct(claim, SECOND, change_note="Es war der Juni.")
    return PublishedClaim.objects.get(claim=claim)


def test_an_erased_earlier_edition_says_which_one_it_was(client: Client, row: PublishedClaim) -> None:
    factories.erase_edition(row, 1)

    html = read(client, f"{claim_path(row)}editions/1/", status=410)
    assert "<h1>Edition 1</h1>" in html
    assert "First publication" in html
    assert NOTICE in html
    assert FIRST not in html


def test_the_claim_goes_on_without_it_and_says_nothing_of_what_changed(
    client: Client, row: PublishedClaim
) -> None:
    assert FIRST in read(client, claim_path(row))

    factories.erase_edition(row, 1)

    html = read(client, claim_path(row))
    assert SECOND in html
    assert NOTICE in html
    assert FIRST not in html
    assert FIRST not in read(client, "/en/corrections/")
    assert SECOND in read(client, "/en/")


def test_a_claim_whose_newest_edition_was_erased_is_a_notice_with_its_earlier_editions(
    client: Client, row: PublishedClaim
) -> None:
    factories.erase_edition(row, 2)

    html = read(client, claim_path(row), status=410)
    assert "<h1>Edition 2</h1>" in html
    assert "Correction" in html
    assert NOTICE in html
    assert f'href="{claim_path(row)}editions/1/"' in html
    assert "noindex" in html
    assert SECOND not in html
    assert "Es war der Juni." not in html
    assert FIRST in read(client, f"{claim_path(row)}editions/1/")


def test_it_stands_in_no_list_and_no_search(client: Client, row: PublishedClaim) -> None:
    factories.erase_edition(row, 2)

    assert row.public_id not in read(client, "/en/")
    assert row.public_id not in read(client, "/en/", q="Kanal")
    assert "Wasseramt" not in read(client, "/en/sources/")
    html = read(client, "/en/corrections/")
    assert "A claim whose text was erased" in html
    assert "Es war der Juni." not in html


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_withdrawal_without_its_text_is_a_notice_too(client: Client, language: str) -> None:
    row = PublishedClaim.objects.get(claim=factories.make_claim_in("withdrawn", statement=FIRST))

    factories.erase_edition(row, 2)

    html = read(client, claim_path(row, language), status=410)
    assert FIRST not in html
    assert "Messreihe" not in html


def test_blocked_and_suspended_stay_what_they_are(client: Client, row: PublishedClaim) -> None:
    factories.block(row)
    factories.erase_edition(row, 2)

    read(client, claim_path(row), status=451)
    read(client, f"{claim_path(row)}editions/2/", status=451)
    factories.unblock(row)
    read(client, claim_path(row), status=410)


def test_a_page_that_was_kept_is_not_confirmed(client: Client, row: PublishedClaim) -> None:
    tag = client.get(claim_path(row)).headers["ETag"]

    factories.erase_edition(row, 2)

    assert client.get(claim_path(row), headers={"if-none-match": tag}).status_code == 410


def test_no_document_means_no_page_is_broken(client: Client, row: PublishedClaim) -> None:
    for number in (1, 2):
        factories.erase_edition(row, number)

    assert ClaimEdition.objects.filter(body__text="").count() == 2
    for path in ("/en/", "/en/corrections/", "/en/sources/"):
        read(client, path)
    for path in (claim_path(row), f"{claim_path(row)}editions/1/", f"{claim_path(row)}editions/2/"):
        read(client, path, status=410)
