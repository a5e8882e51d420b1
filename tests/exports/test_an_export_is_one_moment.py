"""An export under way: others go on publishing and it does not show it; when its reader goes, it ends."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection
from django.http import QueryDict

from claims.exports import CLAIMS, moment, prepare_export
from claims.exports.stream import Stream
from tests import factories as make
from tests.exports.reading import lines, package

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _one_row_per_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moment, "CHUNK", 1)


def opened(code: str = "ndjson") -> Stream:
    return prepare_export(CLAIMS[code], QueryDict("")).open()


def test_an_editor_publishes_while_an_export_runs_and_it_does_not_show_it() -> None:
    first = make.make_published_claim(statement="Der Hafen wurde gebaut.")
    second = make.make_published_claim(statement="Der Kanal wurde gebaut.")
    with opened() as stream, opened("package") as zipped:
        begun = next(stream)
        # A lock held by the exports would make this wait, then fail.
        make.make_published_claim(statement="Der Damm wurde gebaut.")
        make.block(first)
        rest = b"".join(stream)
        tables = package(b"".join(zipped))
    assert [entry["public_id"] for entry in lines(begun + rest)] == [second.public_id, first.public_id]
    assert [row["public_id"] for row in tables["claims"]] == [second.public_id, first.public_id]
    assert len(tables["editions"]) == 2
    with opened() as stream:
        assert [entry["statement"] for entry in lines(b"".join(stream))] == [
            "Der Damm wurde gebaut.",
            "Der Kanal wurde gebaut.",
        ]


def test_the_number_of_entries_is_of_the_same_moment() -> None:
    make.make_published_claim()
    export = prepare_export(CLAIMS["csv"], QueryDict(""))
    with export.open() as stream:
        make.make_published_claim(statement="Der Hafen wurde gebaut.")
        assert export.count(stream.moment) == 1


@pytest.mark.parametrize("code", list(CLAIMS))
def test_the_connection_is_closed_when_the_reader_goes_away(code: str) -> None:
    for statement in ("Der Hafen wurde gebaut.", "Der Kanal wurde gebaut."):
        make.make_published_claim(statement=statement)
    stream = opened(code)
    own = stream.moment.connection
    assert own is not connection
    next(stream)
    assert own.connection is not None
    stream.close()
    assert own.connection is None
    assert next(stream, b"nothing") == b"nothing"


def test_the_connection_is_closed_at_the_end_and_after_a_failure() -> None:
    make.make_published_claim()
    stream = opened()
    assert json.loads(b"".join(stream).split(b"\n")[1]) == {"end": {"count": 1}}
    assert stream.moment.connection.connection is None


@pytest.mark.sqlite
def test_an_export_can_write_nothing_on_sqlite() -> None:
    assert_refused("readonly database")


@pytest.mark.postgresql
def test_an_export_can_write_nothing_on_postgresql() -> None:
    assert_refused("read-only transaction")


def assert_refused(sentence: str) -> None:
    with (
        opened() as stream,
        stream.moment.connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=sentence),
    ):
        cursor.execute("DELETE FROM claims_topic")
