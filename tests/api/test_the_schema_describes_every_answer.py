"""The OpenAPI document: complete, valid, and true to what is served."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from claims.api.filter_parameters import filter_parameters
from claims.api.urls import urlpatterns
from claims.exports import CLAIMS, CORRECTIONS
from claims.filters import PublishedClaimFilter
from claims.models import PublishedArticle
from claims.models.choices import VerificationStatus
from tests import factories
from tests.api.published import API, get, publish

PATHS = {
    "/api/v1/claims/",
    "/api/v1/claims/{public_id}/",
    "/api/v1/claims/{public_id}/editions/",
    "/api/v1/claims/{public_id}/editions/{number}/",
    "/api/v1/corrections/",
    "/api/v1/facets/",
    "/api/v1/sources/",
    "/api/v1/sources/{slug}/",
    "/api/v1/articles/",
    "/api/v1/articles/{public_id}/",
    "/api/v1/articles/{public_id}/annotations/",
    *(f"/api/v1/exports/{each.file_name}" for each in (*CLAIMS.values(), *CORRECTIONS.values())),
}


@pytest.fixture
def schema(client: Client) -> dict[str, Any]:
    return get(client, "schema/")


def hold_against(schema: dict[str, Any], component: str, answer: object) -> None:
    rule = {"$ref": f"#/components/schemas/{component}", "components": schema["components"]}
    Draft202012Validator(rule).validate(answer)


def test_the_command_writes_a_valid_document_without_a_warning() -> None:
    out = StringIO()
    call_command("spectacular", "--api-version", "v1", "--validate", "--fail-on-warn", stdout=out)
    assert "openapi: 3.1.0" in out.getvalue()
    assert all(f"\n  {path}:\n" in out.getvalue() for path in PATHS)


def test_every_endpoint_is_described(schema: dict[str, Any]) -> None:
    assert set(schema["paths"]) == PATHS
    described_elsewhere = {"schema", "docs", "nothing"}
    assert len(PATHS) == len([p for p in urlpatterns if p.name not in described_elsewhere])


def test_every_operation_only_reads_and_names_its_problems(schema: dict[str, Any]) -> None:
    for path, operations in schema["paths"].items():
        assert list(operations) == ["get"]
        operation = operations["get"]
        assert operation["security"] == [{}]
        assert operation["summary"]
        expected = {"200", "304", "400", "429"} | ({"404"} if "{" in path else set())
        assert expected <= set(operation["responses"])
        assert ("451" in operation["responses"]) == path.startswith("/api/v1/claims/{")


def test_every_filter_is_described(schema: dict[str, Any]) -> None:
    parameters = schema["paths"]["/api/v1/claims/"]["get"]["parameters"]
    beside = {"cursor", "page_size", "fields", "count"}
    assert {p["name"] for p in parameters} == {*PublishedClaimFilter.base_filters, *beside}
    assert all(p["description"] for p in parameters)


def test_the_document_is_in_english_for_everybody(client: Client) -> None:
    german = client.get(f"{API}schema/", headers={"accept-language": "de"})
    english = client.get(f"{API}schema/", headers={"accept-language": "en"})
    assert german.content == english.content


def test_filters_are_described_in_english_where_a_german_reader_comes_first() -> None:
    with override("de"):
        told = {each.name: each.description for each in filter_parameters()}
    assert told["source"] == "Short name of a source that published, relayed or said it."
    assert told["claimant"] == "Short name of the source at the end of a chain."


@pytest.mark.django_db
def test_the_answers_are_what_the_document_says(client: Client, schema: dict[str, Any]) -> None:
    row = publish()
    factories.correct(row.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    article = PublishedArticle.objects.get(published=row).article
    suspended = factories.make_suspended_claim()
    withdrawn = factories.make_claim_in(VerificationStatus.WITHDRAWN)
    for component, path in [
        ("ClaimPage", "claims/?count=true&q=pegel"),
        ("Claim", f"claims/{row.public_id}/"),
        ("PublicClaim", f"claims/{row.public_id}/"),
        ("Claim", f"claims/{suspended.public_id}/"),
        ("SuspendedClaim", f"claims/{suspended.public_id}/"),
        ("Claim", f"claims/{withdrawn.public_id}/"),
        ("WithdrawnClaim", f"claims/{withdrawn.public_id}/"),
        ("EditionList", f"claims/{row.public_id}/editions/"),
        ("Edition", f"claims/{row.public_id}/editions/2/"),
        ("CorrectionPage", "corrections/"),
        ("Facets", "facets/"),
        ("SourcePage", "sources/"),
        ("Source", "sources/seeblatt/"),
        ("ArticlePage", "articles/"),
        ("Article", f"articles/{article.public_id}/"),
    ]:
        answer = get(client, path)
        hold_against(schema, component, answer)
        if component != "Claim":
            assert set(answer) == set(schema["components"]["schemas"][component]["properties"])


@pytest.mark.django_db
def test_entries_of_lists_have_exactly_the_described_keys(client: Client, schema: dict[str, Any]) -> None:
    row = publish()
    factories.correct(row.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    page = get(client, "claims/", q="pegel")
    claim = page["results"][0]
    (appearance,) = claim["appearances"]
    edition = get(client, f"claims/{row.public_id}/editions/2/")
    for component, entry in [
        ("PublicClaim", claim),
        ("Matches", page["matches"][0]),
        ("Appearance", appearance),
        ("Link", appearance["links"][0]),
        ("Evidence", claim["evidence"][0]),
        ("AttributionSummary", claim["attribution"]),
        ("Document", edition["document"]),
        ("EditionSummary", get(client, f"claims/{row.public_id}/editions/")["results"][0]),
        ("Correction", get(client, "corrections/")["results"][0]),
        ("FacetValue", get(client, "facets/")["source"][0]),
        ("Source", get(client, "sources/")["results"][0]),
        ("ArticleInList", get(client, "articles/")["results"][0]),
    ]:
        assert set(entry) == set(schema["components"]["schemas"][component]["properties"]), component


@pytest.mark.django_db
def test_a_refusal_is_what_the_document_says(client: Client, schema: dict[str, Any]) -> None:
    hold_against(schema, "Problem", json.loads(client.get(f"{API}claims/?x=1").content))
    hold_against(schema, "Problem", json.loads(client.post(f"{API}claims/").content))


def test_the_page_for_people_holds_no_inline_code_and_sets_no_cookie(client: Client) -> None:
    response = client.get(f"{API}docs/")
    page = response.content.decode()
    assert 'data-schema="/api/v1/schema/"' in page
    assert "<style" not in page
    assert "<script>" not in page
    assert not response.cookies


def test_the_document_is_valid_openapi_and_a_broken_one_is_not(schema: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(schema).validate()
    operation = schema["paths"]["/api/v1/claims/"]["get"]
    operation["parameters"][0]["schema"]["type"] = "aray"
    with pytest.raises(OpenAPIValidationError):
        OpenAPIV31SpecValidator(schema).validate()


def test_names_of_operations_are_unique(schema: dict[str, Any]) -> None:
    names = [operations["get"]["operationId"] for operations in schema["paths"].values()]
    assert len(set(names)) == len(names) == 19
