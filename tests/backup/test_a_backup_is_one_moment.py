"""``manage.py backup``: one moment of a database that goes on, complete or not there at all."""

from __future__ import annotations

import hashlib
import json
import stat
import subprocess
import threading
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.backup import manifest, postgres
from claims.backup.sqlite import pointed_at
from sources.models import Capture
from tests import factories as make
from trail.chain import head
from trail.models import Event


def backup(target: Path) -> str:
    out = StringIO()
    call_command("backup", str(target), stdout=out)
    return out.getvalue()


def test_the_manifest_says_what_the_dump_is(desk: str, tmp_path: Path) -> None:
    make.make_published_claim()
    printed = backup(tmp_path / "monday")
    found = json.loads((tmp_path / "monday" / "manifest.json").read_text())
    dump = tmp_path / "monday" / found["dump"]["file"]

    assert found["format"] == 1
    assert found["database"] == connection.vendor
    assert found["head"] == str(head())
    assert found["made_by"] == "Gegenlese 0.1.0"
    assert found["dump"]["bytes"] == dump.stat().st_size
    assert found["dump"]["sha256"] == hashlib.sha256(dump.read_bytes()).hexdigest()
    assert "trail.0001_editors_events_and_bodies" in found["migrations"]
    assert printed.endswith(f"head {head()}\n")


def test_only_its_owner_may_read_a_backup(desk: str, tmp_path: Path) -> None:
    backup(tmp_path / "monday")

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "monday").iterdir()}
    assert stat.S_IMODE((tmp_path / "monday").stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert len(modes) == 2


def test_archived_pages_are_in_it(desk: str, elsewhere: str, tmp_path: Path) -> None:
    content = bytes(range(256))
    make.make_capture("https://wasseramt.example/", content=content)
    backup(tmp_path / "monday")
    with pointed_at(elsewhere):
        call_command("restore", str(tmp_path / "monday"), stdout=StringIO())
        assert bytes(Capture.objects.get().content) == content


def test_a_backup_made_while_others_write_ends_with_the_head_of_its_manifest(
    desk: str, elsewhere: str, tmp_path: Path
) -> None:
    make.make_published_claim()
    before, running, failures = head().seq, threading.Event(), list[BaseException]()
    written = threading.Event()

    def write() -> None:
        try:
            while not running.is_set():
                make.make_published_claim(statement="Der Damm hält.")
                written.set()
        except BaseException as failure:  # noqa: BLE001 - handed to the thread of the test below
            failures.append(failure)
        finally:
            written.set()
            connection.close()

    # The connection of the other thread begins with the settings of the test run.
    writer = threading.Thread(target=_pointed, args=(desk, write))
    writer.start()
    try:
        assert written.wait(timeout=20)
        backup(tmp_path / "monday")
        seen = head().seq
        written.clear()
        assert written.wait(timeout=20)
    finally:
        running.set()
        writer.join(timeout=20)

    assert failures == []
    kept = json.loads((tmp_path / "monday" / "manifest.json").read_text())["head"]
    assert before < int(kept.split(":")[0]) <= seen < head().seq
    with pointed_at(elsewhere):
        call_command("restore", str(tmp_path / "monday"), stdout=StringIO())
        assert str(head()) == kept


def _pointed(name: str, work: object) -> None:
    with pointed_at(name):
        assert callable(work)
        work()


def test_nothing_is_overwritten(desk: str, tmp_path: Path) -> None:
    (tmp_path / "monday").mkdir()

    with pytest.raises(CommandError, match="exists already"):
        backup(tmp_path / "monday")
    assert list((tmp_path / "monday").iterdir()) == []


def test_a_place_that_is_not_there_is_refused(desk: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere is no directory"):
        backup(tmp_path / "nowhere" / "monday")


def test_a_backup_that_fails_leaves_nothing_behind(
    desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> tuple[str, int]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(manifest, "sha256_of", full)
    place = tmp_path / "backups"
    place.mkdir()

    with pytest.raises(CommandError, match="No space left on device"):
        backup(place / "monday")
    assert list(place.iterdir()) == []


@pytest.mark.postgresql
def test_the_password_stands_on_no_command_line(
    desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Sequence[str], str]] = []
    run = subprocess.run

    def recorded(command: Sequence[str], **options: object) -> object:
        environment = options["env"]
        assert isinstance(environment, dict)
        seen.append((command, environment["PGPASSWORD"]))
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "Zwetschgenkanu")
    monkeypatch.setattr(subprocess, "run", recorded)
    backup(tmp_path / "monday")

    ((command, password),) = seen
    assert password == "Zwetschgenkanu"
    assert not any("Zwetschgenkanu" in part for part in command)


@pytest.mark.postgresql
def test_a_missing_program_is_named(desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres, "DEBIAN_VERSIONS", tmp_path)

    with pytest.raises(CommandError, match="pg_dump was not found"):
        backup(tmp_path / "monday")
    assert not (tmp_path / "monday").exists()
    assert Event.objects.count() == 0
