"""A session's own temporary tables, named like ours, tell a guard nothing."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from claims.models import Evidence
from tests import factories as make

pytestmark = pytest.mark.django_db

# As if the newest event edited the claim, and the claim were open for it.
PRETENCE = (
    (
        "CREATE TEMPORARY TABLE trail_event AS SELECT 1000000 AS seq, 'claim' AS subject_kind, "
        "'edit' AS action, "
        "public_id AS subject_id FROM claims_claim"
    ),
    (
        "CREATE TEMPORARY TABLE claims_claim AS SELECT id, public_id, last_event_id, 'in_review' AS "
        "verification_status FROM {schema}.claims_claim"
    ),
)


def change_evidence(schema: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in PRETENCE:
            cursor.execute(statement.format(schema=schema))
        cursor.execute(f"UPDATE {schema}.claims_evidence SET title = 'x'")


@pytest.mark.sqlite
def test_sqlite_reads_the_file_of_the_guard() -> None:
    make.make_claim_in("second_review")
    with pytest.raises(DatabaseError, match="only within an act"):
        change_evidence("main")


@pytest.mark.postgresql
def test_postgresql_looks_at_temporary_tables_last() -> None:
    make.make_claim_in("second_review")
    with pytest.raises(DatabaseError, match="only within an act"):
        change_evidence("public")


@pytest.mark.postgresql
def test_without_the_fixed_path_it_would_be_deceived() -> None:
    make.make_claim_in("second_review")
    with connection.cursor() as cursor:
        cursor.execute("ALTER FUNCTION guard_evidence_changed_in_an_act() RESET search_path")
    change_evidence("public")
    assert Evidence.objects.get().title == "x"
