"""What is no backup, not all of it, or of something else is refused with a sentence; nothing happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.backup.manifest import DUMPS, Contents, describe, write_manifest
from trail.chain import Head

HEAD = Head(812, "a" * 64)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A whole backup of some bytes; whether they are a database is not asked before they are checked."""
    return make_backup(tmp_path / "monday", connection.vendor)


def make_backup(directory: Path, database: str) -> Path:
    directory.mkdir()
    dump = directory / DUMPS[database]
    dump.write_bytes(b"0123456789" * 100)
    contents = Contents(HEAD, ["trail.0001_editors_events_and_bodies"])
    write_manifest(directory, describe(dump, database=database, contents=contents))
    return directory


def refused(directory: Path, *arguments: str) -> str:
    with pytest.raises(CommandError) as refusal:
        call_command("restore", str(directory), *arguments, stdout=StringIO())
    assert refusal.value.returncode == 1
    return str(refusal.value)


def test_a_changed_dump(backup: Path) -> None:
    (backup / DUMPS[connection.vendor]).write_bytes(b"0123456780" * 100)

    assert refused(backup).endswith("is not what was written: its SHA-256 is not the one in manifest.json.")


def test_a_truncated_dump(backup: Path) -> None:
    (backup / DUMPS[connection.vendor]).write_bytes(b"0123456789" * 99)

    assert refused(backup).endswith("has 990 bytes; 1000 were written. It is incomplete or was changed.")


def test_a_dump_that_is_gone(backup: Path) -> None:
    (backup / DUMPS[connection.vendor]).unlink()

    assert refused(backup).endswith("cannot be read: No such file or directory.")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda found: found.update(format=2), "a format this version does not know"),
        (lambda found: found.pop("head"), "was changed or is damaged"),
        (lambda found: found.update(head="812"), "was changed or is damaged"),
        (lambda found: found["dump"].update(file="../elsewhere"), "was changed or is damaged"),
        (lambda found: found["migrations"].append("trail.0999_later"), "made by a newer Gegenlese (0.1.0)"),
    ],
    ids=["format", "no head", "half a head", "path outside", "newer"],
)
def test_a_manifest_this_version_cannot_use(
    backup: Path, change: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    found = json.loads((backup / "manifest.json").read_text())
    change(found)
    (backup / "manifest.json").write_text(json.dumps(found))

    assert sentence in refused(backup)


def test_a_manifest_that_is_no_json(backup: Path) -> None:
    (backup / "manifest.json").write_text('{"format": 1')

    assert "manifest.json cannot be read" in refused(backup)


def test_a_backup_that_was_not_finished(backup: Path) -> None:
    (backup / "manifest.json").unlink()

    assert "the backup was not finished" in refused(backup)


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    assert "is no backup: a backup is a directory" in refused(tmp_path / "nothing")


def test_a_backup_of_another_kind_of_database(tmp_path: Path) -> None:
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[other]

    assert refused(make_backup(tmp_path / "other", other)).endswith(f"Set DATABASE_URL to a {name} database.")


def test_half_an_anchor(backup: Path) -> None:
    assert "--anchor: “812” is no head like 812:5e3f…" in refused(backup, "--anchor", "812")
