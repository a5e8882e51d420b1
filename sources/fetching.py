"""Getting one page from the public internet, and from nowhere else.

``fetch`` resolves a host once, checks every address it got, and connects to a checked address itself, so no
second look-up can lead elsewhere. Redirects are checked in the same way. It knows no proxy, no cookies and
no credentials, and one deadline holds for everything together.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import http.client
import io
import logging
import queue
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sources.public_addresses import is_public

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

logger = logging.getLogger(__name__)

MAX_BODY = 5 * 1024 * 1024
MAX_REDIRECTS = 3
MAX_URL = 2000
SECONDS = 10.0
PORTS = {"http": 80, "https": 443}
_CHUNK = 64 * 1024
_MOVED = (301, 302, 303, 307, 308)
_HOST = re.compile(r"[a-z0-9._:-]{1,253}", re.IGNORECASE)
# Everything an address may hold already, "%" included; the rest is percent-encoded.
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "User-Agent": "Gegenlese",
    "Connection": "close",
}

Resolver = Callable[[str, int], Sequence[str]]
Connector = Callable[[str, int, float], socket.socket]


class FetchFailure(StrEnum):
    """Why there is no page, as coarse as an editor may know it.

    Unknown name, address that is not public, refused connection, bad certificate and silence are one
    reason: told apart, they would let an editor map the network this runs in.
    """

    NO_WEB_ADDRESS = "no_web_address"
    UNREACHABLE = "unreachable"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    TOO_LARGE = "page_too_large"


class FetchFailed(Exception):
    """There is no page. ``reason`` may be shown; ``detail`` is for the log and never holds the answer."""

    def __init__(self, reason: FetchFailure, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. ``body`` is unpacked and complete; its ``sha256`` is in hex."""

    final_url: str
    status: int
    media_type: str
    charset: str
    body: bytes
    sha256: str
    retrieved_at: dt.datetime


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the numeric addresses of a host, as the system's resolver knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def connect(address: str, port: int, timeout: float) -> socket.socket:
    """Return a connection to a numeric address."""
    return socket.create_connection((address, port), timeout)


def fetch(url: str, *, resolver: Resolver = resolve, connector: Connector = connect) -> Fetched:
    """Return what a public web address answers, whatever its status; raises ``FetchFailed``.

    ``resolver`` and ``connector`` are arguments for tests; no setting opens the way to private addresses.
    """
    deadline = _Deadline(SECONDS)
    try:
        return _followed(url, deadline, resolver, connector)
    except FetchFailed as failed:
        logger.warning("Not fetched from %s: %s", _host(url), failed.detail)
        raise
    except (OSError, http.client.HTTPException, LookupError, ValueError, zlib.error) as error:
        logger.warning("Not fetched from %s: %s", _host(url), type(error).__name__)
        raise FetchFailed(FetchFailure.UNREACHABLE, type(error).__name__) from error


def _followed(url: str, deadline: _Deadline, resolver: Resolver, connector: Connector) -> Fetched:
    for _hop in range(MAX_REDIRECTS + 1):
        parts = _web_address(url)
        with _connection(parts, deadline, resolver, connector) as channel:
            answer = _ask(parts, channel)
            location = answer.headers.get("Location")
            if answer.status not in _MOVED or not location:
                return _fetched(parts.geturl(), answer)
        url = urljoin(parts.geturl(), location)
    raise FetchFailed(FetchFailure.TOO_MANY_REDIRECTS, f"more than {MAX_REDIRECTS} redirects")


def _host(url: str) -> str:
    """Return what the log calls an address; the rest of it may be confidential."""
    try:
        return urlsplit(url).hostname or "no host"
    except ValueError:
        return "no host"


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that remain; raises where there are none."""
        seconds = self._at - time.monotonic()
        if seconds <= 0:
            raise FetchFailed(FetchFailure.UNREACHABLE, "took too long")
        return seconds


def _web_address(url: str) -> SplitResult:
    """Return a checked address with an ASCII host and without fragment."""
    wrong = FetchFailure.NO_WEB_ADDRESS
    if len(url) > MAX_URL or any(c.isspace() or ord(c) < 32 or c in "\\\x7f" for c in url):
        raise FetchFailed(wrong, "too long, or with characters no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise FetchFailed(wrong, "malformed") from error
    if parts.scheme not in PORTS or parts.username is not None or parts.password is not None:
        raise FetchFailed(wrong, "neither http nor https, or with a password")
    if port not in (None, *PORTS.values()) or not _HOST.fullmatch(host):
        raise FetchFailed(wrong, "another port than 80 and 443, or no host")
    named = f"[{host}]" if ":" in host else host
    netloc = named if port in (None, PORTS[parts.scheme]) else f"{named}:{port}"
    return SplitResult(
        parts.scheme, netloc, quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE), ""
    )


@contextmanager
def _connection(
    parts: SplitResult, deadline: _Deadline, resolver: Resolver, connector: Connector
) -> Iterator[_TimedSocket]:
    """Give a connection to the first checked address that accepts one, and close it."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    addresses = _in_time(lambda: resolver(host, port), deadline)
    if not addresses or not all(is_public(address) for address in addresses):
        raise FetchFailed(FetchFailure.UNREACHABLE, "an address that is not public")
    with ExitStack() as open_sockets:
        connection = open_sockets.enter_context(_first(addresses, port, deadline, connector))
        if parts.scheme == "https":
            connection.settimeout(deadline.left())
            encrypted = ssl.create_default_context().wrap_socket(connection, server_hostname=host)
            connection = open_sockets.enter_context(encrypted)
        yield _TimedSocket(connection, deadline)


def _in_time(ask: Callable[[], Sequence[str]], deadline: _Deadline) -> Sequence[str]:
    """Return what ``ask`` returns. The resolver of the system knows no time limit: a thread waits for it."""
    answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(ask())
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise FetchFailed(FetchFailure.UNREACHABLE, "the name was not resolved in time") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _first(addresses: Sequence[str], port: int, deadline: _Deadline, connector: Connector) -> socket.socket:
    refused: OSError | None = None
    for address in addresses:
        try:
            return connector(address, port, deadline.left())
        except OSError as error:
            refused = error
    raise refused or FetchFailed(FetchFailure.UNREACHABLE, "no address")


class _TimedSocket:
    """What ``http.client`` asks of a socket, with the one deadline behind every single wait."""

    def __init__(self, connection: socket.socket, deadline: _Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._connection.settimeout(self._deadline.left())
        self._connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._connection, self._deadline))

    def close(self) -> None:
        """Do nothing: ``http.client`` closes before the body is read; the block around it closes for good."""


class _TimedReader(io.RawIOBase):
    def __init__(self, connection: socket.socket, deadline: _Deadline) -> None:
        super().__init__()
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._connection.settimeout(self._deadline.left())
        return self._connection.recv_into(buffer)


def _ask(parts: SplitResult, channel: _TimedSocket) -> http.client.HTTPResponse:
    asking = http.client.HTTPConnection(parts.netloc)
    asking.sock = cast("Any", channel)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    asking.request("GET", target, headers={"Host": parts.netloc, **_HEADERS})
    return asking.getresponse()


def _fetched(url: str, answer: http.client.HTTPResponse) -> Fetched:
    body = _unpacked(answer)
    return Fetched(
        final_url=url,
        status=answer.status,
        media_type=answer.headers.get_content_type()[:100],
        charset=(answer.headers.get_content_charset() or "")[:40],
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        retrieved_at=dt.datetime.now(dt.UTC),
    )


def _unpacked(answer: http.client.HTTPResponse) -> bytes:
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _joined(_chunks(answer))
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _joined(_inflated(_chunks(answer)))
    raise FetchFailed(FetchFailure.UNREACHABLE, "an encoding nobody asked for")


def _chunks(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    while chunk := answer.read(_CHUNK):
        yield chunk
    if answer.length:
        raise FetchFailed(FetchFailure.UNREACHABLE, "the answer broke off")


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    for chunk in chunks:
        packed = chunk
        # One step never unpacks more than a chunk, so a bomb is stopped at the limit and not in memory.
        while packed and not unpacking.eof:
            yield unpacking.decompress(packed, _CHUNK)
            packed = unpacking.unconsumed_tail
    yield unpacking.flush()
    if not unpacking.eof:
        raise FetchFailed(FetchFailure.UNREACHABLE, "the answer broke off")


def _joined(parts: Iterator[bytes]) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > MAX_BODY:
            raise FetchFailed(FetchFailure.TOO_LARGE, f"more than {MAX_BODY} bytes")
    return bytes(body)
