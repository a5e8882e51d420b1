"""A web address is fetched by the worker; what came of it, or why nothing did, stands in its retrieval."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from claims.intake import retrieving
from claims.intake.readers.reading import Entry
from claims.intake.retrieving import new_entries, request_retrieval, retrieve, retry
from claims.workflow.errors import NotPermitted
from sources import retrievals
from sources.fetching import Fetched, FetchFailed, FetchFailure
from sources.models import Article, Retrieval, RetrievalState
from tests import factories as make
from tests.intake.fetched import fetched
from tests.intake.files import page

pytestmark = pytest.mark.django_db

URL = "https://seeblatt.example/1"


def serve(monkeypatch: pytest.MonkeyPatch, answer: Fetched | Exception) -> None:
    def fetch(_url: str) -> Fetched:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(retrieving, "fetch", fetch)


def ask(**said: object) -> Retrieval:
    retrieval = request_retrieval(URL, by=make.rita(), **said)  # type: ignore[arg-type]
    return Retrieval.objects.get(pk=retrieval.pk)


def test_a_page_becomes_a_text_of_the_source_its_address_belongs_to(monkeypatch: pytest.MonkeyPatch) -> None:
    source = make.make_source("Seeblatt", "outlet", "seeblatt.example")
    serve(monkeypatch, fetched(page()))

    retrieval = ask(is_public=True)

    article = Article.objects.get()
    assert (retrieval.state, retrieval.article, retrieval.new_texts) == ("done", article, 1)
    assert (article.publisher, article.url, article.is_public) == (source, URL, True)
    assert (article.title, article.language) == ("Der See steigt", "de")
    assert "<" not in article.text
    assert article.imported_by == make.rita()


def test_the_same_page_twice_is_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, fetched(page()))
    ask()

    again = ask()

    assert (again.state, again.new_texts, again.known_texts) == ("done", 0, 1)
    assert Article.objects.count() == 1


def test_a_feed_keeps_its_entries_to_choose_from(monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "<rss><channel><item><title>Neu</title><link>https://seeblatt.example/2</link></item></channel></rss>"
    )
    serve(monkeypatch, fetched(body, media_type="text/html"))

    retrieval = ask()

    assert (retrieval.state, retrieval.article) == ("done", None)
    assert retrieval.entries == [{"title": "Neu", "url": "https://seeblatt.example/2", "published_at": ""}]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (FetchFailed(FetchFailure.UNREACHABLE, "an address that is not public"), "unreachable"),
        (fetched("weg", status=404), "answered_with_error"),
        (fetched(b"%PDF", media_type="application/pdf"), "unknown_format"),
        (fetched("<html><body></body></html>"), "no_text"),
        (fetched(b""), "empty"),
        (fetched("x" * 100_001, media_type="text/plain"), "refused"),
        (RuntimeError("boom"), "unexpected"),
    ],
)
def test_a_failure_keeps_its_reason_and_stores_nothing(
    monkeypatch: pytest.MonkeyPatch, answer: Fetched | Exception, reason: str
) -> None:
    serve(monkeypatch, answer)

    retrieval = ask()

    assert (retrieval.state, retrieval.failure) == ("failed", reason)
    assert retrieval.finished_at is not None
    assert Article.objects.count() == 0


def test_a_failed_retrieval_is_tried_again_and_a_done_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, FetchFailed(FetchFailure.UNREACHABLE, "silence"))
    failed = ask()
    serve(monkeypatch, fetched(page()))

    assert retry(failed, by=make.rita())

    done = Retrieval.objects.get()
    assert (done.state, done.attempt, done.failure) == ("done", 2, "")
    assert not retry(done, by=make.rita())
    assert not retry(failed, by=make.rita())


def test_only_a_stalled_attempt_may_be_tried_again() -> None:
    waiting = retrievals.create_retrieval(URL, by=make.rita())
    running = retrievals.begin_retrieval(waiting.pk, 1)
    assert running is not None
    assert not retrievals.may_retry(running)

    running.started_at = timezone.now() - dt.timedelta(minutes=3)

    assert retrievals.may_retry(running)


def test_an_attempt_that_comes_back_late_overwrites_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, fetched(page()))
    retrieval = retrievals.create_retrieval(URL, by=make.rita())
    late = retrievals.begin_retrieval(retrieval.pk, 1)
    assert late is not None
    Retrieval.objects.filter(pk=retrieval.pk).update(attempt=2, state=RetrievalState.WAITING)

    retrieving._bring_in(late)
    retrieve.call(retrieval.pk, 1)

    assert (Retrieval.objects.get().state, Article.objects.count()) == ("waiting", 0)


def test_entries_whose_text_is_here_are_not_new() -> None:
    make.make_article(url="https://seeblatt.example/1")
    entries = [Entry("alt", "https://seeblatt.example/1"), Entry("neu", "https://seeblatt.example/2")]

    assert [entry.title for entry in new_entries([*entries, *entries, Entry("lose")])] == ["neu"]


def test_an_address_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(ValidationError):
        request_retrieval("javascript:alert(1)", by=make.rita())


def test_who_may_not_import_may_not_let_fetch() -> None:
    with pytest.raises(NotPermitted):
        request_retrieval(URL, by=make.make_editor("praktikant"))
    assert Retrieval.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
def test_the_worker_takes_it_from_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, fetched(page()))
    assert ask().state == "waiting"

    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)

    assert Retrieval.objects.get().state == "done"
    assert Article.objects.count() == 1
