"""`manage.py verify_guards` names every guard, constraint and setting that is not as expected."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests import factories as make
from tests.guards.mutation import make_newsroom, without
from trail.catalogue import verify_constraints, verify_guards, verify_settings
from trail.probing import all_probes, try_probe

pytestmark = pytest.mark.django_db


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def verify(*options: str) -> dict[str, object]:
    """Return what the command prints as JSON, whatever it ends with."""
    out = StringIO()
    with suppress(CommandError):
        call_command("verify_guards", "--json", *options, stdout=out)
    result: dict[str, object] = json.loads(out.getvalue())
    return result


def found(check: Callable[[], object]) -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in check()]  # type: ignore[attr-defined]


def test_a_whole_database_is_ok() -> None:
    out = StringIO()
    call_command("verify_guards", stdout=out)
    assert out.getvalue().endswith("ok: the database refuses what it has to\n")
    assert verify()["findings"] == []


def test_a_missing_guard_is_named() -> None:
    with without("event_no_update"):
        out = StringIO()
        with pytest.raises(CommandError, match="1 places do not fit") as ended:
            call_command("verify_guards", stdout=out)
    assert ended.value.returncode == 1
    assert "guard_event_no_update: it is not installed [guard_missing]\n" in out.getvalue()


def test_a_guard_that_says_something_else_is_named() -> None:
    trigger = "guard_event_no_update"
    if connection.vendor == "sqlite":
        execute(
            f"DROP TRIGGER {trigger}",
            f"CREATE TRIGGER {trigger} BEFORE UPDATE ON trail_event WHEN FALSE BEGIN SELECT 1; END",
        )
    else:
        body = "BEGIN RETURN NEW; END"
        execute(f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS '{body}'")
    assert found(verify_guards) == [("guard_differs", trigger)]


def test_a_guard_nobody_knows_is_named() -> None:
    if connection.vendor == "sqlite":
        execute("CREATE TRIGGER guard_of_old BEFORE UPDATE ON trail_event BEGIN SELECT 1; END")
    else:
        execute(
            "CREATE TRIGGER guard_of_old BEFORE UPDATE ON trail_event "
            "FOR EACH ROW EXECUTE FUNCTION guard_event_no_update()"
        )
    assert found(verify_guards) == [("guard_unknown", "guard_of_old")]


@pytest.mark.postgresql
@pytest.mark.parametrize("how", ["DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"])
def test_a_guard_that_is_switched_off_is_named(how: str) -> None:
    execute(f"ALTER TABLE trail_event {how} guard_event_no_update")
    assert found(verify_guards) == [("guard_off", "guard_event_no_update")]


@pytest.mark.postgresql
def test_a_guard_that_never_fires_is_named() -> None:
    trigger = "guard_event_no_update"
    execute(
        f"DROP TRIGGER {trigger} ON trail_event",
        f"CREATE TRIGGER {trigger} BEFORE UPDATE ON trail_event FOR EACH ROW WHEN (FALSE) "
        f"EXECUTE FUNCTION {trigger}()",
    )
    assert found(verify_guards) == [("guard_differs", trigger)]


@pytest.mark.postgresql
def test_constraints_that_are_missing_different_or_unchecked_are_named() -> None:
    execute(
        "ALTER TABLE trail_event DROP CONSTRAINT event_action_is_bounded",
        "ALTER TABLE claims_claimedition DROP CONSTRAINT edition_has_two_assessors",
        "ALTER TABLE claims_claimedition ADD CONSTRAINT edition_has_two_assessors CHECK (number > 0)",
        "ALTER TABLE claims_claimedition DROP CONSTRAINT edition_number_is_unique",
        "ALTER TABLE claims_claim DROP CONSTRAINT claim_status_is_in_the_list",
        "ALTER TABLE claims_claim ADD CONSTRAINT claim_status_is_in_the_list CHECK "
        "(verification_status IN ('proposed', 'in_review', 'second_review', 'disagreement', 'cleared', "
        "'published', 'dismissed', 'withdrawn')) NOT VALID",
    )
    assert sorted(found(verify_constraints)) == [
        ("constraint_differs", "edition_has_two_assessors"),
        ("constraint_missing", "edition_number_is_unique"),
        ("constraint_missing", "event_action_is_bounded"),
        ("constraint_not_validated", "claim_status_is_in_the_list"),
    ]


@pytest.mark.postgresql
def test_keys_without_a_name_of_ours_are_missed_too() -> None:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "claims_claimedition")
    for name, key in constraints.items():
        if key["columns"] in (["event_id"], ["first_assessor_id"]) and (key["foreign_key"] or key["unique"]):
            execute(f"ALTER TABLE claims_claimedition DROP CONSTRAINT {name}")
    assert sorted(found(verify_constraints)) == [
        ("reference_missing", "claims_claimedition.event_id"),
        ("reference_missing", "claims_claimedition.first_assessor_id"),
        ("unique_missing", "claims_claimedition (event_id)"),
    ]


@pytest.mark.sqlite
def test_a_table_that_lost_its_keys_is_named() -> None:
    execute(
        "CREATE TABLE copy AS SELECT * FROM claims_claim_topics",
        "DROP TABLE claims_claim_topics",
        "ALTER TABLE copy RENAME TO claims_claim_topics",
    )
    assert found(verify_constraints) == [
        ("unique_missing", "claims_claim_topics (id)"),
        ("unique_missing", "claims_claim_topics (claim_id, topic_id)"),
        ("reference_missing", "claims_claim_topics.claim_id"),
        ("reference_missing", "claims_claim_topics.topic_id"),
    ]


@pytest.mark.sqlite
def test_a_check_that_was_edited_in_the_schema_itself_is_named() -> None:
    execute(
        "PRAGMA writable_schema = ON",
        """UPDATE sqlite_master SET sql = replace(replace(sql, '"event_action_is_bounded" CHECK (',
        '"event_action_is_bounded" CHECK (1 OR '), '"event_hash_has_64_characters"', '"another"')
        WHERE name = 'trail_event'""",
        "PRAGMA writable_schema = OFF",
    )
    assert found(verify_constraints) == [
        ("constraint_missing", "event_hash_has_64_characters"),
        ("constraint_differs", "event_action_is_bounded"),
    ]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "wrong", "right"), [("recursive_triggers", 0, 1), ("ignore_check_constraints", 1, 0)]
)
def test_a_pragma_that_lets_something_pass_is_named(pragma: str, wrong: int, right: int) -> None:
    execute(f"PRAGMA {pragma} = {wrong}")
    try:
        assert ("setting", f"PRAGMA {pragma}") in found(verify_settings)
    finally:
        execute(f"PRAGMA {pragma} = {right}")


@pytest.mark.postgresql
def test_a_session_in_which_no_trigger_fires_is_named() -> None:
    execute("SET LOCAL session_replication_role = 'replica'")
    assert found(verify_settings) == [("setting", "session_replication_role")]


def test_a_probe_that_gets_through_is_a_finding() -> None:
    make_newsroom()
    with without("linkverdict_no_update"):
        result = verify("--probe")
    assert {
        "code": "probe_passed",
        "place": "linkverdict_no_update",
        "meaning": "the database did it: "
        "UPDATE claims_linkverdict SET verdict = 'distorted' WHERE id = %(id)s",
    } in result["findings"]  # type: ignore[operator]


def test_what_has_no_row_is_not_called_refused() -> None:
    make.make_claim_in("proposed")
    result = verify("--probe")
    probes = result["probes"]
    assert result["ok"] is True
    assert "linkverdict_no_update" in probes["not_tried"]["no row to try it on"]  # type: ignore[index]
    assert "event_no_update" not in probes["not_tried"]["no row to try it on"]  # type: ignore[index]
    assert probes["tried"] == probes["refused"]  # type: ignore[index]


def test_one_published_claim_is_enough_to_try_what_keeps_the_record() -> None:
    make.make_published_claim()

    result = verify("--probe")

    not_tried = result["probes"]["not_tried"]["no row to try it on"]  # type: ignore[index]
    assert result["ok"] is True
    assert [name for name in not_tried if name.startswith(("claimedition_", "edition_"))] == []
    # Ending a block takes a blocked claim, and the claim of this newsroom has no topic.
    assert sorted(name for name in not_tried if name.startswith("published")) == [
        "published_unblocks_to_what_it_was",
        "publishedtopic_added_in_an_act",
        "publishedtopic_no_replace",
        "publishedtopic_no_update",
        "publishedtopic_removed_in_an_act",
    ]


@pytest.mark.postgresql
def test_a_table_in_use_is_left_alone() -> None:
    (truncate,) = [probe for probe in all_probes() if probe.attacks == "evidence_no_truncate"]
    reader = connection.copy()
    try:
        reader.set_autocommit(False)
        reader.cursor().execute("SELECT count(*) FROM claims_evidence")
        outcome = try_probe(truncate)
    finally:
        reader.rollback()
        reader.close()
    assert (outcome.result, outcome.detail) == ("not tried", "the table is in use: try again")
    assert try_probe(truncate).result == "refused"
