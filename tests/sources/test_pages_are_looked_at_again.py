"""``manage.py recheck_captures``: which pages it fetches, what it says of each, and what stays as it is."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.models import Claim, PublishedClaim
from sources.models import ArchivedAddress, Capture, Finding, RetrievalState
from tests import factories as make
from tests.sources.archived import URL, Serve, archived, serve
from trail.models import Event

__all__ = ["serve"]

pytestmark = pytest.mark.django_db

WORDS = "Der Pegel stieg im Januar um zwölf Zentimeter."


def recheck(*options: str) -> list[str]:
    out = StringIO()
    call_command("recheck_captures", *options, stdout=out)
    return out.getvalue().splitlines()


def last_looked_at(days_ago: float, **columns: object) -> None:
    then = timezone.now() - dt.timedelta(days=days_ago)
    ArchivedAddress.objects.update(finished_at=then, **columns)


def test_pages_of_published_claims_alone_are_fetched(serve: Serve) -> None:
    make.add_evidence(make.make_claim_in("in_review"), url="https://draft.example/")
    make.make_published_claim()
    serve(WORDS)

    assert recheck() == [f"archived: {URL}", "1 pages fetched: 1 archived."]
    assert Capture.objects.get().text == WORDS


def test_a_page_is_due_after_so_many_days(serve: Serve) -> None:
    make.make_published_claim()
    make.make_capture(URL, WORDS)
    serve(WORDS)
    last_looked_at(29)
    assert recheck() == ["0 pages fetched."]
    last_looked_at(31)
    assert recheck("--dry-run") == [URL, "1 pages would be fetched."]
    assert archived().attempt == 1
    last_looked_at(8, checked_at=timezone.now() - dt.timedelta(days=8))
    assert recheck("--older-than", "7") == ["1 pages fetched: 1 unchanged."]


def test_a_failed_page_is_tried_again_a_day_later(serve: Serve) -> None:
    make.make_published_claim()
    assert recheck() == [f"no copy (unreachable): {URL}", "1 pages fetched: 1 no copy (unreachable)."]
    assert recheck() == ["0 pages fetched."]
    last_looked_at(1.1)
    serve(WORDS)
    assert recheck()[0] == f"archived: {URL}"


def test_the_longest_unseen_come_first_and_a_limit_holds(serve: Serve) -> None:
    claim = make.make_claim_in("in_review")
    claim = make.add_evidence(claim, url="https://never.example/")
    claim = make.add_evidence(claim, url="https://oldest.example/")
    make.assess_second(make.submit(claim))
    make.make_capture(URL)
    last_looked_at(40)
    make.make_capture("https://oldest.example/")
    ArchivedAddress.objects.filter(url="https://oldest.example/").update(
        finished_at=timezone.now() - dt.timedelta(days=90)
    )

    assert recheck("--dry-run")[:3] == ["https://never.example/", "https://oldest.example/", URL]
    assert recheck("--dry-run", "--limit", "2")[2] == "2 pages would be fetched."


@pytest.mark.parametrize(
    ("body", "status", "said", "finding", "copies"),
    [
        ("Der Pegel fiel.", 200, "changed", Finding.CHANGED, 2),
        ("x", 404, "gone", Finding.GONE, 1),
    ],
)
def test_what_is_found_changes_nothing_but_the_address(
    serve: Serve, body: str, status: int, said: str, finding: Finding, copies: int
) -> None:
    row = make.make_published_claim()
    make.make_capture(URL, WORDS)
    last_looked_at(31)
    before = (
        PublishedClaim.objects.values().get(pk=row.pk),
        Claim.objects.values().get(pk=row.claim_id),
        Event.objects.count(),
    )
    serve(body, status=status)

    assert recheck() == [f"{said}: {URL}", f"1 pages fetched: 1 {said}."]
    assert archived().finding == finding
    assert Capture.objects.count() == copies
    assert before == (
        PublishedClaim.objects.values().get(pk=row.pk),
        Claim.objects.values().get(pk=row.claim_id),
        Event.objects.count(),
    )


def test_what_was_found_before_is_not_told_again(serve: Serve) -> None:
    make.make_published_claim()
    make.make_capture(URL, WORDS)
    serve("Der Pegel fiel.")
    last_looked_at(31)
    recheck()
    last_looked_at(31)

    assert recheck() == ["1 pages fetched: 1 unchanged."]
    assert archived().finding == Finding.CHANGED


def test_a_request_whose_worker_was_killed_is_taken_up(serve: Serve) -> None:
    make.make_published_claim()
    make.make_capture(URL, WORDS)
    serve(WORDS)
    ArchivedAddress.objects.update(
        state=RetrievalState.WAITING, finished_at=None, queued_at=timezone.now() - dt.timedelta(hours=1)
    )

    assert recheck()[-1].startswith("1 pages fetched")
    assert archived().state == RetrievalState.DONE


def test_an_erased_copy_is_left_alone(serve: Serve) -> None:
    row = make.make_published_claim()
    make.make_capture(URL, WORDS)
    make.erase_edition(row)
    last_looked_at(90)
    serve(WORDS)

    assert recheck() == ["0 pages fetched."]


@pytest.mark.parametrize("options", [("--older-than", "-1"), ("--limit", "0")])
def test_numbers_that_make_no_sense_are_refused(options: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="Nothing was fetched"):
        recheck(*options)
