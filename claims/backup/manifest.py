"""What a backup says about itself, in ``manifest.json``; written last, so a backup without one is none."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from trail.canonical import iso_utc
from trail.chain import Head, parse_head

FORMAT = 1
FILE = "manifest.json"
DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
CHUNK = 1 << 20


class BackupRefused(Exception):
    """A backup cannot be made or restored; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a dump: where its trail ends, and which migrations made its tables ("app.name")."""

    head: Head
    migrations: Sequence[str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's description of itself. ``database`` is the vendor as Django names it."""

    made_at: str
    made_by: str
    database: str
    sha256: str
    bytes: int
    contents: Contents

    @property
    def dump(self) -> str:
        return DUMPS[self.database]


def version() -> str:
    """Return the version of the code that is running."""
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def describe(dump: Path, *, database: str, contents: Contents) -> Manifest:
    """Return the manifest for a dump that was just made."""
    digest, size = sha256_of(dump)
    return Manifest(iso_utc(dt.datetime.now(dt.UTC)), version(), database, digest, size, contents)


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write the manifest into a backup, readable by its owner alone, and down to the disk."""
    text = json.dumps(
        {
            "format": FORMAT,
            "made_at": manifest.made_at,
            "made_by": f"Gegenlese {manifest.made_by}",
            "database": manifest.database,
            "dump": {"file": manifest.dump, "sha256": manifest.sha256, "bytes": manifest.bytes},
            "head": str(manifest.contents.head),
            "migrations": list(manifest.contents.migrations),
        },
        indent=2,
    )
    with (directory / FILE).open("x", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of a backup; refuses what is none, or of a format this code does not know."""
    if not directory.is_dir():
        raise BackupRefused(f"{directory} is no backup: a backup is a directory with a {FILE} in it.")
    try:
        found = json.loads((directory / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BackupRefused(
            f"{directory} has no {FILE}: the backup was not finished, or this is none."
        ) from None
    except (OSError, ValueError) as error:
        raise BackupRefused(f"{directory / FILE} cannot be read: {error}.") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BackupRefused(
            f"{directory / FILE} has a format this version does not know. Use a newer Gegenlese."
        )
    try:
        return _manifest(found)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupRefused(f"{directory / FILE} was changed or is damaged.") from error


def check_dump(directory: Path, manifest: Manifest) -> Path:
    """Return the dump of a backup; refuses one that is not, byte for byte, what the manifest names."""
    dump = directory / manifest.dump
    try:
        digest, size = sha256_of(dump)
    except OSError as error:
        raise BackupRefused(f"{dump} cannot be read: {error.strerror}.") from error
    if size != manifest.bytes:
        raise BackupRefused(
            f"{dump} has {size} bytes; {manifest.bytes} were written. It is incomplete or was changed."
        )
    if digest != manifest.sha256:
        raise BackupRefused(f"{dump} is not what was written: its SHA-256 is not the one in {FILE}.")
    return dump


def sha256_of(path: Path) -> tuple[str, int]:
    """Return SHA-256 (hex) and size of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _manifest(found: dict[str, Any]) -> Manifest:
    database, dump = found["database"], found["dump"]
    if dump["file"] != DUMPS[database]:
        raise ValueError("a dump has one name for each kind of database")
    return Manifest(
        made_at=str(found["made_at"]),
        made_by=str(found["made_by"]).removeprefix("Gegenlese "),
        database=database,
        sha256=str(dump["sha256"]),
        bytes=int(dump["bytes"]),
        contents=Contents(parse_head(found["head"]), [str(name) for name in found["migrations"]]),
    )
