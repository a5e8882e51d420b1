"""Claims to look for."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from claims.models import Claim
from tests import factories as make


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test here asks the index."""


def propose_all(statements: Iterable[str]) -> list[Claim]:
    """Return proposed claims with these statements, found in one text each."""
    return [
        make.make_claim(text, article=make.make_article(f"{text}\nNummer {n}."), quote=text)
        for n, text in enumerate(statements)
    ]
