"""Guard mutation: each guard and each CHECK of the record, taken out alone, lets something through.

What is backed up by others stands in ``REDUNDANT`` with its backup; then it alone has to hold without
that backup, and something has to get through when both are gone.
"""

from __future__ import annotations

import pytest
from django.db import connection

from tests.guards.mutation import RECORD_CHECKS, make_newsroom, without
from trail.guards import expected_guards
from trail.probing import Outcome, all_probes, try_probe

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a busy machine could not try would look like a guard that nobody misses."""
    monkeypatch.setattr("trail.probing.LOCK_TIMEOUT", "20s")


# The signatures of an edition are compared with the clearance, whose columns have the same CHECKs.
SHADOWED_CHECKS: dict[str, tuple[str, ...]] = {
    "event_prev_hash_has_64_characters": ("event_follows_the_last",),
    "edition_agreement_is_in_the_list": ("edition_is_signed_by_two",),
    "edition_accuracy_is_in_the_list": ("edition_is_signed_by_two",),
    "edition_attribution_is_in_the_list": ("edition_is_signed_by_two",),
    "edition_has_two_assessors": ("edition_is_signed_by_two",),
    "edition_has_an_axis_checked": ("edition_is_signed_by_two",),
    # A label outside its act is refused before it could take another one's place.
    "protectedlabel_no_replace": ("protectedlabel_given_with_an_edition",),
}
# PostgreSQL has no REPLACE; an upsert is an INSERT and an UPDATE, and the guard of either refuses it.
UPSERTS: dict[str, tuple[str, ...]] = {
    "event_no_replace": ("event_no_update",),
    "recordbody_no_replace": ("recordbody_only_erased",),
    "article_no_replace": ("article_described_with_event",),
    "claim_no_replace": ("claim_moves_along_the_table", "claim_write_is_recorded"),
    "assessment_no_replace": ("assessment_no_update",),
    "linkverdict_no_replace": ("linkverdict_no_update",),
    "clearance_no_replace": ("clearance_no_update",),
    "claimedition_no_replace": ("claimedition_no_update", "edition_follows_its_event"),
    "copyedit_no_replace": ("copyedit_no_update", "copyedit_follows_its_event"),
    "protectedlabel_no_replace": ("protectedlabel_no_update", "protectedlabel_given_with_an_edition"),
    "claimmatch_no_replace": ("claimmatch_decided_with_event",),
    "publishedsource_no_replace": ("publishedsource_no_update",),
    "publishedarticle_no_replace": ("publishedarticle_no_update",),
    "publishedtopic_no_replace": ("publishedtopic_no_update",),
}
# Emptying a table empties those that refer to it, and their guards refuse that.
REFERRED_TO = (
    "event_no_truncate",
    "recordbody_no_truncate",
    "editor_no_truncate",
    "article_no_truncate",
    "claim_no_truncate",
    "appearance_no_truncate",
    "assessment_no_truncate",
    "claimedition_no_truncate",
    "published_no_truncate",
)
# Too long a text: the type of the column refuses it on PostgreSQL.
LENGTHS = {"event_from_status_is_bounded", "event_to_status_is_bounded", "body_salt_is_bounded"}


def redundant() -> dict[str, tuple[str, ...]]:
    if connection.vendor == "sqlite":
        return SHADOWED_CHECKS
    truncates = [guard.name for guard in expected_guards() if guard.operation == "TRUNCATE"]
    emptied = {name: tuple(other for other in truncates if other != name) for name in REFERRED_TO}
    return SHADOWED_CHECKS | UPSERTS | emptied


def attack(name: str) -> list[Outcome]:
    return [try_probe(probe) for probe in all_probes() if probe.attacks == name]


def names() -> list[str]:
    checks = set(RECORD_CHECKS) - (LENGTHS if connection.vendor == "postgresql" else set())
    return [*(guard.name for guard in expected_guards()), *sorted(checks)]


def test_every_guard_and_every_check_of_the_record_has_its_attack() -> None:
    assert {probe.attacks for probe in all_probes()} == set(names())


def test_every_attack_is_refused() -> None:
    make_newsroom()
    outcomes = [try_probe(probe) for probe in all_probes()]
    assert [outcome for outcome in outcomes if outcome.result != "refused"] == []


def test_a_guard_taken_out_alone_lets_its_attack_through() -> None:
    make_newsroom()
    unnoticed = []
    for name in names():
        with without(name):
            if not any(outcome.result == "passed" for outcome in attack(name)):
                unnoticed.append(name)
    assert sorted(unnoticed) == sorted(redundant())


def test_a_guard_that_is_backed_up_holds_alone_and_is_noticed_without_its_backup() -> None:
    make_newsroom()
    messages = {guard.name: guard.message for guard in expected_guards()}
    wrong = []
    for name, backup in redundant().items():
        with without(*backup):
            held = any(
                outcome.result == "refused" and messages.get(name, name) in outcome.detail
                for outcome in attack(name)
            )
        with without(name, *backup):
            noticed = any(outcome.result == "passed" for outcome in attack(name))
        if not (held and noticed):
            wrong.append((name, held, noticed))
    assert wrong == []


def test_trying_leaves_nothing_behind() -> None:
    make_newsroom()
    tables = [*connection.introspection.table_names()]

    def contents() -> dict[str, list[str]]:
        with connection.cursor() as cursor:
            found = {}
            for table in tables:
                cursor.execute(f"SELECT * FROM {table}")
                found[table] = sorted(map(repr, cursor.fetchall()))
            return found

    before = contents()
    for name in names():
        with without(name):
            attack(name)
    assert contents() == before
