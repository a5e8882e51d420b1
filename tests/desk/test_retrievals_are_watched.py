"""The page of a retrieval: its state while it waits, its reason when it failed, and a button to try again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.intake import retrieving
from sources import retrievals
from sources.fetching import Fetched
from sources.models import Retrieval, RetrievalState
from tests import factories as make
from tests.desk.browsing import sign_in, text_of
from tests.intake.fetched import fetched
from tests.intake.files import page

pytestmark = pytest.mark.django_db

LIST = reverse("admin:sources_retrieval_changelist")


def waiting() -> Retrieval:
    return retrievals.create_retrieval("https://seeblatt.example/1", by=make.rita())


def failed(reason: str = "unreachable") -> Retrieval:
    running = retrievals.begin_retrieval(waiting().pk, 1)
    assert running is not None
    retrievals.fail_retrieval(running, reason, {})
    return Retrieval.objects.get(pk=running.pk)


def address(retrieval: Retrieval, page: str = "change") -> str:
    return reverse(f"admin:sources_retrieval_{page}", args=[retrieval.pk])


def test_a_waiting_retrieval_renews_its_page_and_offers_no_retry() -> None:
    html = text_of(sign_in(make.rita()), address(waiting()))

    assert 'http-equiv="refresh"' in html
    assert "This page renews itself" in html
    assert "Try again" not in html


def test_whoever_waits_for_long_is_told_about_the_worker() -> None:
    retrieval = waiting()
    Retrieval.objects.update(queued_at=timezone.now() - dt.timedelta(minutes=1))

    assert "ask whoever maintains the machine" in text_of(sign_in(make.rita()), address(retrieval))


def test_a_failed_retrieval_says_why_and_is_tried_again_with_one_button(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fetch(_url: str) -> Fetched:
        return fetched(page())

    monkeypatch.setattr(retrieving, "fetch", fetch)
    retrieval = failed()
    rita = sign_in(make.rita())
    html = text_of(rita, address(retrieval))
    assert "The page could not be fetched." in html
    assert "Try again" in html

    rita.post(address(retrieval, "retry"))

    assert Retrieval.objects.get().state == RetrievalState.DONE
    assert "Brought in:" in text_of(rita, address(retrieval))


def test_a_retry_is_a_post() -> None:
    assert sign_in(make.rita()).get(address(failed(), "retry")).status_code == 405


def test_a_done_retrieval_is_not_done_twice() -> None:
    running = retrievals.begin_retrieval(waiting().pk, 1)
    assert running is not None
    retrievals.finish_retrieval(running, final_url="", article=make.make_article())

    html = sign_in(make.rita()).post(address(running, "retry"), follow=True).content.decode()

    assert "There is nothing to retry" in html
    assert Retrieval.objects.get().attempt == 1


def test_the_list_shows_state_duration_and_reason() -> None:
    retrieval = failed("too_slow")
    start = timezone.now()
    Retrieval.objects.update(started_at=start, finished_at=start + dt.timedelta(seconds=2.5))

    html = text_of(sign_in(make.rita()), LIST)

    assert "Failed" in html
    assert "2.5 s" in html
    assert "Reading it took too long" in html
    assert address(retrieval) in html


def test_who_may_not_see_texts_sees_no_retrieval_and_retries_none() -> None:
    retrieval = failed()
    stranger = sign_in(make.make_editor("praktikant"))

    assert stranger.get(LIST).status_code == 403
    assert stranger.get(address(retrieval)).status_code == 403
    assert stranger.post(address(retrieval, "retry")).status_code in (403, 302)
    assert Retrieval.objects.get().attempt == 1
