"""Looking at a page changes nothing: no GET of any address writes a row."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim
from tests import factories as make
from tests.desk.browsing import act_address
from tests.permissions.addresses import model_addresses, other_addresses
from tests.permissions.matrix import ACTS, MODELS
from tests.permissions.situations import browsers, every_situation

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b", re.IGNORECASE)


def writes_of(browser: Client, address: str) -> list[str]:
    """Return the statements with which a GET wrote."""
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return [query["sql"] for query in queries if WRITING.match(query["sql"])]


def test_no_page_of_the_desk_writes_when_it_is_read(published: Claim, rows: dict[str, object]) -> None:
    claims = {name: make.make_claim_in(name) for name in ("second_review", "disagreement")}
    addresses = [*model_addresses(rows), *(page for _, page in other_addresses(published))]
    addresses += [f"{reverse('admin:claims_claim_changelist')}?queue=second&q=See"]
    for letter, claim in (
        ("2", claims["second_review"]),
        ("1", claims["disagreement"]),
        ("c", published),
        ("o", published),
    ):
        browser = browsers(letter)[letter]
        acts = [act_address(claim, act) for act in ACTS if act != "edit"]
        written = {page: found for page in addresses + acts if (found := writes_of(browser, page))}
        assert written == {}, letter
    assert len(addresses) > 5 * len(MODELS)


def test_no_public_page_writes_when_it_is_read() -> None:
    browser = browsers("a")["a"]
    for situation, claim in every_situation().items():
        for page in (f"/de/claims/{claim.public_id}/", f"/api/v1/claims/{claim.public_id}/"):
            assert writes_of(browser, page) == [], situation
    for page in ("/", "/de/", "/en/sources/", "/en/corrections/", "/api/v1/claims/", "/healthz", "/readyz"):
        assert writes_of(browser, page) == [], page
