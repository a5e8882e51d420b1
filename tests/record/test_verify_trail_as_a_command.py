"""What ``manage.py verify_trail`` takes, prints and ends with."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from claims.management.commands import verify_trail
from tests import factories as make
from tests.record.forging import codes, forged, verify
from trail.chain import Subject, append_event, head
from trail.editors import system_editor
from trail.models import Event, RecordBody

pytestmark = pytest.mark.django_db

ZEROS = "0" * 64


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_trail", *arguments, stdout=out)
    return out.getvalue()


def test_a_sound_record_ends_with_its_head() -> None:
    make.make_published_claim()
    newest = Event.objects.latest("seq")

    assert printed() == f"ok: {newest.seq} events, head {newest.seq}:{newest.hash}\n"


def test_an_empty_trail_is_ok() -> None:
    assert printed() == f"ok: 0 events, head 0:{ZEROS}\n"
    assert printed("--anchor", f"0:{ZEROS}").startswith("ok: ")


def test_several_anchors_are_looked_up() -> None:
    make.make_claim()
    early = head()
    make.make_claim("Der Damm hält.")

    assert verify("--anchor", str(early), "--anchor", str(head()))[0] == 0


def test_a_cut_tail_is_found_by_an_anchor_alone() -> None:
    make.make_claim()
    with transaction.atomic():
        append_event(by=system_editor(), action="note", subject=Subject("record", "x"))
    anchor = head()

    with forged(f"DELETE FROM trail_event WHERE seq = {anchor.seq}"):
        assert verify()[0] == 0
        assert verify("--anchor", str(anchor))[0] == 2
        assert codes("--anchor", str(anchor)) == {"cut_tail"}


def test_a_rewritten_trail_is_found_by_an_anchor_alone() -> None:
    make.make_claim()

    code, answer = verify("--anchor", f"2:{'a' * 64}")

    assert code == 2
    assert answer["findings"] == [
        {"code": "rewritten", "place": "event 2", "meaning": "the entry is not the one the anchor names"}
    ]


def test_what_is_broken_goes_before_what_differs() -> None:
    make.make_published_claim()

    with forged(
        "UPDATE trail_event SET action = 'x' WHERE seq = 2",
        "UPDATE claims_claim SET verification_status = 'proposed'",
    ):
        assert verify("--anchor", f"2:{'a' * 64}")[0] == 1


def test_since_looks_at_later_entries_and_what_they_touch() -> None:
    make.make_claim_in("published")
    since = head().seq + 1
    later = make.make_claim_in("published", statement="Der Damm hält.")
    early, late = "UPDATE trail_event SET action = 'x' WHERE seq = 2", f"id = {later.pk}"

    with forged(early):
        assert codes() == {"changed_event"}
        assert codes("--since", str(since)) == set()
    with forged(f"UPDATE claims_claim SET round = 3 WHERE {late}"):
        assert codes("--since", str(since)) == {"changed_claim"}
    with forged(f"UPDATE claims_claim SET round = 3 WHERE NOT {late}"):
        assert codes("--since", str(since)) == set()


def test_since_looks_at_the_texts_of_later_entries_and_editions() -> None:
    claim = make.make_claim_in("published")
    edition = claim.editions.get()
    change = "UPDATE trail_recordbody SET text = '{}' WHERE digest = "

    for digest in (edition.content_hash, edition.event.body_id):
        with forged(f"{change}'{digest}'"):
            assert "changed_body" in codes("--since", str(edition.event_id))
            assert "changed_body" not in codes("--since", str(edition.event_id + 1))


def test_since_says_what_it_did_not_look_at() -> None:
    make.make_claim()

    assert printed("--since", "2").startswith(
        "Not looked at: entries before 2, their texts, and claims nothing has happened to since."
    )


def test_since_notices_that_the_trail_ends_before() -> None:
    make.make_claim()
    last = head().seq

    assert verify("--since", str(last + 1))[0] == 0
    assert verify("--since", str(last + 2))[0] == 2
    assert codes("--since", str(last + 2)) == {"cut_tail"}


def test_an_erased_text_is_counted_and_no_failure() -> None:
    make.make_claim_in("dismissed")
    body = RecordBody.objects.get(events__action="dismiss")
    with transaction.atomic():
        erased = append_event(
            by=system_editor(), action="erase", subject=Subject("record_body", body.digest), reason="Urteil."
        )
        RecordBody.objects.filter(pk=body.pk).update(text="", salt="", erased_by_seq=erased.seq)

    assert printed().startswith("1 record texts were erased, each by an event that names it.\nok: ")


@pytest.mark.parametrize("anchor", ["812", "812:short", f"x:{ZEROS}", f"-1:{ZEROS}", f"1:{'g' * 64}"])
def test_a_malformed_anchor_is_refused(anchor: str) -> None:
    with pytest.raises(CommandError, match="is no head like 812:5e3f…") as refused:
        call_command("verify_trail", f"--anchor={anchor}")
    assert refused.value.returncode == 4


def test_since_begins_with_1() -> None:
    with pytest.raises(CommandError, match="numbered from 1") as refused:
        call_command("verify_trail", "--since=0")
    assert refused.value.returncode == 4


def test_a_database_that_cannot_be_read_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(**_: object) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(verify_trail, "verify_everything", unreadable)

    with pytest.raises(CommandError, match="cannot be read: disk I/O error") as refused:
        call_command("verify_trail", stdout=StringIO())
    assert refused.value.returncode == 4


def test_progress_is_shown_on_a_terminal_only() -> None:
    make.make_claim()
    terminal, pipe = Terminal(), StringIO()

    call_command("verify_trail", stdout=StringIO(), stderr=terminal)
    call_command("verify_trail", stdout=StringIO(), stderr=pipe)

    assert "rows looked at" in terminal.getvalue()
    assert pipe.getvalue() == ""


@pytest.mark.parametrize("since", ["0", "-1", "foo", "", "9223372036854775808", "9" * 5000, "١"])
def test_a_since_that_names_no_entry_verifies_nothing(since: str) -> None:
    with pytest.raises(CommandError, match="is no number of an entry") as refused:
        call_command("verify_trail", f"--since={since}")

    assert refused.value.returncode == 4
