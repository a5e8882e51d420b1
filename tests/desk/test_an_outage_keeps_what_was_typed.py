"""The database fails in the middle of an act: nothing is written, and the page keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from claims.workflow.actions import triage
from tests import factories as make
from tests.desk.browsing import act_address, assessment, do, fields_of, sign_in
from trail.models import Event

pytestmark = pytest.mark.django_db

REASON = 'Das Amt sagt: "kein <b>Anstieg</b>".\n\nSpäter nachfragen.'


def failing_at(statement: str) -> Any:
    """Let the database fail at the first statement that contains this text."""

    def fail(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if statement in sql:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, *rest)

    return connection.execute_wrapper(fail)


def test_the_form_comes_back_and_can_be_sent_again() -> None:
    claim = make.make_claim()
    rita = sign_in(make.rita())
    before = Event.objects.count()

    with failing_at('INSERT INTO "trail_event"'):
        response = do(rita, claim, "dismiss", reason=REASON)
    page = response.content.decode()

    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert "Nothing was saved." in page
    assert "no-store" in response.headers["Cache-Control"]
    assert (Event.objects.count(), Claim.objects.get(pk=claim.pk).verification_status) == (before, "proposed")
    again = fields_of(page, "")
    assert (again["reason"], again["revision"]) == (REASON, str(claim.revision))
    assert rita.post(act_address(claim, "dismiss"), again).status_code == 302
    assert Claim.objects.get(pk=claim.pk).verification_status == "dismissed"


def test_what_was_typed_is_text_and_never_markup() -> None:
    claim = make.make_claim()
    rita = sign_in(make.rita())

    with failing_at('INSERT INTO "trail_event"'):
        response = do(rita, claim, "dismiss", reason="</textarea> <script>alert(1)</script>")

    page = response.content.decode()
    assert "&lt;/textarea&gt; &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_the_second_assessor_sees_only_what_they_typed() -> None:
    claim = make.submit(make.make_claim_in("in_review"), explanation="Das hat Vera geschrieben.")
    typed = assessment(claim, explanation="Das schreibt Viktor selbst.")

    with failing_at('UPDATE "claims_claim"'):
        response = do(sign_in(make.viktor()), claim, "assess_second", **typed)

    page = response.content.decode()
    assert response.status_code == 503
    assert "Das schreibt Viktor selbst." in page
    assert "Vera" not in page
    assert Claim.objects.get(pk=claim.pk).assessments.count() == 1


def test_a_password_is_never_shown_again() -> None:
    typed = {"old_password": make.PASSWORD, "new_password1": "Wasser-und-Pegel", "new_password2": "Wasser-x"}
    rita = sign_in(make.rita())

    with failing_at("FROM"):
        response = rita.post(reverse("admin:password_change"), typed)

    page = response.content.decode()
    assert response.status_code == 503
    assert [secret for secret in typed.values() if secret in page] == []
    assert "<form" not in page


def test_a_session_that_cannot_be_stored_is_an_outage_too(client: Client) -> None:
    make.rita()
    client.raise_request_exception = False

    with failing_at('INSERT INTO "django_session"'):
        response = client.post(reverse("admin:login"), {"username": "rita", "password": make.PASSWORD})

    assert response.status_code == 503
    assert make.PASSWORD not in response.content.decode()


def test_a_page_of_the_desk_says_that_it_is_not_available() -> None:
    rita = sign_in(make.rita())

    with failing_at("FROM"):
        response = rita.get(reverse("admin:claims_claim_changelist"))

    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert "The database cannot be reached at the moment." in response.content.decode()


def test_a_rule_of_the_database_is_a_refusal_with_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    """An action that forgets its event: the guard refuses the write, and a defect is recorded."""
    claim = make.make_claim()
    with mock.patch.object(triage, "record", return_value=claim.last_event):
        response = do(sign_in(make.rita()), claim, "dismiss", reason=REASON)

    page = response.content.decode()
    assert response.status_code == 409
    assert "The database refused this" in page
    assert fields_of(page, "")["reason"] == REASON
    assert Claim.objects.get(pk=claim.pk).verification_status == "proposed"
    assert "a rule of the database refused an act" in caplog.text
    assert "IntegrityError" in caplog.text
