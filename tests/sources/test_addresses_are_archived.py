"""What archiving keeps of an address, what it finds when it looks again, and why there may be no copy."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from django.utils import timezone

from claims.archive.archiving import archive, archive_here, archive_later
from sources import captures
from sources.models import ArchivedAddress, Capture, Finding, RetrievalState
from tests import factories as make
from tests.sources.archived import MORE, URL, Serve, archived, page_saying, serve

__all__ = ["serve"]

pytestmark = pytest.mark.django_db

WORDS = "Der Pegel stieg im Januar um zwölf Zentimeter. Das Amt misst ihn jeden Morgen."


def test_a_page_is_kept_with_bytes_check_sum_and_all_of_its_words(serve: Serve) -> None:
    page = page_saying(WORDS, around="Startseite")
    serve(page, media_type="text/html")

    address = archive_here(URL)

    copy = Capture.objects.get()
    assert bytes(copy.content) == page.encode()
    assert copy.sha256 == hashlib.sha256(page.encode()).hexdigest()
    assert copy.size == len(page.encode())
    assert copy.media_type == "text/html"
    assert copy.text == f"Startseite\nPegelstände\n{WORDS}\n{MORE}"
    assert WORDS in copy.main_text
    assert (address.state, address.failure, address.finding) == ("done", "", "")
    assert address.checked_at is not None


def test_plain_text_is_read_as_it_is(serve: Serve) -> None:
    serve(WORDS)
    archive_here(URL)

    assert Capture.objects.get().text == WORDS


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"%PDF-1.7\n\x00\x01", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"<html><body>" + b"<div>" * 300 + b"</body></html>", "text/html"),
    ],
    ids=["pdf", "picture", "hostile page"],
)
def test_what_cannot_be_read_is_kept_without_a_text(serve: Serve, body: bytes, media_type: str) -> None:
    serve(body, media_type=media_type)
    archive_here(URL)

    copy = Capture.objects.get()
    assert (bytes(copy.content), copy.media_type, copy.text, copy.main_text) == (body, media_type, "", "")


@pytest.mark.parametrize(
    ("body", "status", "failure", "finding"),
    [
        (None, 200, "unreachable", ""),
        ("x", 404, "page_gone", Finding.GONE),
        ("x", 410, "page_gone", Finding.GONE),
        ("x", 403, "answered_with_error", ""),
        ("x", 500, "answered_with_error", ""),
        (" \n", 200, "empty", ""),
    ],
)
def test_without_a_page_there_is_a_reason_and_no_copy(
    serve: Serve, body: str | None, status: int, failure: str, finding: str
) -> None:
    serve(body, status=status)

    address = archive_here(URL)

    assert (address.state, address.failure, address.finding) == ("failed", failure, finding)
    assert not Capture.objects.exists()


def test_the_same_text_makes_no_second_copy(serve: Serve) -> None:
    serve(page_saying(WORDS, around="Wetter: Regen"), media_type="text/html")
    archive_here(URL)
    ArchivedAddress.objects.update(checked_at=timezone.now() - dt.timedelta(days=9))

    serve(page_saying(WORDS.replace(". ", ".\n\n"), around="Wetter: Sonne"), media_type="text/html")
    address = archive_here(URL)

    assert Capture.objects.count() == 1
    assert address.finding == ""
    assert address.checked_at is not None
    assert timezone.now() - address.checked_at < dt.timedelta(minutes=1)


def test_another_text_is_kept_as_a_second_copy(serve: Serve) -> None:
    serve(WORDS)
    archive_here(URL)
    serve(WORDS.replace("zwölf", "elf"))

    assert archive_here(URL).finding == Finding.CHANGED
    assert Capture.objects.count() == 2


def test_quoted_words_that_are_gone_weigh_more(serve: Serve) -> None:
    claim = make.make_claim_in("in_review")
    make.add_evidence(claim, url=URL, excerpt="stieg im Januar um zwölf Zentimeter")
    serve(WORDS)
    archive_here(URL)
    serve(WORDS.replace("zwölf", "elf"))

    assert archive_here(URL).finding == Finding.EXCERPT_GONE


def test_an_excerpt_that_never_stood_there_is_not_gone(serve: Serve) -> None:
    claim = make.make_claim_in("in_review")
    make.add_evidence(claim, url=URL, excerpt="um dreizehn Zentimeter")
    serve(WORDS)
    archive_here(URL)
    serve(WORDS.replace("Januar", "Februar"))

    assert archive_here(URL).finding == Finding.CHANGED


def test_files_without_a_text_are_compared_by_their_bytes(serve: Serve) -> None:
    for body, copies in ((b"%PDF-1.7 a", 1), (b"%PDF-1.7 a", 1), (b"%PDF-1.7 b", 2)):
        serve(body, media_type="application/pdf")
        address = archive_here(URL)
        assert Capture.objects.count() == copies
    assert address.finding == Finding.CHANGED


def test_one_failure_may_pass_three_in_a_row_count_as_gone(serve: Serve) -> None:
    serve(WORDS)
    archive_here(URL)
    serve(None)
    assert [archive_here(URL).finding for _attempt in range(3)] == ["", "", Finding.GONE]
    found_at = archived().found_at
    assert archive_here(URL).found_at == found_at


def test_failures_are_counted_anew_after_a_success(serve: Serve) -> None:
    for body in (WORDS, None, None, WORDS, None, None):
        serve(body)
        address = archive_here(URL)
    assert (address.failures, address.finding) == (2, "")


def test_a_page_that_never_gave_a_copy_is_not_gone(serve: Serve) -> None:
    serve("x", status=403)
    for _attempt in range(4):
        address = archive_here(URL)
    assert (address.failures, address.finding) == (4, "")


def test_a_page_that_is_back_unchanged_is_no_finding_any_more(serve: Serve) -> None:
    for body, status in ((WORDS, 200), ("x", 404), (WORDS, 200)):
        serve(body, status=status)
        address = archive_here(URL)
    assert (address.finding, address.found_at, address.failures) == ("", None, 0)


def test_a_worker_that_wakes_up_late_stores_nothing(serve: Serve) -> None:
    waiting = captures.request_copy(URL)
    assert waiting is not None
    late = captures.begin_attempt(waiting.pk, 1)
    assert late is not None
    ArchivedAddress.objects.update(started_at=timezone.now() - dt.timedelta(minutes=3))
    serve(WORDS)
    archive_here(URL)

    assert captures.fail_attempt(late, "unreachable") is False
    assert captures.finish_attempt(late, None, Finding.CHANGED) is False
    address = archived()
    assert (address.state, address.attempt, address.finding) == ("done", 2, "")


def test_an_attempt_is_made_once(serve: Serve) -> None:
    serve(WORDS)
    waiting = captures.request_copy(URL)
    assert waiting is not None
    archive.call(waiting.pk, 1)
    serve("Etwas ganz anderes.")
    archive.call(waiting.pk, 1)

    assert Capture.objects.count() == 1


def test_what_is_under_way_is_not_asked_for_twice() -> None:
    assert captures.request_copy(URL) is not None
    assert captures.request_copy(URL) is None
    assert captures.request_copies([URL]) == []


def test_an_address_is_known_once_however_long_and_whatever_its_letters(serve: Serve) -> None:
    long = "https://wasseramt.example/" + "ü" * 1900
    serve(WORDS)
    archive_later([long, long])

    assert archived(long).state == RetrievalState.DONE
    assert ArchivedAddress.objects.count() == 1


def test_what_was_looked_at_today_is_not_fetched_again(serve: Serve) -> None:
    serve(WORDS)
    archive_later([URL])
    archive_later([URL])
    assert archived().attempt == 1

    ArchivedAddress.objects.update(finished_at=timezone.now() - dt.timedelta(days=2))
    archive_later([URL])
    assert archived().attempt == 2


def test_an_erased_copy_is_not_fetched_again(serve: Serve) -> None:
    row = make.make_published_claim()
    make.make_capture(URL, WORDS)
    make.erase_edition(row)
    serve(WORDS)

    address = archive_here(URL)

    assert address.attempt == 1
    copy = Capture.objects.get()
    assert (bytes(copy.content), copy.text, copy.main_text, copy.is_erased) == (b"", "", "", True)


def test_a_surprise_is_logged_and_leaves_a_reason(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def surprise(_url: str) -> None:
        raise RuntimeError

    monkeypatch.setattr("claims.archive.archiving.fetch", surprise)

    assert archive_here(URL).failure == "unexpected"
    assert "ended unexpectedly" in caplog.text
