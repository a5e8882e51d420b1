"""Over the server that is deployed: a client sees that an export was broken off, and that one was whole."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from tests import factories as make
from tests.exports.reading import EXPORTS, lines
from tests.project.source_tree import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite, pytest.mark.long]


@contextmanager
def served(application: str) -> Iterator[int]:
    """Serve the rows of this test until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "BIND": f"127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "WEB_CONCURRENCY": "1",
    }
    command = ["-m", "gunicorn", "--config", "config/gunicorn.py", "--no-control-socket", application]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _attempt in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=60)


def fetch(port: int, name: str) -> bytes:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        client.request("GET", f"{EXPORTS}{name}", headers={"Host": "127.0.0.1"})
        response = client.getresponse()
        assert response.status == 200
        assert response.headers["Transfer-Encoding"] == "chunked"
        return response.read()
    finally:
        client.close()


def test_a_failure_halfway_breaks_the_transfer_off() -> None:
    make.make_published_claim()
    with served("tests.exports.failing_halfway:application") as port:
        for name in ("claims.ndjson", "claims.json", "claims.claimreview.json"):
            with pytest.raises(http.client.IncompleteRead):
                fetch(port, name)


def test_a_whole_export_ends_as_it_should() -> None:
    row = make.make_published_claim()
    with served("config.wsgi:application") as port:
        assert [entry["public_id"] for entry in lines(fetch(port, "claims.ndjson"))] == [row.public_id]
