"""Servers for one run, on free ports of this machine: gunicorn as it is deployed, and Datasette."""

from __future__ import annotations

import http.client
import itertools
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from benchmarks.records import ROOT, Record
from tests.faults.installation import PROXY_HEADERS

READY_WITHIN = 60
TIMEOUT = 600
PART = 1 << 16
# Lists as anybody asks for them, but without facets being tried out: the product's lists show none either.
_DATASETTE = (
    *("--setting", "suggest_facets", "off", "--setting", "max_returned_rows", "100"),
    *("--setting", "sql_time_limit_ms", "20000", "--setting", "allow_download", "off"),
)


class Http:
    """One client with one kept connection; behind what says it is the proxy, as the product is served."""

    _numbers = itertools.count(1)

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def get(self, address: str) -> bytes:
        """Return the body. Raises ``RuntimeError`` for anything but 200."""
        response = self._response(address)
        body = response.read()
        if response.status != HTTPStatus.OK:
            raise RuntimeError(f"{address}: {response.status} {body[:300]!r}")
        return body

    def getting(self, address: str) -> Callable[[], None]:
        """Return a case that asks for one address."""

        def once() -> None:
            self.get(address)

        return once

    def draining(self, address: str) -> Callable[[], None]:
        """Return a case that reads a long answer and keeps nothing of it."""

        def once() -> None:
            response = self._response(address)
            if response.status != HTTPStatus.OK:
                raise RuntimeError(f"{address}: {response.status} {response.read()[:300]!r}")
            while response.read(PART):
                pass

        return once

    def _response(self, address: str) -> http.client.HTTPResponse:
        number = next(Http._numbers)
        asking = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        headers = {**PROXY_HEADERS, "X-Forwarded-For": asking}
        try:
            return self._once(address, headers)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            # A server closes a connection nobody used for some seconds.
            self._connection.close()
            return self._once(address, headers)

    def _once(self, address: str, headers: Mapping[str, str]) -> http.client.HTTPResponse:
        self._connection.request("GET", address, headers=dict(headers))
        return self._connection.getresponse()


@contextmanager
def gunicorn(record: Record) -> Iterator[Http]:
    """Serve the product on this record; every answer is made anew."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "config/gunicorn.py",
        "--access-logfile",
        "/dev/null",
    ]
    with _serving(
        [*command, "config.wsgi"],
        {**record.variables, "BIND": f"127.0.0.1:{port}", "BENCHMARK_KEEPS_NOTHING": "1"},
        port,
        log=record.home / "gunicorn.log",
    ) as client:
        yield client


@contextmanager
def datasette(python: Path, flat: Path) -> Iterator[Http]:
    """Serve the flat table."""
    port = _free_port()
    command = [str(python), "-m", "datasette", "serve", "--immutable", str(flat), "--port", str(port)]
    log = flat.parent / "datasette.log"
    with _serving([*command, *_DATASETTE], {"PATH": "/usr/bin:/bin"}, port, log=log) as client:
        yield client


@contextmanager
def _serving(command: list[str], variables: Mapping[str, str], port: int, *, log: Path) -> Iterator[Http]:
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - programs of this module
            command, cwd=ROOT, env=dict(variables), stdout=output, stderr=subprocess.STDOUT
        )
    client = Http(port)
    try:
        end = time.monotonic() + READY_WITHIN
        while not _is_listening(port):
            if time.monotonic() > end or process.poll() is not None:
                raise RuntimeError(f"{command[2]} does not answer; its log: {log.read_text()}")
            time.sleep(0.1)
        yield client
    finally:
        process.terminate()
        process.wait(timeout=60)


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
