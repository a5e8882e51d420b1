"""One answer, whole or not at all: bounded in size and time, verified, and told to nobody when it fails."""

from __future__ import annotations

import gzip
import logging
import shutil
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sources import fetching
from sources.fetching import MAX_BODY, Fetched, FetchFailed, FetchFailure, fetch
from tests.environment import everything_required
from tests.sources.web import Web, answer, web

__all__ = ["web"]


def get(web: Web, path: str = "/") -> Fetched:
    return fetch(f"http://seeblatt.example{path}", resolver=web.resolver, connector=web.connector)


def failure(web: Web, path: str = "/") -> FetchFailure:
    with pytest.raises(FetchFailed) as failed:
        get(web, path)
    return failed.value.reason


def test_an_answer_comes_with_address_type_and_hash(web: Web) -> None:
    web.routes["/t%C3%A4glich?a=b"] = answer(body="Grüße".encode(), content_type="text/html; charset=UTF-8")

    fetched = get(web, "/täglich?a=b#unten")

    assert (fetched.final_url, fetched.status) == ("http://seeblatt.example/t%C3%A4glich?a=b", 200)
    assert (fetched.media_type, fetched.charset, fetched.body) == ("text/html", "utf-8", "Grüße".encode())
    assert fetched.sha256 == "f83e039796c6453a10f5519e39fd113901572316a1a8ea07cb525d2801dfd074"
    assert fetched.retrieved_at.tzinfo is not None


def test_the_host_is_named_and_nothing_is_said_about_who_asks(web: Web) -> None:
    web.routes["/"] = answer(body=b"da", set_cookie="a=b")

    get(web)
    get(web)

    assert all(request["host"] == "seeblatt.example" for request in web.requests)
    assert not {"cookie", "authorization", "referer"} & set().union(*web.requests)


def test_a_status_is_told_and_not_judged(web: Web) -> None:
    assert get(web, "/weg").status == 404


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "not announced"])
def test_five_mebibytes_arrive_and_one_byte_more_does_not(web: Web, announced: bool) -> None:
    length = str(MAX_BODY) if announced else ""
    longer = str(MAX_BODY + 1) if announced else ""
    web.routes |= {
        "/": answer(body=b"x" * MAX_BODY, content_length=length),
        "/mehr": answer(body=b"x" * (MAX_BODY + 1), content_length=longer),
    }

    assert len(get(web).body) == 5_242_880
    assert failure(web, "/mehr") == FetchFailure.TOO_LARGE


def test_a_packed_answer_is_unpacked_and_a_bomb_stopped_at_the_limit(web: Web) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=1)
    web.routes |= {
        "/": answer(body=gzip.compress(b"Pegel"), content_encoding="gzip"),
        "/bombe": answer(body=bomb, content_encoding="gzip"),
        "/br": answer(body=b"x", content_encoding="br"),
    }

    assert get(web).body == b"Pegel"
    assert failure(web, "/bombe") == FetchFailure.TOO_LARGE
    assert failure(web, "/br") == FetchFailure.UNREACHABLE


@pytest.mark.parametrize(
    "broken",
    [
        answer(body=b"halb", content_length="400"),
        answer(body=gzip.compress(b"Pegel" * 100)[:20], content_encoding="gzip"),
        answer(body=b"kein gzip", content_encoding="gzip"),
    ],
    ids=["shorter than announced", "half a gzip", "no gzip"],
)
def test_half_an_answer_is_none(web: Web, broken: object) -> None:
    web.routes["/"] = broken  # type: ignore[assignment]

    assert failure(web) == FetchFailure.UNREACHABLE


def test_one_deadline_holds_for_a_server_that_drips(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(100):
                request.wfile.write(b"x")
                request.wfile.flush()
                time.sleep(0.05)
        except ConnectionError:
            return

    web.routes["/"] = drip
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    begun = time.monotonic()

    assert failure(web) == FetchFailure.UNREACHABLE
    assert time.monotonic() - begun < 2


def test_a_name_that_nobody_answers_for_does_not_hold_the_worker(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    awake = threading.Event()

    def sleep(_host: str) -> list[str]:
        awake.wait(5)
        return []

    web.addresses = sleep
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    begun = time.monotonic()

    assert failure(web) == FetchFailure.UNREACHABLE
    assert time.monotonic() - begun < 2
    awake.set()


def test_the_log_names_the_host_and_nothing_of_the_answer(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    web.routes["/geheim?token=abc"] = answer(body=b"internes Wissen", content_length="4000")

    with caplog.at_level(logging.WARNING):
        failure(web, "/geheim?token=abc")

    assert "seeblatt.example" in caplog.text
    assert not [word for word in ("internes", "token", "/geheim") if word in caplog.text]


def test_a_certificate_nobody_vouches_for_is_refused(web: Web, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None and not everything_required():
        pytest.skip("openssl is not installed")
    assert openssl is not None
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=seeblatt.example", "-addext", "subjectAltName=DNS:seeblatt.example"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *files, *subject]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    class Server(HTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Stay silent: a handshake the client breaks off is what this is about."""

    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    web.port = server.server_port

    with pytest.raises(FetchFailed) as failed:
        fetch("https://seeblatt.example/", resolver=web.resolver, connector=web.connector)
    thread.join(5)
    server.server_close()

    assert (failed.value.detail, asked) == ("SSLCertVerificationError", [])
