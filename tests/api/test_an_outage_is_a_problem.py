"""The database cannot be reached: machines get a problem with a time to come back, readers a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db

DETAIL = "The database cannot be reached at the moment. Try again soon."


def failing_with(exception: Exception) -> Any:
    def fail(_execute: Callable[..., Any], _sql: str, *_rest: Any) -> Any:
        raise exception

    return connection.execute_wrapper(fail)


@pytest.mark.parametrize(
    "exception",
    [OperationalError("the database system is shutting down"), InterfaceError("connection already closed")],
    ids=["server stops", "connection lost"],
)
def test_the_api_answers_with_a_problem(client: Client, exception: Exception) -> None:
    with failing_with(exception):
        response = client.get("/api/v1/claims/", headers={"accept-language": "de"})

    assert (response.status_code, response.headers["Content-Type"]) == (503, "application/problem+json")
    assert response.headers["Retry-After"] == "10"
    assert response.json() == {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": DETAIL,
    }


def test_the_site_answers_with_a_calm_page(client: Client) -> None:
    with failing_with(OperationalError("could not connect to /var/run/secret.sock")):
        response = client.get("/de/")

    page = response.content.decode()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert "no-store" in response.headers["Cache-Control"]
    assert 'lang="de"' in page
    assert "secret" not in page
    assert "<form" not in page
