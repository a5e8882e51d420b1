"""Any text comes back from a CSV as it went in, and none begins like a formula."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from claims.exports.csv_text import csv_parts
from tests import factories as make
from tests.exports.reading import download, package, table

CELLS = st.text(st.characters(codec="utf-8"), max_size=20)


def written(row: list[str]) -> list[str]:
    data = b"".join(csv_parts([f"column {number}" for number in range(len(row))], [[row]]))
    _header, *rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    (only,) = rows
    return only


@given(st.lists(CELLS, min_size=2, max_size=4))
@example(["=1+1", "+1", "-1", "@SUM(A1)"])
@example(["\t=1", "\r=1", "'=1", "\n=1"])
@example(['a"b', "a,b", "a\r\nb", "a;b"])
def test_every_text_comes_back_and_none_is_a_formula(row: list[str]) -> None:
    for before, after in zip(row, written(row), strict=True):
        assert after[:1] not in ("=", "+", "-", "@", "\t", "\r")
        assert after == (f"'{before}" if before[:1] in set("=+-@\t\r") else before)


def test_numbers_and_what_is_missing_are_not_touched() -> None:
    assert b"".join(csv_parts(["a", "b", "c"], [[(-1, None, "")]])) == b"a,b,c\r\n-1,,\r\n"


@pytest.mark.django_db
def test_a_claim_that_begins_like_a_formula_is_text_in_every_table(client: Client) -> None:
    text = "=2+3 Pegel\n-1 Grad"
    article = make.make_article(text, title="=Titel")
    claim = make.make_claim("+49 ist die Vorwahl.", article=article, quote="=2+3 Pegel")
    claim = make.add_evidence(make.accept(claim), title="@Titel", note="-1")
    make.assess_second(make.submit(claim, explanation="=Begründung"), explanation="=Begründung")
    assert table(download(client, "claims.csv"))[0]["statement"] == "'+49 ist die Vorwahl."
    tables = package(download(client, "claims.zip"))
    assert tables["appearances"][0]["quote"] == "'=2+3 Pegel"
    assert tables["appearances"][0]["title"] == "'=Titel"
    assert tables["evidence"][1]["note"] == "'-1"
    assert tables["editions"][0]["explanation"] == "'=Begründung"
