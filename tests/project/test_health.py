"""/healthz says that the process lives, /readyz whether it can serve and if not, why not."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from tests.project.production import script
from trail.guards import drop_guards, install_guards


def test_the_process_answers_without_asking_the_database(client: Client) -> None:
    # No database fixture: any query would fail this test.
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_migrated_database_with_its_guards_is_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_missing_guards_are_named(client: Client) -> None:
    drop_guards()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "guard missing: guard_event_no_update" in response.json()["problems"]
    install_guards()
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_a_migration_that_waits_is_named(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'axes' AND name LIKE '0010%'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["status"] == "not ready"
    assert len(response.json()["problems"]) == 1
    assert response.json()["problems"][0].startswith("migration not applied: axes.0010")


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405


def test_an_unreachable_database_is_an_answer_not_an_error(tmp_path: Path) -> None:
    printed = script(
        """
        import django, json
        django.setup()
        from config.health import find_problems
        print(json.dumps(find_problems()))
        """,
        database=tmp_path / "unused",
        # Port 1 is reserved: nothing listens there.
        DATABASE_URL="postgresql://desk@127.0.0.1:1/claims",
    )
    assert json.loads(printed) == ["database not reachable"]
