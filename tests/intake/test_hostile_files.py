"""Each attack on the readers is refused with a sentence, in bounded time and memory, and leaves nothing."""

from __future__ import annotations

import random
import resource
import time
import zipfile
from io import BytesIO

import pytest

from claims.intake.readers.reading import Hints, Reason, Unreadable
from claims.intake.reading import read
from claims.intake.sandbox import read_apart
from tests.intake.files import archive, page, paragraph, reason, word
from tests.intake.wild import PROGRAM, WILD

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FEED = "<rss><channel><item><title>&i;</title><link>https://a.example/</link></item></channel></rss>"


def noise(length: int) -> bytes:
    """Return bytes no packing makes smaller, so that the ratio of the archive stays innocent."""
    return random.Random(1).randbytes(length)


ATTACKS = {
    "zip bomb": (word("", {"word/media/a": b"\0" * 45_000_000}), "a.docx", Reason.PACKED_TOO_TIGHTLY),
    "large inside": (
        word("", {"word/media/a": b"\0" * 42_000_000, "word/media/b": noise(500_000)}),
        "a.docx",
        Reason.UNPACKS_TOO_LARGE,
    ),
    "thousands of parts": (word("", {f"p{i}": b"" for i in range(2000)}), "a.docx", Reason.TOO_MANY_PARTS),
    "millions of paragraphs": (
        word("<w:p/>" * 1_000_000, {"a": noise(200_000)}),
        "a.docx",
        Reason.TOO_MANY_PARTS,
    ),
    "deep document": (word("<w:p>" * 5000 + "</w:p>" * 5000), "a.docx", Reason.TOO_DEEP),
    "billion laughs in a document": (word("&i;", head=LAUGHS), "a.docx", Reason.DECLARES_ENTITIES),
    "a file of this machine in a document": (word("&a;", head=OUTSIDE), "a.docx", Reason.DECLARES_ENTITIES),
    "no archive": (b"PK\x03\x04word/document.xml", "a.docx", Reason.BROKEN),
    "cut off in the first part": (word("<w:p/>")[:60].replace(b"word/", b""), "a.docx", Reason.BROKEN),
    "a table cut off": (b"PK\x03\x04" + noise(600), "a.xlsx", Reason.BROKEN),
    "another archive": (archive({"a.txt": b"x"}), "a.docx", Reason.UNKNOWN_FORMAT),
    "broken XML": (word("<w:p>"), "a.docx", Reason.BROKEN),
    "protected": (b"\xd0\xcf\x11\xe0" + b"x" * 600, "a.docx", Reason.ENCRYPTED),
    "old Word": (b"\xd0\xcf\x11\xe0" + b"x" * 600, "a.doc", Reason.UNKNOWN_FORMAT),
    "billion laughs in a feed": ((LAUGHS + FEED).encode(), "a.rss", Reason.DECLARES_ENTITIES),
    "laughs in UTF-16": ((LAUGHS + FEED).encode("utf-16"), "a.xml", Reason.DECLARES_ENTITIES),
    "a file of this machine in a feed": ((OUTSIDE + FEED).encode(), "a.xml", Reason.DECLARES_ENTITIES),
    "deep feed": (b"<rss>" + b"<a>" * 100_000, "a.rss", Reason.TOO_DEEP),
    "deep page": (page("<div>" * 50_000).encode(), "a.html", Reason.TOO_DEEP),
    "page of tags": (page("<b>x" * 300_000).encode(), "a.html", Reason.TOO_MANY_PARTS),
    "ten mebibytes of page": (
        page("<p>" + "ja " * 3_400_000).encode()[:10_485_760],
        "a.html",
        Reason.TOO_MUCH_TEXT,
    ),
    "entities in a page": (page(OUTSIDE).encode(), "a.html", Reason.DECLARES_ENTITIES),
    "empty page": (b"<html></html>", "a.html", Reason.NO_TEXT),
    "deep JSON": (b"[" * 500_000, "a.json", Reason.TOO_DEEP),
    "mail of parts": (
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 2100 + b"--b--\n",
        "a.eml",
        Reason.TOO_MANY_PARTS,
    ),
    "no mail": (b"\n\nnur Text", "a.eml", Reason.BROKEN),
    "a mail of attachments": (
        b"Subject: x\nContent-Type: application/pdf\nContent-Disposition: attachment\n\n%PDF",
        "a.eml",
        Reason.NO_TEXT,
    ),
    "a table of one line": (b"statement\n", "a.csv", Reason.TABLE_HAS_NO_ROWS),
    "a table too long": (b"statement\n" + b"x\n" * 2001, "a.csv", Reason.TABLE_TOO_LONG),
    "a table too wide": (b"statement\n" + b"x," * 51 + b"x\n", "a.csv", Reason.TABLE_TOO_WIDE),
    "an open quotation": (b'statement\n"x\n', "a.csv", Reason.BROKEN_LINE),
    "a picture": (b"\x89PNG\r\n\x1a\n" + noise(100), "a.png", Reason.UNKNOWN_FORMAT),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name: str) -> None:
    data, file_name, expected = ATTACKS[name]
    begun = time.monotonic()

    assert reason(data, file_name) == expected
    assert time.monotonic() - begun < 10


def test_an_archive_that_lies_about_its_sizes_is_measured_by_what_comes_out() -> None:
    honest = bytearray(word("", {"word/media/a": b"\0" * 45_000_000}))
    with zipfile.ZipFile(BytesIO(honest)) as file:
        offset = file.getinfo("word/media/a").header_offset
    for place in (offset + 22, honest.rindex(b"word/media/a") - 46 + 24):
        honest[place : place + 4] = (1000).to_bytes(4, "little")

    assert reason(bytes(honest), "a.docx") in (Reason.BROKEN, Reason.PACKED_TOO_TIGHTLY)


def test_links_of_a_document_to_the_outside_are_not_followed() -> None:
    relations = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r9" TargetMode="External" Target="file:///etc/passwd" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    data = word(paragraph("Der Pegel stieg."), {"word/_rels/document.xml.rels": relations})

    assert read(data, Hints(name="a.docx")).texts[0].text == "Der Pegel stieg."


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("x = bytearray(2 * 1024 ** 3)", Reason.TOO_MUCH_MEMORY),
        ("open('/tmp/x', 'w').write('x')", Reason.BROKEN),
        ("raise KeyError", Reason.BROKEN),
        ("import os; os.abort()", Reason.BROKEN),
    ],
    ids=["memory", "writes a file", "fails", "crashes"],
)
def test_a_reader_that_runs_wild_costs_only_its_file(what: str, expected: Reason) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_apart(WILD, what.encode(), Hints(), program=PROGRAM)

    assert unreadable.value.reason == expected


@pytest.mark.long
@pytest.mark.parametrize("what", ["while True: pass", "import time; time.sleep(60)"], ids=["works", "sleeps"])
def test_a_reader_that_never_ends_is_stopped(what: str) -> None:
    begun = time.monotonic()

    with pytest.raises(Unreadable) as unreadable:
        read_apart(WILD, what.encode(), Hints(), program=PROGRAM)

    assert unreadable.value.reason == Reason.TOO_SLOW
    assert 9 < time.monotonic() - begun < 20


def test_the_child_knows_nothing_of_this_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    what = "import os; result = str(sorted(os.environ)) + str('django' in __import__('sys').modules)"

    said = read_apart(WILD, what.encode(), Hints(), program=PROGRAM).texts[0].text

    assert "SECRET_KEY" not in said
    assert "DATABASE_URL" not in said
    assert said.endswith("False")


def test_this_process_does_not_grow_with_what_the_child_reads() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable):
        read(ATTACKS["zip bomb"][0], Hints(name="a.docx"))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


def test_twice_the_text_takes_no_more_than_three_times_as_long() -> None:
    def seconds(length: int) -> float:
        data = ("Der Pegel stieg um zwölf.\n" * length).encode()
        begun = time.process_time()
        read(data, Hints(name="a.txt"))
        return time.process_time() - begun

    seconds(1000)
    assert seconds(160_000) < 3 * seconds(80_000) + 0.05
