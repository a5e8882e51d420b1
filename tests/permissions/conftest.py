"""A published claim and one row of every other model, for the tests that walk the desk's pages."""

from __future__ import annotations

import pytest

from claims.models import Claim
from tests import factories as make
from tests.permissions.addresses import one_row_of_each


@pytest.fixture
def published(db: None) -> Claim:
    return make.make_claim_in("published")


@pytest.fixture
def rows(published: Claim) -> dict[str, object]:
    """The key of one row of every model that has pages, by label."""
    return one_row_of_each(published)
