"""Gunicorn as it is deployed: production settings, several workers, behind what says it is the proxy."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.installation import PROXY_HEADERS, ROOT
from tests.over_http import Browser

READY_WITHIN = 60


class Gunicorn:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], base: str, log: Path) -> None:
        self.process = process
        self.base = base
        self.log = log

    def workers(self) -> list[int]:
        """Return the process ids of the workers that live."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(line) for line in found.stdout.split()]

    def tracebacks(self) -> int:
        """Return how many tracebacks the log holds: a fault of the database is one line, not a defect."""
        return self.log.read_text(errors="replace").count('"traceback"')


@contextmanager
def served(home: Path) -> Iterator[Gunicorn]:
    """Serve with the variables of this process until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = home / "gunicorn.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"),
                *("--no-control-socket", "config.wsgi"),
            ],
            cwd=ROOT,
            env={**os.environ, "BIND": address},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Gunicorn(process, f"http://{address}", log)
    try:
        _wait_until_ready(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _wait_until_ready(server: Gunicorn) -> None:
    browser = Browser(server.base, PROXY_HEADERS)
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        try:
            if browser.get("/readyz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the server did not become ready; its log is {server.log.read_text()}")
