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
from pathlib import Path
from typing import Any

DEBIAN_VERSIONS = Path("/usr/lib/postgresql")
SERVER_OPTIONS = {
    "listen_addresses": "",
    "max_connections": "60",
    # Nothing in this cluster has to survive anything.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # A test that waits for a lock for ever should say where.
    "lock_timeout": "60s",
}


class ServerFailed(Exception):
    """The cluster could not be made or started; the text is what PostgreSQL printed."""


def server_programs() -> Path | None:
    """Return the directory with initdb and pg_ctl: the newest of Debian's, else the one in PATH."""
    versions = [path for path in DEBIAN_VERSIONS.glob("*/bin") if (path / "initdb").is_file()]
    if versions:
        return max(versions, key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("pg_ctl") else None


@contextmanager
def private_postgres(programs: Path) -> Iterator[str]:
    """Start a cluster and yield the DATABASE_URL of its superuser."""
    # Not the temporary directory of the caller: the path of a socket has at most 107 characters.
    home = Path(tempfile.mkdtemp(prefix="gegenlese-pg-", dir="/tmp"))
    identity = _unprivileged(home)
    data, socket = home / "data", home / "socket"

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / program, *arguments],
            cwd=home,
            env={**os.environ, "HOME": str(home), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **identity,
        )
        if done.returncode:
            log = home / "log"
            raise ServerFailed(f"{program}: {done.stdout}{log.read_text() if log.is_file() else ''}")

    try:
        initdb = ("--username=gegenlese", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        run("initdb", *initdb, f"--pgdata={data}")
        socket.mkdir(mode=0o700)
        if identity:
            os.chown(socket, identity["user"], identity["group"])
        options = {**SERVER_OPTIONS, "unix_socket_directories": str(socket)}
        with (data / "postgresql.auto.conf").open("a") as configuration:
            configuration.writelines(f"{name} = '{value}'\n" for name, value in options.items())
        run("pg_ctl", "start", f"--pgdata={data}", f"--log={home / 'log'}", "--wait", "--timeout=60")
        try:
            yield f"postgresql://gegenlese@/postgres?host={socket}"
        finally:
            run("pg_ctl", "stop", f"--pgdata={data}", "--mode=immediate", "--wait")
    finally:
        shutil.rmtree(home)


def _unprivileged(home: Path) -> dict[str, Any]:
    """Give `home` to the user the server runs as; return how to start a process as that user."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
