"""docs/api.md names every endpoint, filter, key and limit of the API."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.api.serializers import ArticleSerializer, PublicClaimSerializer, SourceSerializer
from claims.api.urls import urlpatterns
from claims.filters import PublishedClaimFilter
from claims.filters.published import ORDERINGS
from claims.models.choices import AccuracyVerdict, AttributionVerdict, EditionKind, PublicState
from sources.models import SourceKind
from tests.docs.curl_lines import curl_lines

PARAMETERS = [*PublishedClaimFilter.base_filters, "cursor", "page_size", "fields", "count"]
DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [pattern.name for pattern in urlpatterns if pattern.name != "nothing"])
def test_every_endpoint_is_named(name: str) -> None:
    (pattern,) = (p for p in urlpatterns if p.name == name)
    path = str(pattern.pattern).replace("<str:", "<").replace("<int:", "<").replace("<slug:", "<")
    assert f"`/api/v1/{path.replace('<', '{').replace('>', '}')}`" in DOCS


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_filter_has_a_row(name: str) -> None:
    assert f"\n| `{name}` |" in DOCS


@pytest.mark.parametrize(
    "value",
    [
        *AccuracyVerdict.values,
        *AttributionVerdict.values,
        *EditionKind.values,
        *PublicState.values,
        *SourceKind.values,
    ],
)
def test_every_code_is_named(value: str) -> None:
    assert f"`{value}`" in DOCS


@pytest.mark.parametrize(
    "key",
    sorted(
        {
            *PublicClaimSerializer().get_fields(),
            *SourceSerializer().get_fields(),
            *ArticleSerializer().get_fields(),
        }
    ),
)
def test_every_key_is_named(key: str) -> None:
    assert f"`{key}`" in DOCS


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_stands_in_a_line_to_try(name: str) -> None:
    asked = " ".join(line.address for line in curl_lines() if line.page == "api.md")
    assert f"?{name}=" in asked or f"&{name}=" in asked or name == "cursor"


@pytest.mark.parametrize("value", [value for value, _label in ORDERINGS])
def test_every_order_is_named(value: str) -> None:
    assert f"`{value}`" in DOCS


@pytest.mark.parametrize("status", ["301", "304", "400", "404", "405", "412", "429", "451"])
def test_every_status_is_explained(status: str) -> None:
    assert f"\n| {status} |" in DOCS
