"""A reader of the installation: requests through the WSGI handler with all middleware, as gunicorn's."""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from tests.faults.installation import HOST


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def forget() -> None:
    """Let no answer be kept: the next one is made from the record."""
    caches["readers"].clear()


class Reader:
    """Asks each time from another address: one address may ask 600 times an hour."""

    handler: WSGIHandler | None = None
    _numbers = itertools.count(1)

    def __init__(self, **headers: str) -> None:
        if Reader.handler is None:
            Reader.handler = get_wsgi_application()
        self._headers = {f"HTTP_{name.upper()}": value for name, value in headers.items()}

    def get(self, address: str, *, status: int = HTTPStatus.OK) -> Answer:
        """Return the answer, read to its end. Raises ``RuntimeError`` for another status."""
        headers: dict[str, str] = {}
        body = b"".join(self.parts(address, status=status, headers=headers))
        return Answer(status, headers, body)

    def parts(
        self, address: str, *, status: int = HTTPStatus.OK, headers: dict[str, str] | None = None
    ) -> Iterator[bytes]:
        """Yield the answer in the parts it comes in. Raises ``RuntimeError`` for another status."""
        number = next(Reader._numbers)
        forwarded = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        parts = urlsplit(address)
        environ = {
            **_ENVIRON,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "HTTP_X_FORWARDED_FOR": forwarded,
            "wsgi.input": io.BytesIO(),
            **self._headers,
        }
        started: list[Any] = []

        def start(*arguments: Any) -> Any:
            started.extend(arguments)

        if Reader.handler is None:
            raise RuntimeError("there is no handler")
        response = Reader.handler(environ, start)
        try:
            if int(started[0].split(" ", 1)[0]) != status:
                raise RuntimeError(f"{address}: {started[0]} {b''.join(response)[:300]!r}")
            if headers is not None:
                headers.update(started[1])
            yield from response
        finally:
            # Only now is the request over, as with a server: a connection that is not kept is closed here.
            response.close()


_ENVIRON: Mapping[str, Any] = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "SERVER_NAME": HOST,
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "REMOTE_ADDR": "127.0.0.1",
    "HTTP_HOST": HOST,
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_ACCEPT_LANGUAGE": "de",
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
