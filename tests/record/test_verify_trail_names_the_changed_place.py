"""With the guards lifted anybody can change a row; verification says which one."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests import factories as make
from trail.guards import guards_lifted
from trail.models import Event

pytestmark = pytest.mark.django_db

FLIP = {
    "trail_event": [
        ("action", "'x'", "changed_event"),
        ("subject_id", "'AAAAAAAAAAAA'", "changed_event"),
        ("from_status", "'dismissed'", "changed_event"),
        ("to_status", "'dismissed'", "changed_event"),
        ("editor_id", "'E-000'", "changed_event"),
        ("at", "'2020-01-01 00:00:00+00:00'", "changed_event"),
        ("version", "7", "changed_event"),
        ("round", "7", "changed_event"),
        ("reason_length", "99", "changed_event"),
        ("change_note_length", "99", "changed_event"),
    ],
    "claims_claimedition": [
        ("kind", "'withdrawal'", "changed_edition"),
        ("first_assessor_id", "'E-000'", "changed_edition"),
        ("second_assessor_id", "'E-000'", "changed_edition"),
        ("agreement", "'informed'", "changed_edition"),
        ("accuracy", "'false'", "changed_edition"),
        ("attribution", "'distorted'", "changed_edition"),
        ("evidence_count", "9", "changed_edition"),
        ("change_note_length", "9", "changed_edition"),
        ("published_at", "'2020-01-01 00:00:00+00:00'", "changed_edition"),
    ],
    "claims_publishedclaim": [
        ("state", "'suspended'", "changed_row"),
        ("accuracy", "'false'", "changed_row"),
        ("statement", "'Etwas anderes.'", "changed_row"),
        ("known_origins", "5", "changed_row"),
        ("search_text", "' '", "changed_row"),
        ("representation", "'{}'", "changed_row"),
    ],
    "claims_claim": [("verification_status", "'proposed'", "changed_state")],
    "trail_recordbody": [
        ("salt", "'00'", "changed_body"),
        ("erased_by_seq", "1", "false_erasure"),
    ],
}
CASES = [
    pytest.param(table, column, value, code, id=f"{table}.{column}")
    for table, columns in FLIP.items()
    for column, value, code in columns
]


def verify() -> str:
    out = StringIO()
    call_command("verify_trail", stdout=out)
    return out.getvalue()


def forge(sql: str) -> None:
    with guards_lifted(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_untouched_trail_is_ok() -> None:
    make.make_published_claim()

    assert verify().startswith("ok: ")


@pytest.mark.parametrize(("table", "column", "value", "code"), CASES)
def test_a_changed_column_is_found(table: str, column: str, value: str, code: str) -> None:
    make.correct(make.make_claim_in("published"), "Es waren elf Zentimeter.")
    condition = {"claims_claimedition": " WHERE number = 2", "trail_event": " WHERE seq = 4"}.get(table, "")

    forge(f"UPDATE {table} SET {column} = {value}{condition}")

    out = StringIO()
    with pytest.raises(CommandError, match="do not fit"):
        call_command("verify_trail", stdout=out)
    assert f"[{code}]" in out.getvalue()


def test_one_changed_letter_of_a_document_is_found() -> None:
    row = make.make_published_claim()

    forge(
        "UPDATE trail_recordbody SET text = replace(text, 'zwölf', 'zwolf') "
        f"WHERE digest = '{row.edition.content_hash}'"
    )

    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_trail", stdout=out)
    assert f"record body {row.edition.content_hash}" in out.getvalue()


def test_a_cut_tail_is_found_by_an_anchor() -> None:
    make.make_claim()
    last = Event.objects.latest("seq")
    call_command("verify_trail", f"--anchor={last.seq}:{last.hash}", stdout=StringIO())

    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_trail", f"--anchor={last.seq + 5}:{last.hash}", stdout=out)
    assert "[cut_tail]" in out.getvalue()


def test_a_removed_entry_is_found() -> None:
    make.make_claim()

    forge("DELETE FROM trail_event WHERE seq = 2")

    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_trail", stdout=out)
    assert "event 3: the entry before it is 1" in out.getvalue()


@pytest.mark.parametrize("anchor", ["812", "812:short", "x:" + "0" * 64])
def test_a_malformed_anchor_is_refused(anchor: str) -> None:
    with pytest.raises(CommandError, match="no anchor like"):
        call_command("verify_trail", f"--anchor={anchor}")
