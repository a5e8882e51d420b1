"""The databases a run measures: built by the first run that needs them, kept for the next one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.environment import without_ours
from tests.faults.installation import production
from tests.private_postgres import Cluster

ROOT = Path(__file__).resolve().parent.parent
# What decides which rows there are. A record built by other code than this is built anew.
_WRITTEN_BY = ("benchmarks/data", "trail", "sources", "claims")
_WRITING = ("data", "trail", "sources", "models", "migrations", "record", "matching", "guards", "search")
# A record that is copied in one go, and then only read.
POSTGRES_OPTIONS = {
    "shared_buffers": "1GB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "lock_timeout": "0",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One database with so many claims; ``facts`` are what its cases ask for."""

    vendor: str
    claims: int
    url: str
    home: Path
    facts: dict[str, Any]

    @property
    def variables(self) -> dict[str, str]:
        """Return the environment of a production installation on it."""
        return {
            **without_ours(),
            **production(self.url, self.home),
            # The product's own settings and addresses, with the naive version beside them.
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "STATIC_ROOT": str(self.home.parent / "static"),
            "WEB_CONCURRENCY": "1",
        }


class Records:
    """The records kept in a directory."""

    def __init__(self, directory: Path, *, is_verified: bool, tell: Callable[[str], None]) -> None:
        self._directory = directory
        self._is_verified = is_verified
        self._tell = tell
        self._code = _fingerprint()

    def on_sqlite(self, claims: int) -> Record:
        """Return the record in a SQLite file."""
        home = self._directory / f"{claims}-{self._code}"
        file, facts = home / "record.sqlite3", home / "facts.json"
        url = f"sqlite:///{file}"
        if not facts.exists():
            self._make_room(claims)
            home.mkdir(parents=True)
            written = self._timed("building", "sqlite", claims, url, "build", str(claims))
            self._verify("sqlite", claims, url)
            facts.write_text(json.dumps(written))
        return Record("sqlite", claims, url, home, json.loads(facts.read_text()))

    def on_postgres(self, original: Record, cluster: Cluster) -> Record:
        """Return the same record on PostgreSQL."""
        name = f"record_{original.claims}"
        url = urlsplit(cluster.url)._replace(path=f"/{name}").geturl()
        copied = original.home / "on-postgresql"
        if not copied.exists():
            for statement in (f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"):
                _run(
                    [str(cluster.programs / "psql"), cluster.url, "--quiet", "--command", statement],
                    dict(os.environ),
                )
            file = str(original.home / "record.sqlite3")
            self._timed("copying", "postgresql", original.claims, url, "copy", file)
            self._verify("postgresql", original.claims, url)
            copied.touch()
        return Record("postgresql", original.claims, url, original.home, original.facts)

    def _verify(self, vendor: str, claims: int, url: str) -> None:
        if not self._is_verified:
            self._tell(f"{claims:,} claims on {vendor} are not verified")
            return
        found = self._timed("verifying", vendor, claims, url, "verify")
        if found:
            sys.exit(f"The record that was built is not in order.\n{found}")

    def _timed(self, what: str, vendor: str, claims: int, url: str, *action: str) -> Any:
        begun = time.monotonic()
        variables = {**without_ours(), **production(url, self._directory), "GEGENLESE_ENV": "development"}
        answer = json.loads(_run([sys.executable, "-m", "benchmarks.data", *action], variables))
        self._tell(f"{what} {claims:,} claims on {vendor}: {time.monotonic() - begun:.0f} s")
        return answer

    def _make_room(self, claims: int) -> None:
        for old in self._directory.glob(f"{claims}-*"):
            shutil.rmtree(old)


def collect_static(record: Record) -> None:
    """Collect the files the pages of the desk name, once."""
    target = Path(record.variables["STATIC_ROOT"])
    if not (target / "staticfiles.json").exists():
        _run([sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"], record.variables)


def _run(command: list[str], variables: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - programs of this module
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for folder in _WRITTEN_BY:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if set(path.relative_to(ROOT).parts[:-1]) & set(_WRITING):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
