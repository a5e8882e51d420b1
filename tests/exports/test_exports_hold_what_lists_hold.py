"""Every format of every list: the entries of the list under the same filters, in its order, all of them."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from claims.exports import moment
from claims.models import PublishedClaim
from tests import factories as make
from tests.api.published import get, publish
from tests.exports.reading import EXPORTS, download, feed, lines, package, table

pytestmark = pytest.mark.django_db

FEED = "claims.claimreview.json"
NAMES = ["claims.csv", "claims.ndjson", "claims.json", FEED, "claims.zip"]


@pytest.fixture
def rows() -> list[PublishedClaim]:
    """Four claims, newest first: a false one, one without accuracy, a true one, a corrected one."""
    corrected = publish("Der Pegel stieg im Januar um zwölf Zentimeter.")
    true = publish("Der Hafen wurde 1891 gebaut.")
    attributed = publish("Der Kanal friert zu.", accuracy="not_checked")
    false = publish("Der Damm brach im Mai.", accuracy="false")
    make.correct(corrected.claim, "Der Pegel stieg im Januar um elf Zentimeter.")
    return [false, attributed, true, corrected]


def assert_shown(
    client: Client, rows: list[PublishedClaim], places: list[int], **params: str | list[str]
) -> None:
    """Hold every format against the claims at these places; the feed leaves out the one without accuracy."""
    for name in NAMES:
        expected = [
            rows[place].public_id for place in places if not (name == FEED and rows[place] == rows[1])
        ]
        assert ids_in(name, download(client, name, **params)) == expected, name


def ids_in(name: str, data: bytes) -> list[str]:
    match name.partition(".")[2]:
        case "csv":
            return [row["public_id"] for row in table(data)]
        case "ndjson":
            return [entry["public_id"] for entry in lines(data)]
        case "json":
            return [entry["public_id"] for entry in json.loads(data)["results"]]
        case "claimreview.json":
            return [review["url"].split("/")[-2] for review in feed(data)]
    return [row["public_id"] for row in package(data)["claims"]]


def test_an_export_has_the_claims_of_the_list(client: Client, rows: list[PublishedClaim]) -> None:
    assert_shown(client, rows, [0, 1, 2, 3])
    assert_shown(client, rows, [0, 2, 3], accuracy=["true", "false"])
    assert_shown(client, rows, [3], corrected="true")
    assert_shown(client, rows, [3, 0, 1, 2], ordering="-updated_at")
    assert_shown(client, rows, [], claimant="niemand")
    assert_shown(client, rows, [2], q="hafen")
    assert_shown(client, rows, [2], q="hafen", ordering="relevance", cursor=rows[1].public_id)


def test_an_export_goes_on_after_the_last_claim_somebody_has(
    client: Client, rows: list[PublishedClaim]
) -> None:
    assert_shown(client, rows, [2, 3], cursor=rows[1].public_id)
    assert_shown(client, rows, [2, 3], cursor=rows[1].public_id.lower())
    assert_shown(client, rows, [], cursor=rows[3].public_id)
    assert_shown(client, rows, [3], cursor=rows[0].public_id, accuracy="true", corrected="true")
    assert_shown(client, rows, [0, 1, 2], cursor=rows[3].public_id, ordering="-updated_at")
    assert_shown(client, rows, [1, 0], cursor=rows[2].public_id, ordering="first_published_at")


def test_a_claim_that_left_the_list_still_is_a_place_to_go_on_from(
    client: Client, rows: list[PublishedClaim]
) -> None:
    make.block(rows[1])
    data = download(client, "claims.ndjson", cursor=rows[1].public_id)
    assert ids_in("claims.ndjson", data) == [row.public_id for row in rows[2:]]


def test_chunks_join_without_a_seam(
    client: Client, rows: list[PublishedClaim], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {name: ids_in(name, download(client, name)) for name in NAMES}
    monkeypatch.setattr(moment, "CHUNK", 1)
    assert {name: ids_in(name, download(client, name)) for name in NAMES} == whole


def test_corrections_are_those_of_the_list(client: Client, rows: list[PublishedClaim]) -> None:
    make.make_claim_in("withdrawn", statement="Der See war im Mai zugefroren.")
    make.erase_edition(rows[3], 2)
    listed = get(client, "corrections/")["results"]
    assert [entry["kind"] for entry in listed] == ["withdrawal", "correction"]
    assert lines(download(client, "corrections.ndjson")) == listed
    assert json.loads(download(client, "corrections.json")) == {"results": listed, "count": 2}
    as_text = [
        {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in entry.items()}
        for entry in listed
    ]
    assert table(download(client, "corrections.csv")) == as_text
    newest = f"{listed[0]['public_id']}/{listed[0]['number']}"
    assert lines(download(client, "corrections.ndjson", cursor=newest)) == listed[1:]


def test_what_a_csv_cannot_say_itself_is_said_beside_it(client: Client, rows: list[PublishedClaim]) -> None:
    response = client.get(f"{EXPORTS}claims.csv", {"accuracy": "true"})
    assert response.headers["Record-Count"] == "2"
    assert len(table(response.getvalue())) == 2


def test_what_no_list_shows_is_in_no_export(client: Client) -> None:
    shown = make.make_published_claim(statement="Der Hafen wurde 1891 gebaut.")
    make.make_suspended_claim(statement="Der See stieg im Mai.")
    make.make_claim_in("withdrawn", statement="Der See stieg im Juni.")
    make.make_blocked_claim(statement="Der See stieg im Juli.")
    make.erase_edition(make.make_published_claim(statement="Der See stieg im August."))
    make.make_claim_in("cleared", statement="Der See stieg im September.")
    for name in NAMES:
        data = download(client, name)
        assert ids_in(name, data) == [shown.public_id], name
        tables = package(data).values() if name == "claims.zip" else []
        named = {row.get("claim") or row["public_id"] for rows in tables for row in rows}
        assert named == ({shown.public_id} if tables else set())


def test_a_source_protected_later_leaves_the_column_of_those_who_said_it(client: Client) -> None:
    make.make_published_claim()
    assert table(download(client, "claims.csv"))[0]["claimants"] == "wasseramt"
    source = make.make_source("Wasseramt")
    source.is_protected = True
    source.save(update_fields=["is_protected"])
    assert table(download(client, "claims.csv"))[0]["claimants"] == ""
