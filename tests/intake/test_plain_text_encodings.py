"""Plain text in the encodings newsrooms have; a wrong one is refused and never stored as rubbish."""

from __future__ import annotations

import codecs

import pytest
from django.utils import translation

from claims.intake.readers.reading import Hints, Reason, Unreadable
from claims.intake.reading import read
from claims.intake.refusals import why

TEXT = "Größe „Spaß“ … 12 €\nzweite Zeile"


def text_of(data: bytes) -> str:
    return read(data, Hints(name="a.txt")).texts[0].text


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "Windows"],
)
def test_the_text_is_the_same_in_every_encoding(data: bytes) -> None:
    assert text_of(data) == TEXT


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("erste\nGröße, Straße, Übung ".encode() + b"\xff", 2),
        (b"erste\nzweite\n\x81\x8d", 3),
        (codecs.BOM_UTF16_LE + "ja\nnein".encode("utf-16-le") + b"\x00", 2),
    ],
    ids=["UTF-8 with an accident", "no encoding at all", "half a character"],
)
def test_bytes_that_fit_no_encoding_are_refused_with_their_line(data: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as unreadable:
        text_of(data)

    assert (unreadable.value.reason, unreadable.value.details) == (Reason.WRONG_BYTES, {"line": line})
    with translation.override("en"):
        assert why(Reason.WRONG_BYTES, {"line": line}).startswith(f"Line {line} holds characters")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t", Reason.EMPTY),
        (b"\x7fELF\x02\x01\x01\x00\x00", Reason.NOT_TEXT),
        (TEXT.encode("utf-16-le"), Reason.NOT_TEXT),
        (b"x" * (10 * 1024 * 1024 + 1), Reason.TOO_LARGE),
    ],
    ids=["empty", "white", "a program", "UTF-16 without a mark", "ten mebibytes and a byte"],
)
def test_what_is_no_text_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as unreadable:
        text_of(data)

    assert unreadable.value.reason == reason


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    details = {"limit": 3, "line": 4, "item": 5}
    for reason in Reason:
        with translation.override("en"):
            english = why(reason, details)
        with translation.override("de"):
            german = why(reason, details)
        assert "%" not in english + german
        assert english != german
        assert "unexpected" not in english
