"""Two acts at the same moment that touch more than one row: one order or the other, never both at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from claims.models import Claim, ClaimEdition, CopyEdit, ExposedEdition
from claims.workflow.actions import editing, merging, publishing, step
from claims.workflow.actions.copy_editing import accept_copy_edit, propose_copy_edit
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.merging import merge
from claims.workflow.actions.protecting import change_source
from claims.workflow.errors import TransitionRefused
from sources.actions import save_source
from sources.models import Source
from tests import factories as make
from trail.models import Editor

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

PAIRS = 10


def race(*acts: Callable[[], object]) -> list[str]:
    """Run the acts at the same moment; return "done" or the name of the refusal for each."""
    barrier = threading.Barrier(len(acts))
    outcomes = [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
            outcomes[place] = "done"
        except (TransitionRefused, ValidationError, DatabaseError) as refusal:
            outcomes[place] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def merged(duplicate: Claim, kept: Claim, by: Editor) -> Callable[[], object]:
    return lambda: merge(
        duplicate.pk, by=by, revision=duplicate.revision, into=kept.pk, into_revision=kept.revision
    )


def test_two_claims_merged_into_each_other_leave_one() -> None:
    rita, vera = make.rita(), make.vera()
    for _ in range(PAIRS):
        one, other = make.make_claim(), make.make_claim("Der See stieg.")
        outcomes = race(merged(one, other, rita), merged(other, one, vera))
        assert outcomes.count("done") == 1
        states = Claim.objects.filter(pk__in=[one.pk, other.pk]).values_list("verification_status", flat=True)
        assert sorted(states) == ["dismissed", "proposed"]


def accepted(claim: Claim, by: Editor) -> Callable[[], object]:
    return lambda: accept_copy_edit(claim.pk, by=by, revision=claim.revision)


def test_a_copy_edit_is_accepted_once() -> None:
    vera, viktor, volker = make.vera(), make.viktor(), make.volker()
    text = "Die Messreihe des Amtes zeigt zwölf Zentimeter."
    for _ in range(PAIRS):
        claim = make.make_claim_in("published")
        claim = propose_copy_edit(claim.pk, by=vera, revision=claim.revision, explanation=text)
        assert race(accepted(claim, viktor), accepted(claim, volker)) == ["StaleRevision", "done"]
        assert CopyEdit.objects.filter(edition__claim=claim).count() == 1


def test_a_source_protected_during_a_publication_is_noted_or_not_printed() -> None:
    rita, vera = make.rita(), make.vera()
    for number in range(PAIRS):
        informant = make.make_source(f"Informant {number}", "person")
        claim = make.make_claim(chain=[make.make_source(), informant])
        claim = make.assess_second(make.submit(make.accept(claim)), hold=True)

        def protect(source: Source = informant) -> object:
            source.is_protected = True
            return change_source(source, by=rita, knows_exposure=True)

        def publish(held: Claim = claim) -> object:
            return publishing.publish(held.pk, by=vera, revision=held.revision)

        race(protect, publish)
        editions = ClaimEdition.objects.filter(claim=claim)
        noted = ExposedEdition.objects.filter(edition__claim=claim)
        assert noted.count() == editions.count()


def test_two_claims_made_to_supersede_each_other_leave_no_circle() -> None:
    rita, vera = make.rita(), make.vera()
    for _ in range(PAIRS):
        one, other = make.make_claim(), make.make_claim("Der See stieg.")

        def point(newer: Claim, older: Claim, by: Editor) -> Callable[[], object]:
            changes = Changes(fields={"supersedes": older})
            return lambda: editing.edit(newer.pk, by=by, revision=newer.revision, changes=changes)

        assert race(point(one, other, rita), point(other, one, vera)) == ["RequirementUnmet", "done"]


def test_two_sources_made_bodies_of_each_other_leave_no_circle() -> None:
    rita = make.rita()
    for number in range(PAIRS):
        one, other = make.make_source(f"Amt {number} Nord"), make.make_source(f"Amt {number} Süd")

        def belong(below: Source, above: Source) -> Callable[[], object]:
            below.body_of = above
            return lambda: save_source(below, by=rita)

        assert race(belong(one, other), belong(other, one)) == ["ValidationError", "done"]
        parents = Source.objects.filter(pk__in=[one.pk, other.pk], body_of__isnull=False)
        assert parents.count() == 1


def test_without_one_order_of_locks_merges_wait_for_each_other() -> None:
    """The negative control: each holds what the other one needs, until the database ends one of them."""
    rita, vera = make.rita(), make.vera()
    seen: set[str] = set()
    for _ in range(PAIRS):
        one, other = make.make_claim(), make.make_claim("Der See stieg.")
        with mock.patch.object(merging, "lock_in_order"), mock.patch.object(step, "hold_chain"):
            seen.update(race(merged(one, other, rita), merged(other, one, vera)))
    assert "OperationalError" in seen
