"""Published claims and the pages they are read on."""

from __future__ import annotations

import itertools

from django.test import Client

from claims.models import PublishedClaim
from tests import factories

_numbers = itertools.count(1)


def read(client: Client, path: str, status: int = 200, **params: str) -> str:
    """Return the text of a page that answers with ``status``."""
    response = client.get(path, params)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def claim_path(row: PublishedClaim, language: str = "en") -> str:
    return f"/{language}/claims/{row.public_id}/"


def publish_in_open_text() -> PublishedClaim:
    """Return a claim whose article readers may see in full."""
    article = factories.make_article(f"{factories.TEXT}\nOffene Ausgabe {next(_numbers)}.", is_public=True)
    return factories.make_published_claim(article=article)
