"""Retrievals that ended long ago are deleted by a timer; what is open, and what they brought, stays."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.intake.readers.reading import Entry
from claims.intake.retrieving import new_entries
from sources.models import Article, Capture, Retrieval, RetrievalState
from tests import factories as make

pytestmark = pytest.mark.django_db

URL = "https://seeblatt.example/1"


def retrieval(state: str, days: float, url: str = URL, article: Article | None = None) -> Retrieval:
    """Return a retrieval that got into its state so many days ago."""
    made = make.make_retrieval(url)
    then = timezone.now() - dt.timedelta(days=days)
    ended = state in (RetrievalState.DONE, RetrievalState.FAILED)
    Retrieval.objects.filter(pk=made.pk).update(
        state=state,
        article=article,
        queued_at=then,
        started_at=None if state == RetrievalState.WAITING else then,
        finished_at=then if ended else None,
        failure="unreachable" if state == RetrievalState.FAILED else "",
    )
    return made


def prune(*arguments: str) -> str:
    out = StringIO()
    call_command("prune_retrievals", *arguments, stdout=out)
    return out.getvalue().strip()


def left() -> list[int]:
    return sorted(Retrieval.objects.values_list("pk", flat=True))


def test_done_and_failed_ones_go_after_thirty_days() -> None:
    for state in ("done", "failed"):
        retrieval(state, 31)
    recent = [retrieval(state, 29).pk for state in ("done", "failed")]

    assert prune() == "2 retrievals deleted."
    assert left() == recent


@pytest.mark.parametrize("state", ["waiting", "running"])
def test_what_is_open_stays_however_old(state: str) -> None:
    open_one = retrieval(state, 400)

    assert prune("--older-than", "0") == "0 retrievals deleted."
    assert left() == [open_one.pk]


def test_one_that_waits_again_stays() -> None:
    again = retrieval("failed", 400)
    Retrieval.objects.filter(pk=again.pk).update(state=RetrievalState.WAITING, failure="")

    assert prune() == "0 retrievals deleted."
    assert left() == [again.pk]


def test_texts_and_archived_copies_stay() -> None:
    claim = make.make_claim(article=make.make_article(url=URL))
    article = make.appearance_of(claim).article
    make.make_capture(URL)
    retrieval("done", 400, article=article)

    assert prune() == "1 retrievals deleted."
    assert Article.objects.get() == article
    assert Capture.objects.get().address.url == URL
    assert claim.appearances.get().article == article


def test_a_feed_does_not_offer_a_text_again_that_calls_itself_by_another_address() -> None:
    article = make.make_article(url="https://seeblatt.example/langer-titel")
    remembered = retrieval("done", 400, url="https://seeblatt.example/kurz", article=article)

    assert prune() == "0 retrievals deleted."
    assert left() == [remembered.pk]
    assert new_entries([Entry("Kurz", "https://seeblatt.example/kurz")]) == []


def test_a_run_is_bounded_and_begins_with_the_oldest() -> None:
    newer, oldest, old = (retrieval("done", days) for days in (40, 60, 50))

    assert prune("--limit", "2") == "2 retrievals deleted."
    assert left() == [newer.pk]
    assert oldest.pk not in left()
    assert old.pk not in left()


def test_a_dry_run_counts_and_deletes_nothing() -> None:
    kept = [retrieval("done", 40).pk for _ in range(3)]

    assert prune("--dry-run") == "3 retrievals would be deleted."
    assert prune("--dry-run", "--limit", "2") == "2 retrievals would be deleted."
    assert left() == kept


@pytest.mark.parametrize("arguments", [["--older-than", "-1"], ["--limit", "0"], ["--older-than", "40000"]])
def test_odd_numbers_are_refused(arguments: list[str]) -> None:
    kept = retrieval("done", 400)

    with pytest.raises(CommandError, match="Nothing was deleted"):
        prune(*arguments)
    assert left() == [kept.pk]
