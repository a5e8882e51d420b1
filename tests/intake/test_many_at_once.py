"""``import_article``: files, directories, feeds, addresses in one command; what fails costs only itself."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.intake import retrieving
from claims.models import Claim
from sources.fetching import FetchFailed, FetchFailure
from sources.models import Article, Retrieval
from tests.intake.fetched import fetched
from tests.intake.files import ARTICLE, page, paragraph, word
from trail.models import Event

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: object, terminal: bool = False, **options: object) -> tuple[str, str]:
    """Return what the command prints, and what it writes to its standard error."""
    out, err = io.StringIO(), Terminal() if terminal else io.StringIO()
    try:
        call_command("import_article", *map(str, arguments), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}\nCommandError: {error}"
    return out.getvalue(), err.getvalue()


def fill(directory: Path, texts: int) -> None:
    for number in range(texts):
        text = f"Laut Wasseramt wurden am {number + 1}. Tag {number + 40} Keller überflutet."
        (directory / f"{number:03}.txt").write_text(text, encoding="utf-8")


def test_one_broken_file_among_many_costs_only_itself(tmp_path: Path) -> None:
    fill(tmp_path, 12)
    (tmp_path / "005-kaputt.docx").write_bytes(b"PK\x03\x04word/document.xml")
    (tmp_path / ".versteckt.txt").write_text("Bleibt draußen.")

    out, err = run(tmp_path)

    assert Article.objects.count() == 12
    assert "12 texts stored, 0 known before, 1 failed. 12 claims proposed" in out
    assert f"{tmp_path / '005-kaputt.docx'}: The file is damaged" in err
    assert "CommandError: 1 could not be imported; the others are not affected." in err


@pytest.mark.long
def test_a_hundred_articles_come_in_with_one_command(tmp_path: Path) -> None:
    fill(tmp_path, 60)
    for number in range(39):
        (tmp_path / f"seite{number}.html").write_text(
            page(f"<article><p>{ARTICLE}</p><p>Nummer {number}.</p>")
        )
    (tmp_path / "kaputt.txt").write_bytes(b"\x81\x8d")

    out, err = run(tmp_path)

    assert "99 texts stored, 0 known before, 1 failed." in out
    assert "kaputt.txt: Line 1 holds characters in an unknown encoding." in err


def test_a_terminal_gets_a_bar_and_a_file_does_not(tmp_path: Path) -> None:
    fill(tmp_path, 2)

    assert "[##############################] 2/2" in run(tmp_path, terminal=True)[1]
    assert run(tmp_path)[1] == ""


def test_formats_are_told_apart_in_one_directory(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(paragraph("Laut Wasseramt wurden 40 Keller überflutet.")))
    (tmp_path / "b.html").write_text(page())
    (tmp_path / "c.json").write_text(
        json.dumps({"@type": "ClaimReview", "claimReviewed": "Der See ist leer."})
    )
    (tmp_path / "d.csv").write_text("statement;source;status\nDer Pegel fiel um 3 cm.;Wasseramt;published\n")

    out, err = run(tmp_path)

    assert (err, Article.objects.count()) == ("", 4)
    assert "3 texts stored, 0 known before, 0 failed." in out
    assert "Columns left out: status." in out
    assert Claim.objects.filter(statement="Der Pegel fiel um 3 cm.").exists()


def test_the_same_directory_twice_creates_nothing_twice(tmp_path: Path) -> None:
    fill(tmp_path, 3)
    run(tmp_path)
    events = Event.objects.count()

    out, err = run(tmp_path)

    assert "0 texts stored, 3 known before, 0 failed." in out
    assert (err, Event.objects.count()) == ("", events)


def test_a_dry_run_shows_what_it_would_do_and_stores_nothing(tmp_path: Path) -> None:
    fill(tmp_path, 1)

    out, _err = run(tmp_path / "000.txt", dry_run=True)

    assert "  [checkworthy]  Am 1. Tag wurden 40 Keller überflutet." in out
    assert "Stored as" not in out
    assert "1 text stored, 0 known before, 0 failed. 1 claim proposed" in out
    assert out.endswith("Dry run: nothing was stored.\n")
    assert (Article.objects.count(), Event.objects.count()) == (0, 0)


def test_an_address_leaves_a_retrieval_whatever_becomes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieving, "fetch", lambda url: fetched(page(), url=url))
    out, _err = run("https://seeblatt.example/1")

    def refuse(_url: str) -> object:
        raise FetchFailed(FetchFailure.UNREACHABLE, "private")

    monkeypatch.setattr(retrieving, "fetch", refuse)
    _out, err = run("https://seeblatt.example/2")

    assert "Stored as" in out
    assert f"at http://127.0.0.1:8000/admin/sources/article/{Article.objects.get().pk}/triage/" in out
    assert "https://seeblatt.example/2: The page could not be fetched." in err
    states = Retrieval.objects.order_by("id").values_list("state", "failure")
    assert list(states) == [("done", ""), ("failed", "unreachable")]


def test_a_feed_brings_what_is_new_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(url: str) -> object:
        asked.append(url)
        return fetched(page(f"<article><p>{ARTICLE}</p><p>Von {url}.</p></article>"), url=url)

    monkeypatch.setattr(retrieving, "fetch", fetch)
    item = "<item><title>{0}</title><link>https://seeblatt.example/{0}</link></item>"
    loose = "<item><title>Lose</title><description>Laut Amt fiel der Pegel um 3 cm.</description></item>"
    feed = tmp_path / "feed.xml"
    feed.write_text(f"<rss><channel>{item.format(1)}{item.format(2)}{loose}</channel></rss>")

    out, err = run(feed)
    again, _err = run(feed)

    assert asked == ["https://seeblatt.example/1", "https://seeblatt.example/2"]
    assert (err, Article.objects.count()) == ("", 3)
    assert "a feed with 3 entries, 2 of them new, 1 without an address." in out
    assert "a feed with 3 entries, 0 of them new, 1 without an address." in again


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fehlt.txt"], "fehlt.txt: There is no such file or directory."),
        (["fehlt/"], "fehlt/: There is no such file or directory."),
        (["http://[::1"], "http://[::1: This is no address that can be fetched"),
        (["ftp://seeblatt.example/a"], "Only addresses with http:// or https:// are fetched."),
        (["file:///etc/hostname"], "Only addresses with http:// or https:// are fetched."),
        ([""], "A name is empty."),
        (["a.txt", "b.txt", "--title", "x"], "--title and --url describe one text"),
        (["a.txt", "--publisher", "Niemand"], "No source is known as “Niemand”"),
        (["a.txt", "--published", "gestern"], "“gestern” is no day like 2025-02-04"),
        (["a.txt", "--by", "niemand"], "there is no account “niemand”"),
    ],
)
def test_a_wrong_call_is_refused_with_a_sentence(arguments: list[str], sentence: str) -> None:
    assert sentence in run(*arguments)[1]
