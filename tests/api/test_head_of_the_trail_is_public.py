"""``/trail-head.json``: the newest entry's number, hash and moment, for whoever wants to keep them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from trail.chain import Subject, append_event
from trail.editors import system_editor

pytestmark = pytest.mark.django_db

ADDRESS = "/trail-head.json"
AT = dt.datetime(2025, 2, 4, 12, 30, tzinfo=dt.UTC)


def append() -> None:
    with transaction.atomic():
        append_event(by=system_editor(), action="note", subject=Subject("record", "x"), at=AT)


def test_an_empty_trail_has_the_head_0(client: Client) -> None:
    assert client.get(ADDRESS).json() == {"seq": 0, "hash": "0" * 64, "at": None}


def test_the_head_is_the_newest_entry_and_an_anchor(client: Client) -> None:
    make.make_claim()
    append()
    answer = client.get(ADDRESS).json()

    assert set(answer) == {"seq", "hash", "at"}
    assert answer["at"] == "2025-02-04T12:30:00.000000Z"
    append()
    call_command("verify_trail", f"--anchor={answer['seq']}:{answer['hash']}", verbosity=0)


def test_an_unchanged_head_is_not_sent_twice(client: Client) -> None:
    append()
    first = client.get(ADDRESS)
    kept = {"if-none-match": first.headers["ETag"]}

    assert first.headers["Content-Type"] == "application/json"
    assert first.headers["Cache-Control"] == "no-cache"
    assert client.get(ADDRESS, headers=kept).status_code == 304
    append()
    assert client.get(ADDRESS, headers=kept).status_code == 200


def test_pages_of_others_may_read_it(client: Client) -> None:
    answer = client.get(ADDRESS, headers={"origin": "https://archive.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_head_answers_without_a_body(client: Client) -> None:
    answer = client.head(ADDRESS)

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent_to_it(client: Client, method: str) -> None:
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_it_takes_no_parameter(client: Client) -> None:
    assert client.get(f"{ADDRESS}?seq=1").status_code == 400


def test_it_reads_three_columns_of_the_trail_and_nothing_else(client: Client) -> None:
    append()
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)

    (asked,) = (query["sql"] for query in queries.captured_queries)
    assert set(re.findall(r'"trail_event"\."(\w+)"', asked)) == {"seq", "hash", "at"}
    assert set(re.findall(r'"(\w+)"\.', asked)) == {"trail_event"}
