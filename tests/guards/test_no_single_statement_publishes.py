"""Raw SQL and raw querysets against the guards: each attack is a statement somebody could type."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from claims.models import Assessment, Claim, ClaimEdition, Clearance, PublishedClaim
from tests import factories as make
from trail.chain import Subject, append_event
from trail.guards import guards_lifted
from trail.models import Editor, Event, RecordBody

pytestmark = pytest.mark.django_db


def refused(sql: str, *, match: str | None = None) -> None:
    """Assert that the database itself refuses the statement."""
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def claim() -> Claim:
    return make.make_claim_in("second_review")


@pytest.fixture
def published() -> PublishedClaim:
    return make.make_published_claim()


def test_update_of_a_status_is_refused(claim: Claim) -> None:
    refused("UPDATE claims_claim SET verification_status = 'published'")


def test_update_of_a_status_with_the_next_revision_is_refused(claim: Claim) -> None:
    refused(
        "UPDATE claims_claim SET verification_status = 'published', revision = revision + 1",
    )


def test_queryset_update_of_a_status_is_refused(claim: Claim) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.update(verification_status="cleared")


def test_saving_a_changed_claim_is_refused(claim: Claim) -> None:
    claim.statement = "Ganz anders."
    with pytest.raises(DatabaseError), transaction.atomic():
        claim.save()


def test_bulk_update_of_claims_is_refused(claim: Claim) -> None:
    claim.verification_status = "published"
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.bulk_update([claim], ["verification_status"])


@pytest.mark.parametrize("status", ["published", "cleared", "in_review"])
def test_a_claim_cannot_be_born_past_the_proposals(claim: Claim, status: str) -> None:
    columns = (
        "statement, language, check_worthiness, worthiness_reason, revision, version, round, open_round, "
    )
    columns += "internal_note, created_by_id, created_at, last_event_id"
    refused(
        f"INSERT INTO claims_claim (public_id, verification_status, {columns}) "
        f"SELECT 'ABCDEFGHJKMN', '{status}', {columns} FROM claims_claim",
        match="begins as proposed",
    )


def test_deleting_a_claim_is_refused(claim: Claim) -> None:
    refused("DELETE FROM claims_claim", match="never deleted")


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("trail_event", "action = 'x'"),
        ("trail_recordbody", "text = ''"),
        ("claims_claimedition", "accuracy = 'false'"),
        ("claims_assessment", "accuracy = 'false'"),
        ("claims_clearance", "agreement = 'independent'"),
        ("claims_publishedclaim", "accuracy = 'false'"),
        ("claims_publishedclaim", "state = 'withdrawn'"),
        ("claims_publishedclaim", "event_id = event_id + 1"),
        ("sources_article", "text = 'x'"),
        ("claims_appearance", "quote = 'x'"),
        ("trail_editor", "code = 'E-999'"),
    ],
)
def test_update_of_the_record_is_refused(published: PublishedClaim, table: str, assignment: str) -> None:
    refused(f"UPDATE {table} SET {assignment}")


@pytest.mark.parametrize(
    "table",
    [
        "trail_event",
        "trail_recordbody",
        "trail_editor",
        "claims_claimedition",
        "claims_assessment",
        "claims_clearance",
        "claims_publishedclaim",
        "claims_claim",
    ],
)
def test_delete_from_the_record_is_refused(published: PublishedClaim, table: str) -> None:
    refused(f"DELETE FROM {table}", match="never deleted")


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "table",
    ["trail_event", "trail_recordbody", "claims_claimedition", "claims_publishedclaim", "claims_claim"],
)
def test_truncate_of_the_record_is_refused(published: PublishedClaim, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL itself refuses for another reason
    refused(f"TRUNCATE {table} CASCADE", match="never deleted")


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "table",
    [
        "trail_event",
        "trail_recordbody",
        "trail_editor",
        "claims_claim",
        "claims_claimedition",
        "claims_publishedclaim",
        "claims_assessment",
        "claims_clearance",
        "sources_article",
    ],
)
@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
def test_replace_is_refused_whatever_the_pragma(
    published: PublishedClaim, table: str, recursive_triggers: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")
    try:
        refused(f"REPLACE INTO {table} SELECT * FROM {table}")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


@pytest.mark.parametrize(
    "model", [Event, RecordBody, ClaimEdition, PublishedClaim, Assessment, Clearance, Editor]
)
def test_upsert_through_the_orm_is_refused(published: PublishedClaim, model: type[Model]) -> None:
    rows = list(model._default_manager.all())
    key = model._meta.pk.name
    field = next(f.name for f in model._meta.concrete_fields if not f.primary_key)
    with pytest.raises(DatabaseError), transaction.atomic():
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=[key], update_fields=[field]
        )


EDITION_COLUMNS = (
    "number, kind, change_note_length, published_at, agreement, accuracy, attribution, evidence_count, "
    "claim_id, event_id, first_assessor_id, second_assessor_id, content_hash"
)


@pytest.mark.parametrize(
    ("number", "kind", "note", "second", "accuracy", "attribution", "evidence", "constraint"),
    [
        ("2", "correction", "5", "first_assessor_id", "accuracy", "attribution", "1", "two_assessors"),
        ("2", "correction", "0", "second_assessor_id", "accuracy", "attribution", "1", "says_what_changed"),
        ("2", "correction", "5", "second_assessor_id", "'false'", "attribution", "0", "has_evidence"),
        ("2", "correction", "5", "second_assessor_id", "'not_checked'", "'not_checked'", "1", "axis_checked"),
        (
            "2",
            "correction",
            "5",
            "second_assessor_id",
            "'wahr'",
            "attribution",
            "1",
            "accuracy_is_in_the_list",
        ),
    ],
    ids=["one person", "no change note", "no evidence", "nothing checked", "unknown verdict"],
)
def test_an_edition_that_breaks_a_rule_is_refused_even_without_guards(
    published: PublishedClaim,
    number: str,
    kind: str,
    note: str,
    second: str,
    accuracy: str,
    attribution: str,
    evidence: str,
    constraint: str,
) -> None:
    other = Event.objects.get(seq=1)
    body = RecordBody.objects.filter(edition=None).values_list("digest", flat=True)[0]
    statement = (
        f"INSERT INTO claims_claimedition ({EDITION_COLUMNS}) SELECT {number}, '{kind}', {note}, "
        f"published_at, agreement, {accuracy}, {attribution}, {evidence}, claim_id, {other.seq}, "
        f"first_assessor_id, {second}, '{body}' FROM claims_claimedition"
    )
    with guards_lifted():
        refused(statement, match=constraint)


@pytest.mark.parametrize("second", ["first_assessor_id", "'E-000'"], ids=["the same person", "nobody's word"])
def test_a_clearance_without_two_assessments_is_refused(second: str) -> None:
    claim = make.make_claim_in("second_review")
    first = claim.assessments.get()
    who = f"'{first.editor_id}'" if second == "first_assessor_id" else second
    refused(
        "INSERT INTO claims_clearance (round, agreement, assessment_id, claim_id, first_assessor_id, "
        f"second_assessor_id) VALUES (1, 'independent', {first.pk}, {claim.pk}, '{first.editor_id}', {who})"
    )


def test_an_event_out_of_the_chain_is_refused(published: PublishedClaim) -> None:
    columns = "at, editor_id, action, subject_kind, subject_id, from_status, to_status, version, round, "
    columns += "reason_length, change_note_length, prev_hash, hash"
    for seq in ("max(seq) + 2", "max(seq) + 1"):
        refused(
            f"INSERT INTO trail_event (seq, {columns}) SELECT (SELECT {seq} FROM trail_event), at, "
            "editor_id, action, subject_kind, subject_id, from_status, to_status, version, round, "
            f"reason_length, change_note_length, '{'a' * 64}', '{'b' * 64}' FROM trail_event WHERE seq = 1",
            match="continues the chain",
        )


def forge_event(row: PublishedClaim, action: str) -> None:
    """Append a well-formed event about the claim, as somebody with SQL and patience could."""
    claim = Claim.objects.get(pk=row.claim_id)
    append_event(
        by=make.clara(),
        action=action,
        subject=Subject("claim", row.public_id),
        from_status=claim.verification_status,
        to_status=claim.verification_status,
        version=claim.version,
        round_=claim.round,
        reason="Ein Grund.",
    )


NEWEST = "(SELECT max(seq) FROM trail_event)"


@pytest.mark.parametrize("action", ["edit", "assign", "publish", "release", "suspend", "block"])
@pytest.mark.parametrize("state", ["public", "suspended", "withdrawn"])
def test_a_block_ends_with_no_act_but_unblocking(action: str, state: str) -> None:
    row = make.make_blocked_claim()
    forge_event(row, action)

    refused(f"UPDATE claims_publishedclaim SET state = '{state}', event_id = {NEWEST}")


@pytest.mark.parametrize("state", ["public", "withdrawn"])
def test_unblocking_ends_no_suspension(state: str) -> None:
    row = make.block(make.make_suspended_claim())
    forge_event(row, "unblock")

    refused(
        f"UPDATE claims_publishedclaim SET state = '{state}', event_id = {NEWEST}", match="without the block"
    )


@pytest.mark.parametrize("state", ["public", "suspended"])
def test_unblocking_undoes_no_withdrawal(state: str) -> None:
    row = make.block(PublishedClaim.objects.get(claim=make.make_claim_in("withdrawn")))
    forge_event(row, "unblock")

    refused(
        f"UPDATE claims_publishedclaim SET state = '{state}', event_id = {NEWEST}", match="without the block"
    )


@pytest.mark.parametrize("action", ["unblock", "publish", "suspend"])
def test_a_suspended_claim_is_made_public_by_a_release_alone(action: str) -> None:
    row = make.make_suspended_claim()
    forge_event(row, action)

    refused(
        f"UPDATE claims_publishedclaim SET state = 'public', event_id = {NEWEST}",
        match="only the act for it",
    )


@pytest.mark.parametrize("state", ["suspended", "withdrawn", "blocked"])
def test_a_public_claim_is_taken_from_readers_by_its_own_act_alone(state: str) -> None:
    row = make.make_published_claim()
    forge_event(row, "release")

    refused(
        f"UPDATE claims_publishedclaim SET state = '{state}', event_id = {NEWEST}",
        match="only the act for it",
    )


@pytest.mark.parametrize(
    ("action", "kind", "names"),
    [("erase", "record_body", "another"), ("edit", "record_body", "it"), ("erase", "claim", "it")],
)
def test_a_text_is_erased_by_no_event_but_one_that_names_it(
    published: PublishedClaim, action: str, kind: str, names: str
) -> None:
    digest = published.edition.content_hash
    append_event(
        by=make.clara(),
        action=action,
        subject=Subject(kind, digest if names == "it" else "a" * 64),
        reason="Ein Grund.",
    )

    refused(
        f"UPDATE trail_recordbody SET text = '', salt = '', erased_by_seq = {NEWEST} "
        f"WHERE digest = '{digest}'",
        match="never changed",
    )


def test_an_erased_text_cannot_be_written_again(published: PublishedClaim) -> None:
    event = make.erase_edition(published)

    refused(
        f"UPDATE trail_recordbody SET text = 'x', salt = 'y' WHERE erased_by_seq = {event.seq}",
        match="never changed",
    )
    refused(f"UPDATE trail_recordbody SET erased_by_seq = NULL WHERE erased_by_seq = {event.seq}")
