"""Web pages, Word files and mails: the words, what they say about themselves, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.intake.readers.reading import ReadText
from tests.intake.files import ARTICLE, page, paragraph, read_here, word


def only_text(name: str, data: bytes, **hints: str) -> ReadText:
    [text] = read_here(name, data, **hints).texts
    return text


def test_a_page_gives_its_article_without_navigation_and_what_it_says_about_itself() -> None:
    head = (
        "<link rel='canonical' href='https://www.seeblatt.example/see'>"
        "<meta name='author' content='Ada Lind'>"
        "<meta property='article:published_time' content='2025-02-04T10:30:00+01:00'>"
    )

    text = only_text("page", page(head=head).encode(), url="https://seeblatt.example/see?utm=1")

    assert ARTICLE in text.text
    assert not [word for word in ("Startseite", "Impressum", "<") if word in text.text]
    assert (text.title, text.language, text.byline) == ("Der See steigt", "de", "Ada Lind")
    assert text.url == "https://www.seeblatt.example/see"
    assert text.published_at == dt.datetime(2025, 2, 4, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_a_page_cannot_give_itself_the_address_of_somebody_else() -> None:
    head = "<link rel='canonical' href='https://anderes.example/see'>"

    text = only_text("page", page(head=head).encode(), url="https://seeblatt.example/see")

    assert text.url == "https://seeblatt.example/see"


@pytest.mark.parametrize(
    ("encoding", "head", "charset"),
    [
        ("utf-8", "", ""),
        ("cp1252", "", ""),
        ("iso-8859-15", "", "iso-8859-15"),
        ("cp1252", "<meta charset='iso-8859-1'>", ""),
        ("utf-8-sig", "<meta charset='iso-8859-1'>", "iso-8859-1"),
    ],
    ids=["UTF-8", "undeclared", "said by the server", "said by the page", "its mark counts most"],
)
def test_a_page_is_read_in_its_own_encoding(encoding: str, head: str, charset: str) -> None:
    text = only_text("page", page(head=head).encode(encoding), charset=charset)

    assert "zwölf Zentimeter" in text.text


@pytest.mark.parametrize(("encoding", "label"), [("cp1252", "utf-8"), ("utf-8", "iso-8859-1")])
def test_a_wrong_label_does_not_spoil_the_letters(encoding: str, label: str) -> None:
    head = f"<meta charset='{label}'>"
    text = only_text("page", page(head=head).encode(encoding), charset=label)
    mail = f"Subject: x\nContent-Type: text/plain; charset={label}\n\nzwölf Zentimeter".encode(encoding)

    assert "zwölf Zentimeter" in text.text
    assert only_text("mail", mail).text == "zwölf Zentimeter"


def test_a_mail_that_names_no_encoding_keeps_its_letters() -> None:
    assert only_text("mail", "Subject: x\n\nzwölf Zentimeter".encode("cp1252")).text == "zwölf Zentimeter"


def test_a_page_that_reviews_a_claim_gives_that_too() -> None:
    script = '{"@type": "ClaimReview", "claimReviewed": "Der See ist leer.", "url": "https://p.example/1"}'
    head = f'<script type="application/ld+json">{script}</script>'

    reading = read_here("page", page(head=head).encode())

    assert [review.statement for review in reading.reviews] == ["Der See ist leer."]
    assert len(reading.texts) == 1


def test_a_word_file_gives_its_paragraphs_and_tables_line_by_line() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Januar')}</w:tc><w:tc>{paragraph('12 cm')}</w:tc></w:tr></w:tbl>"

    text = only_text("word", word(paragraph("Der Pegel stieg.") + "<w:p/>" + table))

    assert text.text == "Der Pegel stieg.\nJanuar\n12 cm"


MAIL = """From: "Ada Lind" <ada@seeblatt.example>
Subject: =?utf-8?q?Pegel_steigt_um_zw=C3=B6lf?=
Date: Tue, 04 Feb 2025 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="c"

--c
Content-Type: text/html; charset=utf-8

<p>Der Pegel stieg um <b>zwölf</b> Zentimeter.</p><p>HTML.</p>
--c
Content-Type: {plain}

Der Pegel stieg um zwölf Zentimeter.
--c--
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="pegel.pdf"

%PDF
--b--
"""


def test_a_mail_gives_its_plain_text_and_counts_what_is_attached() -> None:
    data = b"\xef\xbb\xbf" + MAIL.format(plain="text/plain; charset=utf-8").encode()

    reading = read_here("mail", data)

    [text] = reading.texts
    assert text.text.strip() == "Der Pegel stieg um zwölf Zentimeter."
    assert (text.title, text.byline) == ("Pegel steigt um zwölf", "Ada Lind")
    assert str(text.published_at) == "2025-02-04 10:00:00+01:00"
    assert reading.ignored_attachments == 1


def test_a_mail_without_plain_text_gives_the_words_of_its_html() -> None:
    data = MAIL.format(plain="application/octet-stream").encode()

    assert read_here("mail", data).texts[0].text == "Der Pegel stieg um zwölf Zentimeter.\nHTML."


@pytest.mark.parametrize("charset", ["windows-1252", "x-unbekannt"])
def test_a_mail_in_an_old_or_unknown_encoding_keeps_its_letters(charset: str) -> None:
    data = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\nzwölf Zentimeter".encode("cp1252")

    assert read_here("mail", data).texts[0].text == "zwölf Zentimeter"
