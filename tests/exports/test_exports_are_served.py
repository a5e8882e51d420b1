"""Over HTTP: names, entity tags, HEAD, refusals, a byte-order mark, and no end where something failed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.exports.moment import Moment
from claims.exports.preparing import Export
from tests import factories as make
from tests.api.published import get
from tests.exports.reading import EXPORTS, download, table

pytestmark = pytest.mark.django_db

KINDS = {
    "claims.csv": "text/csv; charset=utf-8",
    "claims.ndjson": "application/x-ndjson",
    "claims.json": "application/json",
    "claims.claimreview.json": "application/json",
    "claims.zip": "application/zip",
    "corrections.csv": "text/csv; charset=utf-8",
    "corrections.ndjson": "application/x-ndjson",
    "corrections.json": "application/json",
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_has_a_kind_and_a_name_that_says_what_of_which_day_it_is(client: Client, name: str) -> None:
    response = client.get(f"{EXPORTS}{name}")
    response.getvalue()
    kind, _, suffix = name.partition(".")
    file_name = f"gegenlese-{kind}-{timezone.localdate().isoformat()}.{suffix}"
    assert response.headers["Content-Type"] == KINDS[name]
    assert response.headers["Content-Disposition"] == f'attachment; filename="{file_name}"'


@pytest.mark.parametrize("name", KINDS)
def test_head_says_the_same_without_reading_a_row(
    client: Client, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(f"{EXPORTS}{name}")
    whole.getvalue()
    monkeypatch.setattr(Export, "open", None)
    head = client.head(f"{EXPORTS}{name}")
    assert (head.status_code, head.content) == (200, b"")
    same = ("Content-Type", "Content-Disposition", "ETag", "Cache-Control")
    assert {key: head.headers[key] for key in same} == {key: whole.headers[key] for key in same}


def test_an_unchanged_export_is_not_read_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make.make_published_claim()
    tags = {}
    for name in KINDS:
        response = client.get(f"{EXPORTS}{name}")
        response.getvalue()
        tags[name] = response.headers["ETag"]
    with monkeypatch.context() as patch:
        patch.setattr(Export, "open", None)
        for name, tag in tags.items():
            again = client.get(f"{EXPORTS}{name}", headers={"if-none-match": tag})
            assert (again.status_code, again.content) == (304, b""), name
    make.make_suspended_claim(statement="Der Damm brach.")
    for name, tag in tags.items():
        changed = client.get(f"{EXPORTS}{name}", headers={"if-none-match": tag})
        changed.getvalue()
        assert changed.status_code == 200, name


@pytest.mark.parametrize(
    ("name", "params", "refused"),
    [
        ("claims.csv", {"accuracy": "so lala"}, "accuracy"),
        ("claims.ndjson", {"statuss": "x"}, "statuss"),
        ("claims.ndjson", {"bom": "true"}, "bom"),
        ("claims.csv", {"bom": "yes"}, "bom"),
        ("claims.csv", {"page_size": "10"}, "page_size"),
        ("claims.zip", {"cursor": "7Q2M7Q2M7Q2M"}, "cursor"),
        ("claims.zip", {"cursor": "b2xkZXI"}, "cursor"),
        ("corrections.csv", {"accuracy": "true"}, "accuracy"),
        ("corrections.json", {"cursor": "7Q2M7Q2M7Q2M/1"}, "cursor"),
        ("corrections.json", {"cursor": "7Q2M7Q2M7Q2M"}, "cursor"),
        ("corrections.json", {"cursor": "7Q2M7Q2M7Q2M/²"}, "cursor"),
        ("corrections.json", {"cursor": "\0/1"}, "cursor"),
    ],
)
@pytest.mark.parametrize("method", ["get", "head"])
def test_parameters_that_make_no_sense_are_a_problem(
    client: Client, method: str, name: str, params: dict[str, str], refused: str
) -> None:
    response: Any = getattr(client, method)(f"{EXPORTS}{name}", params)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    if method == "get":
        assert list(json.loads(response.content)["parameters"]) == [refused]


def test_excel_gets_its_mark_where_it_is_asked_for(client: Client) -> None:
    make.make_published_claim()
    plain = download(client, "claims.csv")
    assert download(client, "claims.csv", bom="true") == b"\xef\xbb\xbf" + plain
    assert download(client, "claims.csv", bom="false") == plain
    assert len(table(plain)) == 1


def test_a_part_of_the_feed_may_be_asked_for_and_the_whole_comes(client: Client) -> None:
    make.make_published_claim()
    whole = download(client, "claims.claimreview.json")
    ranged = client.get(f"{EXPORTS}claims.claimreview.json", headers={"range": "bytes=0-1000000"})
    assert (ranged.status_code, ranged.getvalue()) == (200, whole)


def test_a_failure_on_the_way_does_not_look_like_an_end(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for statement in ("Der Hafen wurde gebaut.", "Der Kanal wurde gebaut."):
        make.correct(make.make_claim_in("published", statement=statement), f"{statement} Neu.")
    whole = Moment.chunks

    def breaking(self: Moment, queryset: Any) -> Any:
        for place, rows in enumerate(whole(self, queryset)):
            if place:
                raise ConnectionError("the database went away")
            yield rows

    monkeypatch.setattr(Moment, "chunks", breaking)
    monkeypatch.setattr("claims.exports.moment.CHUNK", 1)
    monkeypatch.setattr("claims.exports.csv_text.PART", 1)
    for name in KINDS:
        response: Any = client.get(f"{EXPORTS}{name}")
        assert response.status_code == 200, name
        with pytest.raises(ConnectionError):
            response.getvalue()


def test_what_fails_at_once_is_an_outage_and_no_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def failing(self: Moment, queryset: Any) -> Any:
        raise OperationalError("the database went away")

    monkeypatch.setattr(Moment, "chunks", failing)
    response = client.get(f"{EXPORTS}claims.ndjson")
    assert response.status_code == 503
    assert response.headers["Content-Type"] == "application/problem+json"


def test_every_export_is_described(client: Client) -> None:
    described = get(client, "schema/")["paths"]
    for name, kind in KINDS.items():
        operation = described[f"{EXPORTS}{name}"]["get"]
        assert list(operation["responses"]["200"]["content"]) == [kind.partition(";")[0]]
        assert {"cursor"} <= {parameter["name"] for parameter in operation["parameters"]}
