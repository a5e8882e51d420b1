"""``manage.py publish_due``: what was cleared goes out when its embargo ends, and nothing else does."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from claims.models import Claim, ClaimEdition, PublishedClaim
from claims.workflow.actions import assessing, embargo, publishing
from claims.workflow.errors import NotPermitted, RequirementUnmet
from tests import factories as make
from trail.chain import Subject, append_event
from trail.editors import system_editor
from trail.guards import guards_lifted
from trail.models import Event

pytestmark = pytest.mark.django_db

DAWN = dt.datetime(2025, 3, 1, 5, 0, tzinfo=dt.UTC)


def run(*options: str) -> str:
    out = StringIO()
    call_command("publish_due", *options, stdout=out)
    return out.getvalue()


def ahead() -> dt.datetime:
    return timezone.now() + dt.timedelta(hours=1)


def status_of(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).verification_status


def test_what_is_due_is_published_by_the_system_and_signed_by_the_two() -> None:
    claim = make.make_claim_under_embargo(DAWN)

    report = run()

    edition = ClaimEdition.objects.get()
    assert status_of(claim) == "published"
    assert edition.event.editor_id == "E-000"
    assert (edition.first_assessor, edition.second_assessor) == (make.vera(), make.viktor())
    assert PublishedClaim.objects.get().state == "public"
    assert report == (
        f"{claim.public_id}  embargo 2025-03-01 06:00+01:00  published  "
        "“Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.”\n1 published, 0 held back.\n"
    )


def test_nothing_is_published_before_its_time() -> None:
    claim = make.make_claim_under_embargo(ahead())

    assert run() == "0 published, 0 held back.\n"
    assert status_of(claim) == "cleared"


def test_a_claim_that_was_held_back_waits_for_a_person() -> None:
    held = make.make_claim_under_embargo(DAWN, hold=True)
    without_embargo = make.make_claim_in("cleared")

    assert run() == "0 published, 1 held back.\n"
    assert "held back: a reviewer publishes it" in run("--dry-run")
    assert (status_of(held), status_of(without_embargo)) == ("cleared", "cleared")
    publishing.publish(held.pk, by=make.vera(), revision=held.revision)
    assert status_of(held) == "published"


def test_a_claim_whose_clearing_says_nothing_about_holding_waits_for_a_person() -> None:
    claim = make.make_claim_under_embargo(DAWN)
    event = Event.objects.get(action="assess_second", subject_id=claim.public_id)
    with guards_lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE trail_recordbody SET text = '' WHERE digest = %s", [event.body_id])

    assert run() == "0 published, 1 held back.\n"


def test_the_oldest_embargo_goes_first_and_a_second_run_changes_nothing() -> None:
    second = make.make_claim_under_embargo(DAWN)
    first = make.make_claim_under_embargo(DAWN - dt.timedelta(days=1))

    run()

    published = ClaimEdition.objects.order_by("event_id").values_list("claim_id", flat=True)
    assert list(published) == [first.pk, second.pk]
    before = Event.objects.count()
    assert run() == "0 published, 0 held back.\n"
    assert Event.objects.count() == before


def test_a_claim_that_is_refused_stops_none_of_the_others() -> None:
    broken = make.make_claim_under_embargo(DAWN - dt.timedelta(days=1))
    claim = make.make_claim_under_embargo(DAWN)
    with guards_lifted():  # as if somebody had changed it past the workflow: no two persons judged this
        Claim.objects.filter(pk=broken.pk).update(version=broken.version + 1)

    out = StringIO()
    with pytest.raises(CommandError, match="1 of 2 claims could not be published") as failure:
        call_command("publish_due", stdout=out)

    assert failure.value.returncode == 1
    assert f"{broken.public_id}  embargo 2025-02-28 06:00+01:00  not published: an edition names" in (
        out.getvalue()
    )
    assert (status_of(broken), status_of(claim)) == ("cleared", "published")


def test_a_dry_run_says_what_would_happen_and_writes_nothing() -> None:
    claim = make.make_claim_under_embargo(DAWN)
    before = Event.objects.count()

    report = run("--dry-run")

    assert f"{claim.public_id}  embargo 2025-03-01 06:00+01:00  would be published" in report
    assert report.endswith("1 would be published, 0 held back.\n")
    assert (status_of(claim), Event.objects.count()) == ("cleared", before)


def test_a_later_edition_lifts_no_suspension_at_the_end_of_its_embargo() -> None:
    row = make.make_suspended_claim()
    claim = publishing.reopen(
        row.claim_id,
        by=make.vera(),
        revision=Claim.objects.get(pk=row.claim_id).revision,
        reason="Es gibt neue Werte.",
    )
    claim = make.submit(claim, edition_kind="rechecked", change_note="Neu geprüft.")
    claim = embargo.set_embargo(
        claim.pk, by=make.vera(), revision=claim.revision, until=ahead(), reason="Verabredet."
    )
    claim = make.assess_second(claim)
    embargo.set_embargo(
        claim.pk, by=make.vera(), revision=claim.revision, until=DAWN, reason="Früher als gedacht."
    )

    run()

    row.refresh_from_db()
    assert (row.state, row.edition.number) == ("suspended", 2)


def test_the_system_publishes_nothing_but_an_ended_embargo() -> None:
    for claim in (make.make_claim_in("cleared"), make.make_claim_under_embargo(DAWN, hold=True)):
        with pytest.raises(NotPermitted, match="or the system once an embargo has ended"):
            publishing.publish(claim.pk, by=system_editor(), revision=claim.revision)
    waiting = make.make_claim_under_embargo(ahead())
    with pytest.raises(NotPermitted):
        publishing.publish(waiting.pk, by=system_editor(), revision=waiting.revision)


@pytest.mark.parametrize(
    "action", ["publish", "reopen", "suspend", "release", "withdraw", "block", "unblock"]
)
def test_the_database_lets_the_system_change_nothing_else_for_readers(action: str) -> None:
    claim = make.make_claim_under_embargo(ahead())

    with pytest.raises(DatabaseError, match="the system changes what readers get only"), transaction.atomic():
        append_event(
            by=system_editor(), action=action, subject=Subject("claim", claim.public_id), reason="Ein Grund."
        )


def test_an_embargo_is_lifted_early_without_a_new_assessment() -> None:
    claim = make.make_claim_under_embargo(ahead())
    with pytest.raises(RequirementUnmet, match="change the embargo first"):
        publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)

    claim = embargo.set_embargo(
        claim.pk, by=make.volker(), revision=claim.revision, until=None, reason="Die Studie ist erschienen."
    )
    publishing.publish(claim.pk, by=make.volker(), revision=claim.revision)

    assert ClaimEdition.objects.get().second_assessor == make.viktor()


def test_an_embargo_moves_without_touching_version_and_round() -> None:
    claim = make.make_claim_in("second_review")
    counted = (claim.version, claim.round)

    claim = embargo.set_embargo(
        claim.pk, by=make.vera(), revision=claim.revision, until=ahead(), reason="Verabredet."
    )
    assert (claim.version, claim.round) == counted
    assert make.assess_second(claim).verification_status == "cleared"


def test_the_embargo_it_already_has_is_refused() -> None:
    claim = make.make_claim_in("cleared")

    with pytest.raises(RequirementUnmet, match="already has"):
        embargo.set_embargo(claim.pk, by=make.vera(), revision=claim.revision, until=None, reason="Nur so.")


def test_a_claim_sent_back_meanwhile_is_left_alone() -> None:
    claim = make.make_claim_under_embargo(DAWN)
    assessing.return_to_review(
        claim.pk, by=make.vera(), revision=claim.revision, reason="Ein Beleg fehlt noch."
    )

    assert run() == "0 published, 0 held back.\n"
