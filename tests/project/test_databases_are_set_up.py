"""The connection has the options on which the guards and the lock order rely."""

from pathlib import Path

import pytest
from django.db import connection

from tests.project.production import script


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_waits_logs_ahead_and_asks_every_trigger() -> None:
    pragmas = ["journal_mode", "synchronous", "foreign_keys", "recursive_triggers"]
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas}
    # synchronous 2 is FULL
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert connection.settings_dict["OPTIONS"]["timeout"] == 20
    assert connection.settings_dict["CONN_MAX_AGE"] == 60


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_checks_a_connection_before_it_uses_it() -> None:
    assert connection.settings_dict["CONN_HEALTH_CHECKS"] is True
    assert connection.settings_dict["CONN_MAX_AGE"] == 60


def test_production_takes_its_database_from_one_address(tmp_path: Path) -> None:
    printed = script(
        """
        from django.conf import settings
        database = settings.DATABASES["default"]
        print(database["ENGINE"], database["HOST"], database["NAME"], database["USER"], database["PASSWORD"])
        """,
        database=tmp_path / "unused",
        DATABASE_URL="postgresql://desk:p%40ss@db.example/claims",
    )
    assert printed == "django.db.backends.postgresql db.example claims desk p@ss\n"
