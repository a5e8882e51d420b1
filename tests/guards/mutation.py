"""A newsroom with something to attack in every state, and the database with a guard or a CHECK taken out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import CheckConstraint

from claims.models import ClaimEdition, ClaimMatch, Topic
from claims.workflow.actions import editing
from claims.workflow.actions.copy_editing import propose_copy_edit
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.matching import decide_match
from claims.workflow.actions.merging import merge
from tests import factories as make
from trail.guards import expected_guards
from trail.models import Event, RecordBody

RECORD_CHECKS = {
    constraint.name: model._meta.db_table
    for model in (Event, RecordBody, ClaimEdition)
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
} | {"clearance_has_two_assessors": "claims_clearance"}


def make_newsroom() -> None:
    """Make at least one row for every probe."""
    used, _ = (Topic.objects.create(code=code, name_de=code, name_en=code) for code in ("pegel", "wetter"))
    make.make_source("Nachbarblatt")
    informant = make.make_source("Informant", "person", is_protected=True)
    make.assess_second(make.submit(make.accept(make.make_claim(chain=[make.make_source(), informant]))))
    kept, twin = make.make_claim("Der See stieg."), make.make_claim("Der Pegel stieg.")
    merge(twin.pk, by=make.rita(), revision=twin.revision, into=kept.pk, into_revision=kept.revision)
    claim = make.make_claim_in("published")
    propose_copy_edit(
        claim.pk,
        by=make.vera(),
        revision=claim.revision,
        explanation="Die Messreihe des Amtes zeigt zwölf Zentimeter.",
    )
    for status in ("proposed", "second_review", "disagreement", "cleared", "published", "withdrawn"):
        make.make_claim_in(status)
    make.make_suspended_claim()
    make.block(make.make_suspended_claim())
    make.make_blocked_claim()
    claim = make.make_claim_in("in_review")
    topics = Changes(topics=[used])
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=topics)
    make.assess_second(make.submit(claim))
    claim = make.make_claim_in("in_review")
    editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=topics)
    match = ClaimMatch.objects.earliest("pk")
    decide_match(match.pk, by=make.rita(), revision=match.revision, state="related")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # No trigger is dropped while a table has checks outstanding.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Run the block without these guards and CHECKs, and put them back.

    SQLite cannot drop a CHECK: there it ignores all of them.
    """
    guards = {guard.name: guard for guard in expected_guards()}
    checks = [name for name in names if name in RECORD_CHECKS]
    with transaction.atomic(), connection.cursor() as cursor:
        for name in names:
            if name in guards and connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER {guards[name].trigger}")
            elif name in guards:
                cursor.execute(f"DROP TRIGGER {guards[name].trigger} ON {guards[name].table}")
            elif name in RECORD_CHECKS and connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {RECORD_CHECKS[name]} DROP CONSTRAINT {name}")
        if checks and connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            if checks and connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
            transaction.set_rollback(True)
