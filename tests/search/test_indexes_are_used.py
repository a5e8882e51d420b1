"""List, search and facets go through indexes: no statement of theirs reads the whole table of claims."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from claims.filters import PublishedClaimFilter, facets
from claims.models import PublishedClaim
from tests.search.published import publish_all

pytestmark = pytest.mark.django_db

# What stands in a plan where every row of the table itself is read.
WHOLE_TABLE = {
    "sqlite": (
        "SCAN claims_publishedclaim\n",
        "SCAN claims_publishedsource\n",
        "SCAN claims_publishedtopic\n",
    ),
    "postgresql": ("Seq Scan on claims_published",),
}


def plans(queries: CaptureQueriesContext) -> list[str]:
    """Return the plan of each captured statement about readers' rows."""
    told = []
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    for query in queries.captured_queries:
        if "claims_published" not in query["sql"] or query["sql"].startswith("EXPLAIN"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(explain + query["sql"].replace("%", "%%"), [])
            told.append("\n".join(str(row[-1]) for row in cursor.fetchall()) + "\n")
    return told


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ordering=-updated_at",
        "accuracy=true",
        "q=alte",
        "q=alte&ordering=-first_published_at",
        'q="alte Brücke" Miet*',
    ],
)
def test_no_statement_reads_a_whole_table(query: str) -> None:
    publish_all()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of a handful of rows reading all is cheapest; so it is told to use what indexes there are.
            cursor.execute("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as queries:
        filterset = PublishedClaimFilter(QueryDict(query), queryset=PublishedClaim.objects.listed())
        filterset.read_page(size=20, cursor="")
        facets(QueryDict(query))
    found = plans(queries)
    assert len(found) >= 5
    assert [plan for plan in found for whole in WHOLE_TABLE[connection.vendor] if whole in plan] == []


def test_a_statement_that_does_is_noticed() -> None:
    publish_all()
    with CaptureQueriesContext(connection) as queries:
        list(PublishedClaim.objects.filter(search_text__contains="pegel").order_by("?"))
    assert any(whole in plan for plan in plans(queries) for whole in WHOLE_TABLE[connection.vendor])
