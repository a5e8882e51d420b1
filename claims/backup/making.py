"""Making a backup: under a temporary name first, so that what bears its name is complete."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from django.db import connection

from claims.backup import postgres, sqlite
from claims.backup.manifest import DUMPS, BackupRefused, Manifest, describe, write_manifest


def make_backup(target: Path) -> Manifest:
    """Write a backup into a new directory, readable by its owner alone; it holds one moment.

    Others may write meanwhile. Refuses a target that exists; leaves nothing behind when it fails.
    """
    if target.exists() or target.is_symlink():
        raise BackupRefused(
            f"{target} exists already. A backup never overwrites anything: choose a new name."
        )
    if not target.parent.is_dir():
        raise BackupRefused(f"{target.parent} is no directory.")
    partial = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent))
    try:
        vendor = connection.vendor
        dump = partial / DUMPS[vendor]
        contents = (sqlite if vendor == "sqlite" else postgres).dump_to(dump)
        _sync(dump)
        manifest = describe(dump, database=vendor, contents=contents)
        write_manifest(partial, manifest)
        sqlite.sync_directory(partial)
        partial.rename(target)
        sqlite.sync_directory(target.parent)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return manifest


def _sync(dump: Path) -> None:
    with dump.open("rb") as file:
        os.fchmod(file.fileno(), 0o600)
        os.fsync(file.fileno())
