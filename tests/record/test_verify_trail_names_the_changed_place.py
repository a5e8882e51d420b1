"""With the guards lifted anybody can forge a row; verification says which one, and how grave it is."""

from __future__ import annotations

import pytest

from claims.models import PublishedClaim
from claims.record.schemas import newest
from tests import factories as make
from tests.record.forging import forged, verify
from trail.models import Event

pytestmark = pytest.mark.django_db

CLAIM = "claims_claim"
EDITION = "claims_claimedition"
ROW = "claims_publishedclaim"
FIRST_ASSESSMENT = "(SELECT id FROM claims_assessment WHERE round = 1 AND place = 'first')"
DOCUMENT = f"(SELECT content_hash FROM {EDITION} WHERE number = 2)"

# what was forged, its code, the exit code, how the place begins
FORGERIES = {
    "entry removed": ("DELETE FROM trail_event WHERE seq = 4", "gap", 1, "event 5"),
    "links rewritten": (
        f"UPDATE trail_event SET prev_hash = '{'a' * 64}' WHERE seq = 4",
        "broken_link",
        1,
        "event 4",
    ),
    "action changed": ("UPDATE trail_event SET action = 'x' WHERE seq = 4", "changed_event", 1, "event 4"),
    "document changed": (
        f"UPDATE trail_recordbody SET text = replace(text, 'elf', 'elv') WHERE digest = {DOCUMENT}",
        "changed_body",
        1,
        "record body",
    ),
    "document removed": (
        f"DELETE FROM trail_recordbody WHERE digest = {DOCUMENT}",
        "lost_body",
        1,
        "edition {id}/2",
    ),
    "payload removed": (
        "DELETE FROM trail_recordbody WHERE digest = (SELECT body_id FROM trail_event WHERE seq = 4)",
        "lost_body",
        1,
        "event 4",
    ),
    "erased without an event": (
        f"UPDATE trail_recordbody SET text = '', salt = '', erased_by_seq = 1 WHERE digest = {DOCUMENT}",
        "false_erasure",
        1,
        "record body",
    ),
    "verdict of an edition": (
        f"UPDATE {EDITION} SET accuracy = 'false' WHERE number = 2",
        "changed_edition",
        3,
        "edition {id}/2",
    ),
    "edition removed": (f"DELETE FROM {EDITION} WHERE number = 2", "lost_edition", 3, "edition {id}/2"),
    "edition of another event": (
        f"UPDATE {EDITION} SET event_id = 3 WHERE number = 2",
        "unrecorded_edition",
        3,
        "edition {id}/2",
    ),
    "claim removed": (f"DELETE FROM {CLAIM}", "lost_claim", 3, "claim {id}"),
    "claim under another id": (
        f"UPDATE {CLAIM} SET public_id = 'AAAAAAAAAAAA'",
        "unrecorded_claim",
        3,
        "claim AAAAAAAAAAAA",
    ),
    "state of a claim": (
        f"UPDATE {CLAIM} SET verification_status = 'proposed'",
        "changed_state",
        3,
        "claim {id}",
    ),
    "suspender of a claim": (
        f"UPDATE {CLAIM} SET suspended_by_id = 'E-000'",
        "changed_claim",
        3,
        "claim {id}",
    ),
    "editor removed": ("DELETE FROM trail_editor WHERE code = 'E-002'", "lost_editor", 3, "editor E-002"),
    "assessment changed": (
        "UPDATE claims_assessment SET change_note = 'Nichts.' WHERE place = 'first' AND round = 2",
        "changed_assessment",
        3,
        "assessment {id}/2 by E-002",
    ),
    "assessment removed": (
        "DELETE FROM claims_assessment WHERE round = 2 AND place = 'second'",
        "lost_assessment",
        3,
        "assessment {id}/2 by E-003",
    ),
    "link verdict changed": (
        f"UPDATE claims_linkverdict SET verdict = 'distorted' WHERE assessment_id IN {FIRST_ASSESSMENT}",
        "changed_links",
        3,
        "assessment {id}/1 by E-002",
    ),
    "clearance changed": (
        "UPDATE claims_clearance SET agreement = 'informed' WHERE round = 1",
        "changed_clearance",
        3,
        "clearance {id}/1",
    ),
    "clearance removed": (
        "DELETE FROM claims_clearance WHERE round = 2",
        "lost_clearance",
        3,
        "clearance {id}/2",
    ),
    "readers' row removed": (f"DELETE FROM {ROW}", "missing_row", 3, "readers' row {id}"),
    "readers' row suspended": (
        f"UPDATE {ROW} SET state = 'suspended', representation = '{{}}'",
        "changed_state_of_row",
        3,
        "readers' row {id}",
    ),
    "re-review hidden": (
        f"UPDATE {ROW} SET under_re_review = TRUE",
        "changed_state_of_row",
        3,
        "readers' row",
    ),
    "readers' row on an old edition": (
        f"UPDATE {ROW} SET edition_id = (SELECT id FROM {EDITION} WHERE number = 1)",
        "stale_row",
        3,
        "readers' row {id}",
    ),
    "statement shown to readers": (
        f"UPDATE {ROW} SET statement = 'Ja.'",
        "changed_row",
        3,
        "readers' row {id}",
    ),
    "source of a readers' row": (
        "UPDATE claims_publishedsource SET role = 'relay' WHERE role = 'claimant'",
        "changed_relations",
        3,
        "readers' row {id}",
    ),
}


@pytest.mark.parametrize(("statement", "code", "exit_code", "place"), FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_found_and_named(statement: str, code: str, exit_code: int, place: str) -> None:
    claim = make.correct(make.make_claim_in("published"), "Es waren elf Zentimeter.")

    with forged(statement):
        found, printed = verify()

    assert found == exit_code
    assert not printed["ok"]
    named = [finding["place"] for finding in printed["findings"] if finding["code"] == code]
    assert any(name.startswith(place.replace("{id}", claim.public_id)) for name in named), printed["findings"]


def test_a_row_for_readers_that_nobody_published_is_found() -> None:
    published = make.make_published_claim()
    other = make.make_claim("Der Damm hält.")
    statement = f"UPDATE {ROW} SET claim_id = {other.pk} WHERE id = {published.pk}"

    with forged(statement):
        code, printed = verify()

    assert code == 3
    assert {finding["code"] for finding in printed["findings"]} == {"missing_row", "unrecorded_row"}


@pytest.mark.parametrize("table", ["claims_assessment", "claims_clearance"])
def test_an_assessment_or_clearance_moved_to_another_claim_is_found(table: str) -> None:
    claim = make.make_claim_in("published")
    other = make.make_claim_in("in_review", statement="Der Damm hält.")
    noun = table.removeprefix("claims_")

    with forged(f"UPDATE {table} SET claim_id = {other.pk} WHERE claim_id = {claim.pk}"):
        code, printed = verify()

    assert code == 3
    assert {finding["code"] for finding in printed["findings"]} == {f"lost_{noun}", f"unrecorded_{noun}"}


def test_a_suspended_claim_shown_again_is_found_although_its_row_is_consistent() -> None:
    """The state is taken from the events: a row that a careless rebuild made public is found."""
    row = make.make_suspended_claim()
    shown = make.make_published_claim(statement="Der Damm hält.")
    text = shown.representation.replace("'", "''")

    with forged(
        f"UPDATE {ROW} SET state = 'public', representation = '{text}' WHERE id = {row.pk}",
    ):
        code, printed = verify()

    assert code == 3
    assert printed["findings"][0]["code"] == "changed_state_of_row"
    assert printed["findings"][0]["meaning"].endswith(": state")


def test_a_document_of_a_newer_version_is_a_finding_and_the_rest_is_verified(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make.make_published_claim()
    other = make.make_claim("Der Damm hält.")
    # A version that reads less than what the database holds, as after going back to an older one.
    monkeypatch.setattr(newest, "__kwdefaults__", {**(newest.__kwdefaults__ or {}), "schema": 0})

    with forged(f"UPDATE {CLAIM} SET verification_status = 'cleared' WHERE id = {other.pk}"):
        code, printed = verify()

    assert code == 3
    assert {finding["code"] for finding in printed["findings"]} == {"unknown_schema", "changed_state"}
    meanings = [f["meaning"] for f in printed["findings"] if f["code"] == "unknown_schema"]
    assert meanings[0].endswith("Update Gegenlese to read it.")


def test_a_text_nothing_refers_to_is_a_note() -> None:
    make.make_claim()

    with forged(f"INSERT INTO trail_recordbody (digest, salt, text) VALUES ('{'0' * 64}', '', '{{}}')"):
        code, printed = verify()

    assert code == 1  # the digest is not that of the text
    assert printed["notes"] == {"erased_body": 0, "orphan_body": 1}


def test_a_row_made_again_still_fits() -> None:
    from claims.workflow.actions.publishing import rebuild_published
    from trail.editors import system_editor

    make.make_suspended_claim()
    make.make_published_claim(statement="Der Damm hält.")
    rebuild_published(by=system_editor())
    make.make_published_claim(statement="Der Deich hält.")

    assert set(PublishedClaim.objects.values_list("event_id", flat=True)) == {
        *Event.objects.filter(action="rebuild_published").values_list("seq", flat=True),
        Event.objects.latest("seq").seq,
    }
    assert verify()[0] == 0
