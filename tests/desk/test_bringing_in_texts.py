"""One page, three ways: a pasted text, an uploaded file, web addresses; and the table beside it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.intake import retrieving
from claims.models import Claim
from sources.fetching import FetchFailed, FetchFailure
from sources.models import Article, Retrieval
from tests import factories as make
from tests.desk.browsing import fields_of, sign_in, text_of
from tests.intake.fetched import fetched
from tests.intake.files import page, paragraph, word, workbook

pytestmark = pytest.mark.django_db

ADD = reverse("admin:sources_article_add")
TABLE = reverse("admin:claims_claim_table")
TEXT = "Laut Wasseramt wurden am 3. Februar 40 Keller überflutet."


def upload(client: Client, name: str, data: bytes, **typed: Any) -> Any:
    return client.post(ADD, {"file": SimpleUploadedFile(name, data), **typed})


def serve(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    def fetch(_url: str) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(retrieving, "fetch", fetch)


def test_a_pasted_text_leads_to_its_triage() -> None:
    response = sign_in(make.rita()).post(ADD, {"text": TEXT})

    article = Article.objects.get()
    assert response.headers["Location"] == reverse("admin:sources_article_triage", args=[article.pk])
    assert (article.language, Claim.objects.count()) == ("de", 1)


def test_an_uploaded_file_leads_to_its_triage_with_what_the_editor_says() -> None:
    publisher = make.make_source()

    response = upload(
        sign_in(make.rita()), "a.docx", word(paragraph(TEXT)), title="Pegel", publisher=publisher.pk
    )

    article = Article.objects.get()
    assert response.status_code == 302
    assert (article.title, article.text, article.publisher) == ("Pegel", TEXT, publisher)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.pdf", b"%PDF", "This format cannot be read. What can: .txt,"),
        ("a.docx", b"PK\x03\x04word/document", "The file is damaged or not what its name says."),
        ("a.txt", b"erste\n\x81\x8d", "Line 2 holds characters in an unknown encoding."),
        ("a.txt", b"", "The submitted file is empty."),
        ("a.txt", b"x" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
        ("a.txt", b"Der Pegel", "A text needs at least 3 words."),
        ("a.txt", b"x" * 100_001, "The text has 100001 characters; at most 100000"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_typed_is_lost(
    name: str, data: bytes, sentence: str
) -> None:
    html = upload(sign_in(make.rita()), name, data, byline="Ada Lind").content.decode()

    assert sentence in html
    assert 'value="Ada Lind"' in html
    assert Article.objects.count() == 0


def test_a_feed_without_a_usable_address_says_so() -> None:
    feed = b"<rss><channel><item><title>Der Pegel steigt</title><link>javascript:x</link>"
    feed += b"<description>Um 12 cm.</description></item></channel></rss>"

    html = upload(sign_in(make.rita()), "a.xml", feed).content.decode()

    assert "This feed holds no entry with a usable address" in html
    assert "is here already" not in html


def test_reviews_with_characters_nobody_sees_come_in_without_them() -> None:
    """JSON may write a NUL and half a pair of code units, which no database holds; the feed is whole."""
    bad = {
        "@type": "ClaimReview",
        "claimReviewed": "Der See\ud800 ist leer.",
        "url": "https://pruefer.example/\x00see",
        "author": {"name": "Prü\ud800fer\x00"},
        "reviewRating": {"alternateName": "Frei\x00 erfunden\udfff"},
        "itemReviewed": {
            "author": [{"name": "Max\ud800 Muster"}, {"name": "\x00"}],
            "appearance": ["https://netz.example/\ud800", "https://netz.example/post"],
        },
    }
    good = {"@type": "ClaimReview", "claimReviewed": "Der Fluss ist voll."}
    nothing = {"@type": "ClaimReview", "claimReviewed": "\x00 \u202e"}

    answer = upload(sign_in(make.rita()), "a.json", json.dumps([bad, good, nothing]).encode())

    claim, other = Claim.objects.order_by("pk")
    assert answer.status_code == 302
    assert (claim.statement, other.statement) == ("Der See ist leer.", "Der Fluss ist voll.")
    assert Article.objects.earliest("pk").text == "Der See ist leer.\nPrüfer"
    assert list(claim.attributions.order_by("-pk").values_list("source__name", "locator_url")) == [
        ("Prüfer", ""),
        ("Max Muster", "https://netz.example/post"),
    ]
    assert "Frei erfunden" in claim.internal_note


def test_of_several_addresses_the_wrong_ones_are_named() -> None:
    typed = {"addresses": "https://a.example/\r\nhttps//b\r\nftp://c.example/"}
    html = sign_in(make.rita()).post(ADD, typed, headers={"accept-language": "en"}).content.decode()

    assert "Not a web address with http:// or https://: “https//b”, “ftp://c.example/”." in html
    assert not Retrieval.objects.exists()


@pytest.mark.parametrize("typed", [{}, {"text": TEXT, "addresses": "https://seeblatt.example/1"}])
def test_exactly_one_way_is_taken(typed: dict[str, str]) -> None:
    html = sign_in(make.rita()).post(ADD, typed).content.decode()

    assert "one of the three" in html
    assert (Article.objects.count(), Retrieval.objects.count()) == (0, 0)


def test_an_address_leads_to_the_page_of_its_retrieval(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, fetched(page()))
    rita = sign_in(make.rita())

    response = rita.post(ADD, {"addresses": "https://seeblatt.example/1"}, follow=True)

    html = response.content.decode()
    assert "Brought in:" in html
    assert reverse("admin:sources_article_triage", args=[Article.objects.get().pk]) in html
    assert 'http-equiv="refresh"' not in html


def test_several_addresses_lead_to_the_list_of_retrievals(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, FetchFailed(FetchFailure.UNREACHABLE, "private"))
    rita = sign_in(make.rita())

    response = rita.post(ADD, {"addresses": "https://a.example/\r\nhttps://b.example/"}, follow=True)

    assert response.content.decode().count("The page could not be fetched.") == 2


@pytest.mark.parametrize("address", ["kein Adresse", "ftp://a.example/", "https://a.example/" + "x" * 2000])
def test_what_is_no_address_is_refused(address: str) -> None:
    response = sign_in(make.rita()).post(ADD, {"addresses": address})

    assert response.status_code == 200
    assert Retrieval.objects.count() == 0


def test_an_uploaded_feed_is_shown_to_choose_from(monkeypatch: pytest.MonkeyPatch) -> None:
    item = "<item><title>Nummer {0}</title><link>https://seeblatt.example/{0}</link></item>"
    feed = f"<rss><channel>{item.format(1)}{item.format(2)}</channel></rss>".encode()
    rita = sign_in(make.rita())
    serve(monkeypatch, fetched(page()))

    html = upload(rita, "a.rss", feed).content.decode()
    response = rita.post(
        reverse("admin:sources_retrieval_choose"), {"address": ["https://seeblatt.example/2"]}, follow=True
    )

    assert "Nummer 1" in html
    assert "1 address is being fetched." in response.content.decode()
    assert Retrieval.objects.get().url == "https://seeblatt.example/2"


def test_who_may_not_bring_texts_sees_no_page() -> None:
    volontaer = sign_in(make.make_editor("praktikant"))

    assert volontaer.get(ADD).status_code == 403
    assert volontaer.get(TABLE).status_code == 403
    assert volontaer.post(reverse("admin:sources_retrieval_choose")).status_code == 403


def test_a_table_is_shown_row_by_row_before_it_comes_in() -> None:
    rita = sign_in(make.rita())
    data = workbook(
        [["Behauptung", "Quelle", "Status"], ["Der Pegel fiel um 3 cm.", "Wasseramt", "published"]]
    )

    preview = rita.post(TABLE, {"file": SimpleUploadedFile("a.xlsx", data)}).content.decode()
    assert "1 new claim" in preview
    assert "Columns left out: Status" in preview
    assert Claim.objects.count() == 0

    rows = preview.split('name="rows" value="')[1].split('"')[0].replace("&quot;", '"')
    response = rita.post(TABLE, {"rows": rows}, follow=True)

    assert "1 claim proposed." in response.content.decode()
    assert Claim.objects.get().verification_status == "proposed"


def test_a_table_with_a_wrong_row_names_it_and_offers_no_import() -> None:
    data = b"statement,said_on\nDer Pegel fiel.,gestern\n"

    html = sign_in(make.rita()).post(TABLE, {"file": SimpleUploadedFile("a.csv", data)}).content.decode()

    assert "1 row cannot come in." in html
    assert "“gestern” is no day like 2025-02-04." in html
    assert "Propose these claims" not in html


@pytest.mark.parametrize(
    "rows",
    ["", "[]", "{}", '[["statement"], "x"]', '[["statement"], [1]]', '[["a"],["b","c"]]', "[" * 99_999],
)
def test_rows_that_were_tampered_with_are_refused(rows: str) -> None:
    html = sign_in(make.rita()).post(TABLE, {"rows": rows}).content.decode()

    assert "The table did not arrive whole." in html
    assert Claim.objects.count() == 0


def test_a_table_uploaded_as_a_text_leads_to_the_page_for_tables() -> None:
    response = upload(sign_in(make.rita()), "a.csv", b"statement\nDer Pegel fiel.\n")

    assert response.headers["Location"] == TABLE


def test_the_page_offers_its_fields_in_german_too() -> None:
    rita = sign_in(make.rita())
    rita.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"

    html = text_of(rita, ADD)

    assert "Text einlesen" in html
    assert {"text", "addresses", "title"} <= set(fields_of(html, "content-main"))
    # The order of the parameters is Django's.
    assert re.search(r'href="/admin/sources/source/add/\?[^"]*_popup=1', html)
    assert "„+“ legt eine neue an" in html
    assert "admin/js/admin/RelatedObjectLookups.js" in html
