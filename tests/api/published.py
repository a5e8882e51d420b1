"""Published claims that differ in what the API filters by, each led through the real workflow."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

from django.test import Client

from claims.models import PublishedClaim, Topic
from claims.workflow.actions import editing, triage
from claims.workflow.actions.editing import Changes
from sources.models import Source
from tests import factories

API = "/api/v1/"
_numbers = itertools.count(1)

LAKE = "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter."


def publish(
    statement: str = LAKE,
    *,
    chain: list[Source] | None = None,
    topics: list[Topic] | None = None,
    said_on: dt.date | None = None,
    language: str = "de",
    accuracy: str = "true",
    link: str = "faithful",
) -> PublishedClaim:
    """Return the readers' row of a claim that two persons assessed alike."""
    article = None
    if chain:
        text = f"{factories.TEXT}\nAbschrift {next(_numbers)}."
        article = factories.make_article(text, publisher=chain[0])
    claim = factories.make_claim(statement, article=article, chain=chain)
    claim = triage.accept(claim.pk, by=factories.rita(), revision=claim.revision)
    changes = Changes(fields={"said_on": said_on, "language": language}, topics=topics)
    claim = editing.edit(claim.pk, by=factories.rita(), revision=claim.revision, changes=changes)
    claim = factories.add_evidence(claim)
    claim = factories.submit(claim, accuracy=accuracy, link=link)
    claim = factories.assess_second(claim, accuracy=accuracy, link=link)
    return PublishedClaim.objects.get(claim=claim)


def get(client: Client, path: str, **params: Any) -> dict[str, Any]:
    """Return the body of a successful answer."""
    response = client.get(f"{API}{path}", params)
    assert response.status_code == 200, response.content
    body: dict[str, Any] = json.loads(response.content)
    return body


def listed(client: Client, path: str = "claims/", **params: Any) -> list[str]:
    """Return the public ids in a list, in its order."""
    return [entry["public_id"] for entry in get(client, path, **params)["results"]]
