"""Raw SQL against copy-edits, labels of protected sources and merged duplicates."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from claims.models import Claim, ProtectedLabel
from claims.workflow.actions.copy_editing import accept_copy_edit, propose_copy_edit
from claims.workflow.actions.merging import merge
from tests import factories as make
from trail.guards import guards_lifted
from trail.models import RecordBody

pytestmark = pytest.mark.django_db

AFTER = "Die Messreihe des Amtes zeigt zwölf Zentimeter."


def refused(sql: str, *, match: str) -> None:
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def proposed() -> Claim:
    claim = make.make_claim_in("published")
    return propose_copy_edit(claim.pk, by=make.vera(), revision=claim.revision, explanation=AFTER)


@pytest.fixture
def edited(proposed: Claim) -> Claim:
    return accept_copy_edit(proposed.pk, by=make.viktor(), revision=proposed.revision)


@pytest.mark.parametrize("column", ["number = 2", "accepted_by_id = 'E-000'", "edition_id = edition_id"])
def test_a_copy_edit_is_never_changed(edited: Claim, column: str) -> None:
    refused(f"UPDATE claims_copyedit SET {column}", match="copy-edits are never changed")


def test_a_copy_edit_is_never_deleted_or_replaced(edited: Claim) -> None:
    refused("DELETE FROM claims_copyedit", match="never deleted")
    columns = "edition_id, number, proposed_by_id, accepted_by_id, accepted_at, event_id, content_hash"
    refused(
        f"INSERT INTO claims_copyedit (id, {columns}) SELECT id, {columns} FROM claims_copyedit",
        match="never replaced|continues the numbers|as another person proposed it",
    )


@pytest.mark.postgresql
def test_copy_edits_are_not_truncated(edited: Claim) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused("TRUNCATE claims_copyedit CASCADE", match="never deleted")


def test_the_words_of_a_proposal_are_not_exchanged(proposed: Claim) -> None:
    refused(
        "UPDATE claims_copyeditproposal SET explanation = 'Das Amt hat nichts gemessen.'",
        match="a proposed copy-edit is never changed",
    )


def insert_copy_edit(claim: Claim, *, proposed_by: str, accepted_by: str, event: int) -> str:
    edition = claim.editions.get()
    body = RecordBody.objects.filter(edition=None).values_list("digest", flat=True)[0]
    return (
        "INSERT INTO claims_copyedit (edition_id, number, proposed_by_id, accepted_by_id, accepted_at, "
        f"event_id, content_hash) VALUES ({edition.pk}, 1, '{proposed_by}', '{accepted_by}', "
        f"'2025-02-04 12:00:00+00:00', {event}, '{body}')"
    )


def test_an_old_event_brings_no_copy_edit(proposed: Claim) -> None:
    vera, viktor = make.vera().code, make.viktor().code
    refused(
        insert_copy_edit(proposed, proposed_by=vera, accepted_by=viktor, event=1),
        match="is accepted in an act on its claim",
    )


def test_one_person_is_refused_even_without_guards(proposed: Claim) -> None:
    vera = make.vera().code
    with guards_lifted():
        refused(
            insert_copy_edit(proposed, proposed_by=vera, accepted_by=vera, event=1),
            match="copyedit_has_two_persons",
        )


def test_a_label_of_a_protected_source_never_changes() -> None:
    informant = make.make_source("Informant", "person", is_protected=True)
    claim = make.make_claim(chain=[make.make_source(), informant])
    make.assess_second(make.submit(make.accept(claim)))
    assert ProtectedLabel.objects.count() == 1

    refused("UPDATE claims_protectedlabel SET number = 7", match="never changed")
    refused("DELETE FROM claims_protectedlabel", match="never deleted")


def test_a_merged_duplicate_stays_merged() -> None:
    kept, duplicate = make.make_claim(), make.make_claim("Der See stieg.")
    merge(
        duplicate.pk,
        by=make.rita(),
        revision=duplicate.revision,
        into=kept.pk,
        into_revision=kept.revision,
    )

    refused(
        f"UPDATE claims_claim SET merged_into_id = NULL WHERE id = {duplicate.pk}",
        match="merged by the act for it|one fresh event|no such transition",
    )
    with guards_lifted():
        refused(
            f"UPDATE claims_claim SET merged_into_id = id WHERE id = {duplicate.pk}",
            match="claim_is_not_merged_into_itself",
        )
