"""Google's client for JavaScript, citation.js and spectral, each with what it must refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from claims.public.citation import bibtex, csl_json, ris
from tests.api.published import get, publish
from tests.public.test_editions_are_cited import HARD, reference
from tests.validators.asking import ask_node, ask_program

pytestmark = pytest.mark.once


@pytest.mark.django_db(transaction=True)
def test_googles_client_pages_through_the_claims_and_reads_the_refusal(live_server: LiveServer) -> None:
    for number in range(5):
        publish(f"Der Pegel stieg zum {number}. Mal.")
    told = ask_node("google_client.mjs", {"url": live_server.url, "query": "Pegel"})
    assert told["pages"] == [
        ["Der Pegel stieg zum 4. Mal.", "Der Pegel stieg zum 3. Mal."],
        ["Der Pegel stieg zum 2. Mal.", "Der Pegel stieg zum 1. Mal."],
        ["Der Pegel stieg zum 0. Mal."],
    ]
    assert told["error"] == {
        "status": 400,
        "message": "Give query or reviewPublisherSiteFilter.",
    }


def test_citation_js_reads_the_same_from_every_notation() -> None:
    cited = reference(HARD)
    texts = {"bib": bibtex(cited), "ris": ris(cited), "csl": csl_json(cited)}
    broken = {"broken bib": texts["bib"].replace("}},", "},", 1), "broken csl": texts["csl"][:-2]}
    told = ask_node("citations.mjs", texts | broken)
    for notation in texts:
        (item,) = told[notation]
        assert item["title"] == " ".join(HARD.split())
        assert item["issued"] == {"date-parts": [[2025, 1, 14]]}
        assert item["URL"] == "https://desk.example/de/claims/0123456789AB/editions/2/"
        assert item["language"] == "de"
        (author,) = item["author"]
        assert "Blatt & Söhne" in author.values()
    assert told["broken bib"] is None
    assert told["broken csl"] is None


@pytest.mark.django_db
def test_spectral_accepts_the_schema_of_the_api_and_no_broken_one(client: Client, tmp_path: Path) -> None:
    schema = get(client, "schema/")
    right, wrong = tmp_path / "right.json", tmp_path / "wrong.json"
    right.write_text(json.dumps(schema))
    schema["paths"]["/api/v1/claims/"]["get"]["parameters"][0]["schema"]["type"] = "aray"
    wrong.write_text(json.dumps(schema))
    lint = ("lint", "--ruleset", ".spectral.yaml", "--fail-severity", "error")
    code, output = ask_program("spectral", *lint, str(right))
    assert code == 0, output
    code, output = ask_program("spectral", *lint, str(wrong))
    assert code == 1, output
    assert "aray" in output or "oas3-schema" in output
