"""In production an event is one line of JSON on standard output, whatever a stranger puts in an address."""

import json
import logging
import sys
from pathlib import Path

import pytest
from django.test import RequestFactory

from config.json_logs import JsonFormatter
from tests.project.production import script


def record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("claims.workflow", logging.WARNING, "rules.py", 7, message, arguments, None)
    made.created = 1738627200.25
    made.__dict__.update(extra)
    return made


def test_an_event_says_when_how_grave_where_and_what() -> None:
    line = JsonFormatter().format(record("refused %s", "submit"))
    assert json.loads(line) == {
        "time": "2025-02-04T00:00:00.250+00:00",
        "level": "warning",
        "logger": "claims.workflow",
        "message": "refused submit",
    }


@pytest.mark.parametrize(
    "character", ["\n", "\r", "\x00", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u202e"]
)
def test_control_characters_stay_inside_the_line(character: str) -> None:
    line = JsonFormatter().format(record("Not Found: %s", f"/a{character}b"))
    assert character not in line
    assert json.loads(line)["message"] == f"Not Found: /a{character}b"


def test_a_request_appears_with_its_path_and_without_query_or_body() -> None:
    request = RequestFactory().post("/desk/claim/?q=hidden", {"note": "internal"})
    line = JsonFormatter().format(record("Forbidden", request=request, status_code=403))
    event = json.loads(line)
    assert (event["method"], event["path"], event["status"]) == ("POST", "/desk/claim/", 403)
    assert "hidden" not in line
    assert "internal" not in line


def test_an_exception_stays_in_its_line() -> None:
    failed = record("failed")
    try:
        int("x")
    except ValueError:
        failed.exc_info = sys.exc_info()
    line = JsonFormatter().format(failed)
    assert "\n" not in line
    assert json.loads(line)["traceback"].endswith("ValueError: invalid literal for int() with base 10: 'x'")


def test_production_writes_nothing_but_such_lines(tmp_path: Path) -> None:
    printed = script(
        """
        import django
        django.setup()
        from django.test import Client
        client = Client(headers={"host": "desk.example"})
        client.get("/no-such-page%0aforged", secure=True)
        client.get("/healthz", secure=True, headers={"host": "evil.example"})
        """,
        database=tmp_path / "db.sqlite3",
    )
    events = [json.loads(line) for line in printed.splitlines()]
    assert [(event["level"], event["logger"]) for event in events] == [
        ("warning", "django.request"),
        ("error", "django.security.DisallowedHost"),
    ]
    assert events[0]["message"] == "Not Found: /no-such-page\\nforged"
