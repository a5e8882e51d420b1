"""A PostgreSQL cluster of its own for one test run, thrown away afterwards.

    with private_postgres() as url:
        ...

It needs the server programs, but no running server, no rights and no free port: the cluster listens on a
socket in a directory only its user may enter. PostgreSQL refuses to run as root, so root starts it as the
user `postgres`, or as `nobody`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DEBIAN_VERSIONS = Path("/usr/lib/postgresql")
SERVER_OPTIONS = {
    "listen_addresses": "",
    "max_connections": "60",
    # It would hold a table for longer than a probe of the guards waits for it.
    "autovacuum": "off",
    # A test that waits for a lock for ever should say where.
    "lock_timeout": "60s",
}
# For a cluster in which nothing has to survive anything.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ServerFailed(Exception):
    """The cluster could not be made or started; the text is what PostgreSQL printed."""


def server_programs() -> Path | None:
    """Return the directory with initdb and pg_ctl: the newest of Debian's, else the one in PATH."""
    versions = [path for path in DEBIAN_VERSIONS.glob("*/bin") if (path / "initdb").is_file()]
    if versions:
        return max(versions, key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("pg_ctl") else None


@dataclass
class Cluster:
    """A running cluster; ``url`` is the DATABASE_URL of its superuser."""

    programs: Path
    home: Path
    identity: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"postgresql://gegenlese@/postgres?host={self.home / 'socket'}"

    def start(self, options: dict[str, str]) -> None:
        """Start it; makes it where it is not there yet."""
        if not (self.home / "data").exists():
            self._make(options)
        self._control("start", f"--log={self.home / 'log'}", "--timeout=60")

    def _make(self, options: dict[str, str]) -> None:
        initdb = ("--username=gegenlese", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", *initdb, f"--pgdata={self.home / 'data'}")
        socket = self.home / "socket"
        socket.mkdir(mode=0o700)
        if self.identity:
            os.chown(socket, self.identity["user"], self.identity["group"])
        with (self.home / "data" / "postgresql.auto.conf").open("a") as configuration:
            configuration.writelines(
                f"{name} = '{value}'\n"
                for name, value in {**options, "unix_socket_directories": str(socket)}.items()
            )

    def crash_and_restart(self) -> None:
        """Stop without a word to anybody, as a crash does, and start again; returns when it answers."""
        self._control("restart", "--mode=immediate", f"--log={self.home / 'log'}", "--timeout=60")

    def stop(self, mode: str = "immediate") -> None:
        self._control("stop", f"--mode={mode}")

    def _control(self, action: str, *options: str) -> None:
        self._run("pg_ctl", action, f"--pgdata={self.home / 'data'}", "--wait", *options)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.home,
            env={**os.environ, "HOME": str(self.home), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.identity,
        )
        if done.returncode:
            log = self.home / "log"
            raise ServerFailed(f"{program}: {done.stdout}{log.read_text() if log.is_file() else ''}")


@contextmanager
def private_postgres(programs: Path) -> Iterator[str]:
    """Start a cluster and yield the DATABASE_URL of its superuser."""
    with private_cluster(programs) as cluster:
        yield cluster.url


@contextmanager
def private_cluster(programs: Path, *, durable: bool = False) -> Iterator[Cluster]:
    """Start a cluster; a durable one keeps what it acknowledged over a crash, as a server in use does."""
    # Not the temporary directory of the caller: the path of a socket has at most 107 characters.
    home = Path(tempfile.mkdtemp(prefix="gegenlese-pg-", dir="/tmp"))
    try:
        cluster = Cluster(programs, home, _unprivileged(home))
        cluster.start(SERVER_OPTIONS if durable else {**SERVER_OPTIONS, **FORGETFUL})
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(home)


@contextmanager
def kept_cluster(programs: Path, home: Path, options: dict[str, str]) -> Iterator[Cluster]:
    """Start the cluster in ``home``, made by the first call; what it holds is there the next time.

    The path has to be short: the cluster listens on a socket below it.
    """
    home.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(programs, home, _unprivileged(home))
    cluster.start({**SERVER_OPTIONS, **FORGETFUL, **options})
    try:
        yield cluster
    finally:
        cluster.stop("fast")


def _unprivileged(home: Path) -> dict[str, Any]:
    """Give `home` to the user the server runs as; return how to start a process as that user."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
