"""What an export asks the database: readers' tables alone, and as often for many claims as for one."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.exports import CLAIMS, CORRECTIONS
from tests import factories as make
from tests.exports.reading import download
from tests.public.test_pages_touch_readers_tables_only import DESK_COLUMNS, READERS_TABLES

pytestmark = pytest.mark.django_db


def asked(client: Client, name: str, **params: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        download(client, name, **params)
    return [query["sql"] for query in queries.captured_queries]


def test_no_export_reads_a_table_or_column_of_the_desk_and_each_a_fixed_number_of_times(
    client: Client,
) -> None:
    row = make.make_published_claim()
    make.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    filters = {"q": "pegel", "claimant": "wasseramt", "corrected": "true", "cursor": row.public_id}
    names = [each.file_name for each in (*CLAIMS.values(), *CORRECTIONS.values())]
    before = {name: len(asked(client, name)) for name in names}
    for month in ("Januar", "Februar"):
        make.correct(make.make_claim_in("published", statement=f"{month}: Regen."), f"{month}: Schnee.")
    for name in names:
        for params in ({}, filters if name.startswith("claims") else {}):
            statements = asked(client, name, **params)
            for sql in statements:
                tables = set(re.findall(r'"((?:claims|sources|trail|auth|django)_[a-z_]+)"', sql))
                assert tables <= READERS_TABLES, (name, sql)
                assert not any(column in sql for column in DESK_COLUMNS), (name, sql)
        assert len(asked(client, name)) == before[name], name
