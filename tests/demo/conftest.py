"""The demo, played once per test module and rolled back at its end."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from claims.demo.preparing import proposed_claim
from claims.demo.texts import CLAIMS, TEXTS
from claims.models import Claim
from sources.models import Article


@pytest.fixture(scope="module")
def output(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What `manage.py demo` printed on an empty desk; every test of the module sees that desk."""
    with django_db_blocker.unblock(), transaction.atomic():
        out = StringIO()
        call_command("demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def claims(output: str, db: None) -> dict[str, Claim]:
    """The claims of the demo by the keys of its script."""
    articles = {text.number: Article.objects.get(title=text.title) for text in TEXTS}
    return {claim.key: proposed_claim(claim, articles[claim.article]) for claim in CLAIMS}
