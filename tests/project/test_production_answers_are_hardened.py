"""What a browser gets in production: headers on every answer, redirects to TLS, cookies bound to the host."""

import json
from pathlib import Path

import pytest

from tests.project.production import script

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ASK = """
    import django, json, logging
    django.setup()
    logging.disable()
    from django.test import Client
    answer = Client(headers={{"host": {host!r}}}).get({path!r}, secure={secure}, headers={headers})
    print(json.dumps({{"status": answer.status_code, "headers": dict(answer.headers)}}))
"""


def answer(
    database: Path,
    path: str,
    *,
    host: str = "desk.example",
    secure: bool = True,
    headers: dict[str, str] | None = None,
    **variables: str,
) -> tuple[int, dict[str, str]]:
    text = ASK.format(host=host, path=path, secure=secure, headers=headers or {})
    got = json.loads(script(text, database=database, **variables))
    return got["status"], got["headers"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "db.sqlite3"


@pytest.mark.parametrize("path", ["/healthz", "/no-such-page"])
def test_every_answer_carries_the_security_headers(path: str, database: Path) -> None:
    _status, headers = answer(database, path)
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert sorted(headers["Content-Security-Policy"].split("; ")) == sorted(POLICY.split("; "))


def test_plain_http_is_redirected_but_monitoring_is_not(database: Path) -> None:
    status, headers = answer(database, "/no-such-page", secure=False)
    assert (status, headers["Location"]) == (301, "https://desk.example/no-such-page")
    assert answer(database, "/healthz", secure=False)[0] == 200


def test_a_proxy_that_redirects_may_take_that_over(database: Path) -> None:
    assert answer(database, "/no-such-page", secure=False, SSL_REDIRECT="0")[0] == 404


def test_the_forwarded_protocol_counts_only_behind_a_proxy(database: Path) -> None:
    forwarded = {"X-Forwarded-Proto": "https"}
    assert answer(database, "/no-such-page", secure=False, headers=forwarded)[0] == 301
    assert answer(database, "/no-such-page", secure=False, headers=forwarded, PROXY_COUNT="1")[0] == 404


def test_a_foreign_host_name_is_refused(database: Path) -> None:
    assert answer(database, "/healthz", host="evil.example")[0] == 400


def test_cookies_are_bound_to_the_host_and_to_tls(database: Path) -> None:
    printed = script(
        """
        from django.conf import settings as s
        print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_AGE)
        print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY)
        print(s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY)
        print(s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_PATH, s.CSRF_COOKIE_DOMAIN)
        """,
        database=database,
    )
    assert printed.splitlines() == [
        "__Host-sessionid __Host-csrftoken 43200",
        "True True",
        "True True",
        "/ None / None",
    ]
