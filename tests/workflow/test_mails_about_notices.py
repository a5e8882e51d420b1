"""Mails: after the act, without a word of the desk, in their reader's language, retried, in nobody's way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from claims.models import Claim, Notice
from claims.workflow.actions import mailing, triage
from claims.workflow.actions.commenting import comment
from claims.workflow.actions.mailing import send_mail_about
from claims.workflow.actions.notifying import save_notice_settings
from tests import factories as make
from tests.workflow.test_people_are_told import DEFAULTS
from trail.models import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MAIL_IS_ON = True
    settings.DEFAULT_FROM_EMAIL = "desk@news.example"
    settings.SITE_URL = "https://news.example"
    for person in (make.vera, make.viktor, make.volker):
        give_address(person())


def give_address(editor: Editor) -> None:
    assert editor.user is not None
    editor.user.email = f"{editor.user.username}@news.example"
    editor.user.save()


def assign(claim: Claim, to: Editor) -> Notice:
    triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=to)
    return Notice.objects.latest("pk")


def test_a_mail_says_what_and_where_and_no_word_of_the_desk(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    claim = make.make_claim_in("in_review")
    with django_capture_on_commit_callbacks(execute=True):
        notice = assign(claim, make.vera())
        assert mail.outbox == []

    sent = mail.outbox[0]
    assert (sent.to, sent.from_email) == (["vera@news.example"], "desk@news.example")
    assert sent.subject == f"Gegenlese: Zugewiesen ({claim.public_id})"
    text = f"{sent.subject}\n{sent.body}"
    assert f"https://news.example/admin/claims/claim/{claim.pk}/change/" in text
    assert "https://news.example/admin/notices/settings/" in text
    for word in (claim.statement, make.QUOTE, "Seeblatt", "Wasseramt", "Der See steigt", "Vera", "Rita"):
        assert word not in text
    notice.refresh_from_db()
    assert (notice.mail, notice.mail_attempts, notice.mail_failure) == ("sent", 1, "")


def test_a_second_assessment_is_mailed_only_to_those_who_ask_and_never_to_the_first_assessor(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for person in (make.vera(), make.volker()):
        save_notice_settings(person, DEFAULTS | {"language": "en"})
    claim = make.make_claim_in("in_review")
    with django_capture_on_commit_callbacks(execute=True):
        make.submit(claim, accuracy="missing_context", link="distorted")

    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (["volker@news.example"], f"Gegenlese: Waiting for a second assessment ({claim.public_id})")
    ]
    assert not {"missing", "distorted", "context"} & set(str(mail.outbox[0].body).lower().split())


def test_a_comment_its_reader_may_not_read_is_not_mailed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    claim = make.make_claim_in("second_review")
    with django_capture_on_commit_callbacks(execute=True):
        comment(claim.pk, by=make.vera(), text="@Viktor: Kupferdrossel")

    assert mail.outbox == []
    assert Notice.objects.get(recipient=make.viktor(), kind="mentioned").mail == "withheld"


def test_what_no_longer_holds_or_was_read_or_is_not_wanted_is_not_mailed() -> None:
    claim = make.make_claim_in("in_review")
    reassigned = assign(claim, make.vera())
    claim.refresh_from_db()
    unwanted = assign(claim, make.viktor())
    save_notice_settings(make.viktor(), DEFAULTS | {"assigned_by_mail": False})
    closed = assign(make.make_claim_in("in_review"), make.volker())
    volker = make.volker().user
    assert volker is not None
    volker.is_active = False
    volker.save()

    for notice in (reassigned, unwanted, closed):
        send_mail_about.call(notice.pk, 1)

    assert mail.outbox == []
    assert set(Notice.objects.filter(kind="assigned").values_list("mail", flat=True)) == {"withheld"}


def test_a_mail_server_that_is_away_is_asked_again_and_the_notice_says_how_it_ended(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    attempts = []

    def refuse(message: EmailMessage) -> int:
        attempts.append(message.to)
        raise ConnectionRefusedError("no server")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    claim = make.make_claim_in("in_review")
    with django_capture_on_commit_callbacks(execute=True):
        notice = assign(claim, make.vera())

    notice.refresh_from_db()
    assert Claim.objects.get(pk=claim.pk).assigned_to == make.vera()
    assert len(attempts) == notice.mail_attempts == 5
    assert (notice.mail, notice.mail_failure) == ("failed", "ConnectionRefusedError")
    assert notice.mail_ended_at is not None


class _Queue:
    """A queue that can wait, in the place of the one of the tests; it keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def using(self, *, run_after: dt.datetime) -> _Queue:
        self._minutes = round((run_after - timezone.now()).total_seconds() / 60)
        return self

    def get_backend(self) -> Any:
        return type("Backend", (), {"supports_defer": True})

    def enqueue(self, _notice: int, attempt: int) -> None:
        self.asked.append((self._minutes, attempt))


def test_a_worker_killed_while_it_sends_takes_no_mail_along(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = assign(make.make_claim_in("in_review"), make.vera())
    queue, work = _Queue(), send_mail_about

    def killed(_message: EmailMessage) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(mailing, "send_mail_about", queue)
    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", killed)
        for attempt in (1, 2, 3, 4):
            with pytest.raises(KeyboardInterrupt):
                work.call(notice.pk, attempt)
    assert queue.asked == [(1, 2), (10, 3), (60, 4), (480, 5)]

    work.call(notice.pk, 5)
    work.call(notice.pk, 6)

    notice.refresh_from_db()
    assert (notice.mail, notice.mail_attempts, len(mail.outbox)) == ("sent", 5, 1)


def test_a_mail_whose_last_attempt_was_killed_has_failed() -> None:
    notice = assign(make.make_claim_in("in_review"), make.vera())
    Notice.objects.filter(pk=notice.pk).update(mail_attempts=5)

    send_mail_about.call(notice.pk, 6)

    notice.refresh_from_db()
    assert (notice.mail, notice.mail_failure, mail.outbox) == ("failed", "Interrupted", [])
    assert notice.mail_ended_at is not None


@pytest.mark.django_db(transaction=True)
def test_a_failing_queue_does_not_take_the_act_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("the queue is away")

    monkeypatch.setattr("claims.workflow.actions.notifying.mail_later", broken)
    claim = make.make_claim_in("in_review")

    assign(claim, make.vera())

    assert Claim.objects.get(pk=claim.pk).assigned_to == make.vera()
    assert Notice.objects.get(kind="assigned").mail == "waiting"


def test_the_same_mail_is_sent_once_however_often_the_worker_is_asked() -> None:
    notice = assign(make.make_claim_in("in_review"), make.vera())

    for _ in range(3):
        send_mail_about.call(notice.pk, 1)

    assert len(mail.outbox) == 1


def test_without_a_mail_server_no_mail_is_even_planned(settings: Settings) -> None:
    settings.MAIL_IS_ON = False

    assert assign(make.make_claim_in("in_review"), make.vera()).mail == ""
