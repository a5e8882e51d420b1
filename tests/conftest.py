"""What every test stands on: the test settings, and nothing left over from the test before.

A test that uses the database gets the marker `database`, by which the run on PostgreSQL picks its tests.
"""

from __future__ import annotations

from collections.abc import Iterator

import django
import pytest

from tests import environment

environment.prepare()
django.setup()

pytest_plugins = ["tests.database", "tests.browser"]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    from django.db import connection

    foreign = {"sqlite"} if connection.vendor == "postgresql" else {"postgresql", "race"}
    here: list[pytest.Item] = []
    elsewhere: list[pytest.Item] = []
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        markers = {marker.name for marker in item.iter_markers()}
        (elsewhere if markers & foreign else here).append(item)
    items[:] = here
    config.hook.pytest_deselected(items=elsewhere)


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """Clear what Django keeps per process: the language of the last request and the caches."""
    from django.conf import settings
    from django.core.cache import caches
    from django.utils import translation

    yield
    translation.deactivate()
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(autouse=True)
def _no_page_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let archiving find nothing, unless a test says what stands at an address."""
    from claims.archive import archiving
    from sources.fetching import FetchFailed, FetchFailure

    def fetch(_url: str) -> None:
        raise FetchFailed(FetchFailure.UNREACHABLE, "no page in tests")

    monkeypatch.setattr(archiving, "fetch", fetch)
