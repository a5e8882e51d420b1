"""The test database: a file of this run on SQLite, and a way to empty tables that refuse to be emptied.

Tests with real transactions end with a flush. The guards of the trail refuse it, and it would also delete
what migrations put in (roles, the system editor): here it runs without guards and puts those rows back.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from trail.guards import guards_lifted


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On SQLite use a file: a live server's threads and two connections at once need more than memory."""
    if connection.vendor == "sqlite":
        name = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connections.databases["default"]["TEST"]["NAME"] = str(name)
        connection.settings_dict["TEST"]["NAME"] = str(name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Remember the rows of the migrations, and let every flush end with exactly these."""
    with django_db_blocker.unblock():
        rows_of_migrations = connection.creation.serialize_db_to_string()

    def empty_tables(_case: TransactionTestCase) -> None:
        with guards_lifted():
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
            connection.creation.deserialize_db_from_string(rows_of_migrations)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_tables)
        yield
    with django_db_blocker.unblock():
        end_other_sessions()


def end_other_sessions() -> None:
    """End every other session: PostgreSQL copies and drops no database that a thread still answers from."""
    if connection.vendor == "postgresql":
        # While a browser's event loop runs, this thread has a second connection, whose call may have ended
        # the session of the first.
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
