"""A piece of web on loopback for tests: what it serves, who asked, and a canary that must never be asked."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PUBLIC = "93.184.215.14"
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """``routes`` are answers by path; the address PUBLIC leads to them, every other one to the canary."""

    routes: dict[str, Answer] = field(default_factory=dict)
    requests: list[dict[str, str]] = field(default_factory=list)
    canary_hits: list[str] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    addresses: Callable[[str], list[str]] = lambda _host: [PUBLIC]
    port: int = 0
    canary_port: int = 0

    def resolver(self, host: str, _port: int) -> list[str]:
        self.resolved.append(host)
        return self.addresses(host)

    def connector(self, address: str, _port: int, timeout: float) -> socket.socket:
        self.connected.append(address)
        port = self.port if address == PUBLIC else self.canary_port
        return socket.create_connection(("127.0.0.1", port), timeout)


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    """Return an answer with the given headers (``content_type`` for Content-Type)."""

    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            if value:
                request.send_header(name.replace("_", "-").title(), value)
        request.end_headers()
        with contextlib.suppress(ConnectionError):
            request.wfile.write(body)

    return send


def moved(location: str, status: int = 302) -> Answer:
    return answer(status, location=location)


@pytest.fixture
def web() -> Iterator[Web]:
    served = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.connection.getsockname()[1] == served.canary_port:
                served.canary_hits.append(self.path)
            served.requests.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
            served.routes.get(self.path, answer(404))(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Stay silent."""

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
    served.port, served.canary_port = (server.server_port for server in servers)
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,)) for server in servers]
    for thread in threads:
        thread.start()
    yield served
    for server, thread in zip(servers, threads, strict=True):
        server.shutdown()
        thread.join()
        server.server_close()
