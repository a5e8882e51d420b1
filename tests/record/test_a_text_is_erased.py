"""``manage.py erase``: one text goes for good, the trail says so and still verifies."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from claims.models import Claim, ClaimEdition, PublishedClaim
from claims.workflow.actions import blocking, publishing
from claims.workflow.actions.publishing import rebuild_published
from claims.workflow.errors import RequirementUnmet
from sources.models import Capture
from tests import factories as make
from trail.bodies import read_body
from trail.editors import system_editor
from trail.guards import guards_lifted
from trail.models import Event, RecordBody

pytestmark = pytest.mark.django_db

WORD = "Zwetschgenkanu"
STATEMENT = f"Ein {WORD} fuhr im Januar 2025 über den See."
REASON = "Landgericht Seestadt, 4 O 12/25"


@pytest.fixture
def row() -> PublishedClaim:
    """A claim with two editions; only the first names the canoe."""
    make.make_user("olga", is_superuser=True)
    claim = make.make_claim_in("published", statement=STATEMENT)
    make.correct(claim, "Ein Boot fuhr im Januar 2025 über den See.")
    return PublishedClaim.objects.get(claim=claim)


def run(name: str, *options: str, by: str = "olga", reason: str = REASON) -> str:
    out = StringIO()
    call_command("erase", name, f"--by={by}", f"--reason={reason}", *options, stdout=out)
    return out.getvalue()


def refused(name: str, match: str, *options: str, **arguments: str) -> None:
    """Assert that the command says why it erases nothing, and changes nothing."""
    before = (Event.objects.count(), list(RecordBody.objects.order_by("pk").values()))
    with pytest.raises(CommandError, match=match) as failure:
        run(name, *options, **arguments)
    assert failure.value.returncode != 0
    assert (Event.objects.count(), list(RecordBody.objects.order_by("pk").values())) == before


def digest_of(row: PublishedClaim, number: int) -> str:
    return ClaimEdition.objects.get(claim_id=row.claim_id, number=number).content_hash


ONE_ERASED = "1 record texts were erased, each by an event that names it.\nok: "


def verify() -> str:
    out = StringIO()
    call_command("verify_trail", stdout=out)
    return out.getvalue()


def test_an_edition_is_erased_and_the_trail_still_verifies(row: PublishedClaim) -> None:
    digest = digest_of(row, 1)

    report = run(f"{row.public_id}/1", "--yes")

    body = RecordBody.objects.get(pk=digest)
    event = Event.objects.latest("seq")
    assert (body.text, body.salt, body.erased_by_seq) == ("", "", event.seq)
    assert (event.action, event.subject_kind, event.subject_id) == ("erase", "record_body", digest)
    assert event.editor.user is not None
    assert event.editor.user.get_username() == "olga"
    assert read_body(event.body) == {
        "captures": [],
        "edition": {"claim": row.public_id, "number": 1},
        "reason": REASON,
    }
    assert f"Erased by event {event.seq}." in report
    assert verify().startswith(ONE_ERASED)


def test_it_shows_the_text_and_where_the_same_words_still_lie(row: PublishedClaim) -> None:
    report = run(f"{row.public_id}/1", "--dry-run")

    proposed = Event.objects.get(action="propose", subject_id=row.public_id)
    assert proposed.body_id is not None
    assert f"To be erased: edition 1 of claim {row.public_id} (first, " in report
    assert STATEMENT in report
    assert f"{proposed.body_id[:12]}  repeats its words  event {proposed.seq}: propose claim" in report
    assert "Stays at the desk, for editors only: statement of the claim, quotes: 1, " in report
    assert "explanations of assessments: 4." in report


def test_the_texts_it_lists_can_be_erased_one_by_one_until_no_word_is_left(row: PublishedClaim) -> None:
    assert f"{WORD} " in "".join(RecordBody.objects.values_list("text", flat=True))

    report = run(f"{row.public_id}/1", "--yes")
    for line in report.splitlines():
        if "repeats its words" in line:
            run(line.split()[0], "--yes")

    assert RecordBody.objects.filter(text__contains=WORD).count() == 0
    assert verify().startswith(ONE_ERASED.replace("1 record", "9 record"))


def test_a_dry_run_erases_nothing(row: PublishedClaim) -> None:
    before = Event.objects.count()

    assert run(f"{row.public_id}/1", "--dry-run").endswith("Dry run: nothing was erased.\n")

    assert Event.objects.count() == before
    assert RecordBody.objects.exclude(erased_by_seq=None).count() == 0


def test_the_digest_may_be_shortened_and_written_in_capitals(row: PublishedClaim) -> None:
    run(digest_of(row, 1)[:12].upper(), "--yes")

    assert RecordBody.objects.get(erased_by_seq__isnull=False).pk == digest_of(row, 1)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("{public_id}/9", "There is no edition 9"),
        ("{public_id}/zwei", "names no edition"),
        ("7Q2M7Q2M7Q2M/1", "There is no edition 1"),
        ("{digest:.11}", "12 to 64 hexadecimal digits"),
        ("{digest}0", "12 to 64 hexadecimal digits"),
        ("Zwetschgenkanu", "names no text"),
        ("000000000000", "No record body has a digest that begins with"),
    ],
)
def test_a_name_of_nothing_is_refused(row: PublishedClaim, name: str, match: str) -> None:
    refused(name.format(public_id=row.public_id, digest=digest_of(row, 1)), match, "--yes")


def test_a_prefix_of_two_texts_is_refused(row: PublishedClaim) -> None:
    for last in "ab":
        RecordBody.objects.create(digest=f"{'c' * 63}{last}", salt="00", text="{}")

    refused("c" * 12, "More than one digest begins with", "--yes")


@pytest.mark.parametrize("by", ["clara", "vera"])
def test_nobody_but_a_superuser_erases(row: PublishedClaim, by: str) -> None:
    make.clara()
    refused(f"{row.public_id}/1", "Only an active superuser erases", "--yes", by=by)


def test_a_deactivated_superuser_erases_nothing(row: PublishedClaim) -> None:
    olga = make.make_user("olga")
    olga.is_active = False
    olga.save()

    refused(f"{row.public_id}/1", "Only an active superuser erases", "--yes")


def test_an_account_that_does_not_exist_is_refused(row: PublishedClaim) -> None:
    refused(f"{row.public_id}/1", "there is no account “nobody”", "--yes", by="nobody")


@pytest.mark.parametrize(
    ("reason", "match"),
    [
        ("  ", "Give a reason"),
        ("x" * 2001, "too long"),
        (f"Verboten: „Ein {WORD} fuhr im Januar“ usw.", "repeats words that are to go: “ein zwetschgenkanu"),
        ("Wegen des Titels Pegelstände im Januar.", "“pegelstände im januar”"),
    ],
)
def test_a_reason_that_is_none_or_repeats_the_text_is_refused(
    row: PublishedClaim, reason: str, match: str
) -> None:
    refused(f"{row.public_id}/1", match, "--yes", reason=reason)


def test_what_is_gone_is_not_erased_twice(row: PublishedClaim) -> None:
    run(f"{row.public_id}/1", "--yes")

    seq = Event.objects.latest("seq").seq
    refused(f"{row.public_id}/1", f"erased before, by event {seq}", "--yes")


@pytest.mark.parametrize("answer", ["", "yes", "no", "ERASE!"])
def test_any_other_answer_erases_nothing(
    row: PublishedClaim, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: answer)

    refused(f"{row.public_id}/1", "Nothing was erased")


def test_the_word_erase_goes_on(row: PublishedClaim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "erase")

    assert "Erased by event" in run(f"{row.public_id}/1")


def test_without_anybody_to_answer_nothing_is_erased(
    row: PublishedClaim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))

    refused(f"{row.public_id}/1", "Nobody is there to answer")


def test_erasing_the_newest_edition_empties_the_readers_row(row: PublishedClaim) -> None:
    assert "It is the newest edition" in run(f"{row.public_id}/2", "--yes")

    row.refresh_from_db()
    assert (row.state, row.statement, row.search_text, row.said_on) == ("public", "", "", None)
    assert (row.sources.count(), row.articles.count(), row.topics.count()) == (0, 0, 0)
    told = json.loads(row.representation)
    assert (told["erased"], told["number"], told["kind"]) == (True, 2, "correction")
    assert verify().startswith(ONE_ERASED)


def test_a_row_that_keeps_a_word_of_an_erased_edition_is_found(row: PublishedClaim) -> None:
    run(f"{row.public_id}/2", "--yes")
    with guards_lifted():
        PublishedClaim.objects.filter(pk=row.pk).update(search_text=" boot ")

    with pytest.raises(CommandError, match="do not fit"):
        verify()


def test_every_later_act_works_on_a_claim_without_its_text(row: PublishedClaim) -> None:
    run(f"{row.public_id}/2", "--yes")
    claim = Claim.objects.get(pk=row.claim_id)

    claim = publishing.suspend(claim.pk, by=make.vera(), revision=claim.revision, reason="Es gibt Einspruch.")
    claim = publishing.release(claim.pk, by=make.viktor(), revision=claim.revision, reason="Erledigt.")
    claim = blocking.block(claim.pk, by=make.clara(), revision=claim.revision, reason=REASON)
    claim = blocking.unblock(claim.pk, by=make.clara(), revision=claim.revision, reason=REASON)
    rebuild_published(by=system_editor())
    with pytest.raises(RequirementUnmet, match=r"nothing is left|nichts mehr"):
        publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Weg damit.")
    make.correct(claim, "Ein Schiff fuhr im Januar 2025 über den See.")

    row.refresh_from_db()
    assert (row.edition.number, row.state) == (3, "public")
    assert row.statement == "Ein Schiff fuhr im Januar 2025 über den See."
    assert row.sources.count() > 0
    assert verify().startswith(ONE_ERASED)


def test_the_text_of_one_entry_is_erased_without_touching_the_claim(row: PublishedClaim) -> None:
    before = (row.representation, row.event_id)
    entry = Event.objects.get(action="propose", subject_id=row.public_id)
    assert entry.body_id is not None

    run(entry.body_id, "--yes")

    row.refresh_from_db()
    assert (row.representation, row.event_id) == before
    assert read_body(Event.objects.latest("seq").body)["event"] == entry.seq
    assert verify().startswith(ONE_ERASED)


def test_archived_copies_go_with_the_edition_unless_something_else_rests_on_them() -> None:
    make.make_user("olga", is_superuser=True)
    other = make.make_claim_in("published")
    claim = make.add_evidence(make.make_claim_in("in_review"), url="https://messreihe.example/")
    claim = make.assess_second(make.submit(claim))
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Neue Werte.")
    claim = make.add_evidence(claim, url="https://elsewhere.example/")
    alone = make.make_capture("https://messreihe.example/", "nur hier")
    shared = make.make_capture("https://wasseramt.example/pegel", "auch dort")
    unnamed = make.make_capture("https://elsewhere.example/", "nach der Veröffentlichung")

    report = run(f"{claim.public_id}/1", "--yes")

    assert f"Emptied with it: archived copy {alone.pk} of https://messreihe.example/" in report
    assert f"Stays: archived copy {shared.pk} of" in report
    assert f"claim {other.public_id} rests on it, too" in report
    kept = Capture.objects.exclude(text="").order_by("pk").values_list("pk", flat=True)
    assert list(kept) == [shared.pk, unnamed.pk]
    emptied = Capture.objects.get(pk=alone.pk)
    assert (bytes(emptied.content), emptied.text) == (b"", "")
    assert (emptied.main_text, emptied.is_erased) == ("", True)
    assert (emptied.address.url, emptied.sha256) == ("https://messreihe.example/", alone.sha256)
    assert read_body(Event.objects.latest("seq").body)["captures"] == [alone.pk]


def test_a_copy_goes_with_the_last_edition_that_rests_on_it(row: PublishedClaim) -> None:
    capture = make.make_capture("https://wasseramt.example/pegel")

    assert "edition 2 rests on it, too" in run(f"{row.public_id}/1", "--yes")
    assert Capture.objects.get(pk=capture.pk).text == "Seite"
    run(f"{row.public_id}/2", "--yes")
    assert Capture.objects.get(pk=capture.pk).text == ""


def test_copies_stay_where_they_are_asked_to(row: PublishedClaim) -> None:
    capture = make.make_capture("https://wasseramt.example/pegel")

    run(f"{row.public_id}/1", "--yes", "--keep-captures")
    run(f"{row.public_id}/2", "--yes", "--keep-captures")

    assert Capture.objects.get(pk=capture.pk).text == "Seite"


def test_an_erasure_lets_no_other_row_of_readers_change(row: PublishedClaim) -> None:
    other = make.make_published_claim()
    run(f"{row.public_id}/1", "--yes")

    with (
        pytest.raises(DatabaseError, match="only with a fresh event"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE claims_publishedclaim SET statement = 'x', event_id = (SELECT max(seq) FROM trail_event) "
            "WHERE id = %s",
            [other.pk],
        )


def test_bytes_that_are_no_text_are_refused(row: PublishedClaim) -> None:
    refused(f"{row.public_id}/1", "no UTF-8 text", "--yes", reason="LG 1 \udcff")
