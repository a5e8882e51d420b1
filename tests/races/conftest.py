"""The desk that races run against."""

from __future__ import annotations

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.races.running import Desk


@pytest.fixture
def served_desk(live_server: LiveServer) -> Desk:
    """A server with a thread per request on the test database."""
    return Desk(live_server.url)
