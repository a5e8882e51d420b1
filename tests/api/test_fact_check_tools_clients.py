"""Google's own client of the Fact Check Tools API, unmodified, against a running server with another base."""

from __future__ import annotations

from typing import Any

import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from pytest_django.live_server_helper import LiveServer

from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish

pytestmark = pytest.mark.django_db(transaction=True)


def service(server: LiveServer) -> Any:
    # With its own copy of the API's description: it asks no other host for anything.
    return build(
        "factchecktools",
        "v1alpha1",
        developerKey="x",
        static_discovery=True,
        cache_discovery=False,
        client_options={"api_endpoint": f"{server.url}/"},
    )


def test_the_client_pages_through_everything_once(live_server: LiveServer) -> None:
    for day in range(1, 26):
        publish(f"Am {day}. Januar stieg der Pegel.")
    publish("The level (Pegel) rose.", language="en")

    pages = []
    with service(live_server) as client:
        asked = client.claims().search(query="Pegel", languageCode="de", pageSize=10)
        while asked:
            answer = asked.execute()
            pages.append([claim["text"] for claim in answer["claims"]])
            asked = client.claims().search_next(asked, answer)

    assert [len(page) for page in pages] == [10, 10, 5]
    assert [text for page in pages for text in page] == [
        f"Am {day}. Januar stieg der Pegel." for day in range(25, 0, -1)
    ]


def test_the_client_reads_errors_and_empty_results(live_server: LiveServer) -> None:
    with service(live_server) as client, pytest.raises(HttpError) as refused:
        client.claims().search(languageCode="de").execute()
    assert refused.value.resp.status == 400
    assert refused.value.reason == "Give query or reviewPublisherSiteFilter."

    row = publish("Der Pegel stieg.")
    publishing.suspend(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
    )
    with service(live_server) as client:
        assert client.claims().search(query="Pegel").execute() == {}
