"""Real failures of the database, and a crash in the middle of an act: nothing half-done is left."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.urls import reverse

from claims.models import Assessment, Claim, ClaimEdition, PublishedClaim
from claims.workflow.actions import publishing
from sources.models import Article
from tests import factories as make
from tests.desk.browsing import assessment, do, fields_of, sign_in
from trail.chain import hold_chain
from trail.models import Event

pytestmark = pytest.mark.django_db(transaction=True)

LONG_TEXT = "Der Pegel des Sees stieg im Januar um zwölf Zentimeter, teilte das Wasseramt mit.\n" * 500


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Allow the file of the database not one page more, and leave no free page in it."""
    make.rita()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        yield
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.sqlite
def test_a_full_disk_keeps_the_text_and_readers_are_served(full_disk: None) -> None:
    rita = sign_in(make.rita())

    response = rita.post(reverse("admin:sources_article_add"), {"text": LONG_TEXT, "language": "de"})

    assert response.status_code == 503
    kept = fields_of(response.content.decode(), "")
    assert (kept["text"].replace("\r\n", "\n"), kept["language"]) == (LONG_TEXT, "de")
    assert Article.objects.count() == 0
    assert rita.get("/en/").status_code == 200


@pytest.mark.postgresql
def test_an_act_that_waits_too_long_for_another_is_not_done() -> None:
    claim = make.make_claim()
    rita = sign_in(make.rita())
    held, answered = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            hold_chain()
            held.set()
            answered.wait(timeout=20)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(timeout=20)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '200ms'")
        response = do(rita, claim, "dismiss", reason="Zu klein für eine Prüfung.")
        cursor.execute("SET statement_timeout = 0")
    answered.set()
    other.join()

    assert response.status_code == 503
    assert fields_of(response.content.decode(), "")["reason"] == "Zu klein für eine Prüfung."
    assert Claim.objects.get(pk=claim.pk).verification_status == "proposed"


def test_a_crash_while_publishing_leaves_the_claim_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make.make_claim_in("second_review")
    events = Event.objects.count()
    viktor = sign_in(make.viktor())
    viktor.raise_request_exception = False

    def crash(*_args: object, **_more: object) -> None:
        raise RuntimeError("killed before the readers' row")

    monkeypatch.setattr(publishing, "write_readers_row", crash)
    response = do(viktor, claim, "assess_second", **assessment(claim))

    assert response.status_code == 500
    assert Claim.objects.get(pk=claim.pk).verification_status == "second_review"
    assert (Event.objects.count(), Assessment.objects.count()) == (events, 1)
    assert (ClaimEdition.objects.count(), PublishedClaim.objects.count()) == (0, 0)
