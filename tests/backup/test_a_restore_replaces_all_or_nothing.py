"""``manage.py restore``: a backup that verifies becomes the database; any other changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from claims.backup.postgres import ASIDE
from claims.backup.restoring import what_would_be_lost
from claims.backup.sqlite import pointed_at
from claims.models import Claim, PublishedClaim
from tests import factories as make
from trail.chain import head
from trail.guards import guards_lifted, missing_guards
from trail.models import Event


@pytest.fixture
def monday(desk: str, tmp_path: Path) -> Path:
    """A backup of a desk with one published claim."""
    make.make_published_claim()
    call_command("backup", str(tmp_path / "monday"), stdout=StringIO())
    return tmp_path / "monday"


@pytest.fixture
def _no_leftovers(desk: str, tmp_path: Path) -> Iterator[None]:
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname = %s", [ASIDE])
            assert cursor.fetchone() == (0,)
    connection.close()
    assert [path.name for path in tmp_path.iterdir() if ".restoring" in path.name] == []


def restore(directory: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("restore", str(directory), *arguments, stdout=out)
    return out.getvalue()


def test_an_empty_database_gets_everything(monday: Path, elsewhere: str) -> None:
    anchor, public_id = str(head()), PublishedClaim.objects.get().public_id
    with pointed_at(elsewhere):
        printed = restore(monday, "--anchor", anchor)

        assert str(head()) == anchor
        assert missing_guards() == []
        assert User.objects.filter(username="vera").exists()
        assert Client().get(f"/en/claims/{public_id}/").status_code == 200
        # and work goes on
        make.make_published_claim(statement="Der Damm hält.")
        call_command("verify_trail", f"--anchor={anchor}", stdout=StringIO())
    assert printed.splitlines()[-1] == f"Restored and verified, head {anchor}."


def test_a_migrated_database_nobody_has_used_counts_as_empty(desk: str) -> None:
    assert what_would_be_lost() == ""

    make.make_user("vera")
    assert what_would_be_lost() == "0 events, 0 claims, 1 accounts"


def test_a_database_in_use_by_a_newsroom_is_not_replaced_by_accident(monday: Path) -> None:
    make.make_claim("Der Damm hält.")
    before = str(head())

    with pytest.raises(
        CommandError, match=r"is not empty: it holds \d+ events until .* UTC, 2 claims, 3 acc"
    ):
        restore(monday)
    assert str(head()) == before


@pytest.mark.usefixtures("_no_leftovers")
def test_with_force_the_name_has_to_be_typed(
    monday: Path, desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = str(head())
    make.make_claim("Der Damm hält.")
    before = str(head())
    asked: list[str] = []

    def typed(question: str) -> str:
        asked.append(question)
        return "yes" if len(asked) == 1 else Path(desk).name

    monkeypatch.setattr("builtins.input", typed)
    with pytest.raises(CommandError, match="That is not its name"):
        restore(monday, "--force")
    assert str(head()) == before

    restore(monday, "--force")
    assert str(head()) == then
    assert Claim.objects.count() == 1
    assert asked[0] == f"Type {Path(desk).name} to replace it: "


@pytest.mark.usefixtures("_no_leftovers")
def test_without_anybody_to_ask_it_says_how_to_go_on(monday: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make.make_claim("Der Damm hält.")
    before = str(head())
    monkeypatch.setattr("sys.stdin", StringIO())

    with pytest.raises(CommandError, match=r"Nobody is there to type .*; --yes replaces it without asking"):
        restore(monday, "--force")

    assert str(head()) == before


@pytest.mark.usefixtures("_no_leftovers")
def test_an_anchor_that_is_not_in_it_leaves_the_database_as_it_was(monday: Path) -> None:
    make.make_claim("Der Damm hält.")
    later = str(head())

    with pytest.raises(CommandError, match=r"left as it was:\nevent \d+: .* \[cut_tail\]"):
        restore(monday, "--force", "--yes", "--anchor", later)
    assert str(head()) == later
    assert Claim.objects.count() == 2
    assert missing_guards() == []


@pytest.mark.usefixtures("_no_leftovers")
def test_a_forged_record_is_not_restored(desk: str, tmp_path: Path) -> None:
    make.make_published_claim()
    with guards_lifted():
        PublishedClaim.objects.update(statement="Etwas anderes.")
    call_command("backup", str(tmp_path / "forged"), stdout=StringIO())
    with guards_lifted():
        PublishedClaim.objects.update(statement="Der Pegel stieg.")

    with pytest.raises(CommandError, match=r"\[changed_row\]"):
        restore(tmp_path / "forged", "--force", "--yes")
    assert PublishedClaim.objects.get().statement == "Der Pegel stieg."


@pytest.mark.usefixtures("_no_leftovers")
def test_a_manifest_with_another_head_is_refused(monday: Path) -> None:
    found = json.loads((monday / "manifest.json").read_text())
    (monday / "manifest.json").write_text(json.dumps({**found, "head": f"1:{'a' * 64}"}))

    with pytest.raises(CommandError, match="they do not belong together"):
        restore(monday, "--force", "--yes")
    assert Claim.objects.count() == 1


def test_an_older_backup_is_migrated(desk: str, elsewhere: str, tmp_path: Path) -> None:
    make.make_published_claim()
    call_command("migrate", "sessions", "zero", verbosity=0)
    call_command("backup", str(tmp_path / "old"), stdout=StringIO())
    with pointed_at(elsewhere):
        printed = restore(tmp_path / "old")

        assert "django_session" in connection.introspection.table_names()
        assert PublishedClaim.objects.count() == 1
        assert missing_guards() == []
    assert "Migrations applied to it: sessions.0001_initial." in printed


@pytest.mark.usefixtures("_no_leftovers")
def test_a_database_that_is_in_use_is_not_replaced(monday: Path, desk: str) -> None:
    other = connection.copy()
    other.settings_dict["NAME"] = desk
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trail_event")
        with pytest.raises(CommandError, match="Stop the service, then repeat"):
            restore(monday, "--force", "--yes")
    other.close()

    assert Event.objects.exists()


@pytest.mark.sqlite
def test_a_file_that_cannot_be_read_is_replaced(monday: Path, elsewhere: str) -> None:
    Path(elsewhere).write_bytes(b"no database at all, but long enough to be read as one" * 100)
    with pointed_at(elsewhere):
        with pytest.raises(CommandError, match="it holds data that cannot be read"):
            restore(monday)
        restore(monday, "--force", "--yes")
        assert PublishedClaim.objects.count() == 1


@pytest.mark.sqlite
def test_who_may_open_the_file_stays_as_it_was(monday: Path, desk: str) -> None:
    connection.close()
    Path(desk).chmod(0o640)
    restore(monday, "--force", "--yes")
    connection.close()

    assert Path(desk).stat().st_mode & 0o777 == 0o640


@pytest.mark.postgresql
def test_an_interrupted_restore_is_put_right_first(monday: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {ASIDE}")

    with pytest.raises(CommandError, match="A restore was interrupted before"):
        restore(monday, "--force", "--yes")
    assert Event.objects.exists()
