"""What is promised about speed, as ratios of two cases that one run measures in turn.

A ratio holds on any machine, a number of milliseconds on one. Times are compared unless ``is_timed`` says
that the cases find something else: a share, a number of bytes or of queries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SQLITE, POSTGRESQL = "sqlite", "postgresql"
Whom = Literal["product", "smaller", "fresh", "driver", "http", "datasette"]


class Asking(NamedTuple):
    """A case and who runs it.

    ``smaller`` is the product on a tenth of the claims, ``fresh`` in a process that runs nothing else.
    """

    whom: Whom
    case: str


@dataclass(frozen=True, slots=True)
class Bar:
    """``of`` divided by ``to`` (or what ``of`` finds) is at most, or at least, ``bar``."""

    subject: str
    what: str
    of: Asking
    at: Literal["most", "least"]
    bar: float
    to: Asking | None = None
    is_timed: bool = True
    # Where a database has another bar than the rest.
    instead: Mapping[str, float] = field(default_factory=dict)
    aim: str = ""
    # What it is compared with grows with the record: from so many claims on the bar counts.
    from_claims: int = 0

    def for_(self, vendor: str) -> float:
        return self.instead.get(vendor, self.bar)

    def holds(self, vendor: str, ratio: float) -> bool:
        bar = self.for_(vendor)
        return ratio <= bar if self.at == "most" else ratio >= bar


def product(case: str) -> Asking:
    return Asking("product", case)


MILLION = 1_000_000
LIST, DETAIL = product("list"), product("detail")

BARS: tuple[Bar, ...] = (
    Bar(
        "list",
        "list of 50, three filters ÷ the driver's three queries and encoding",
        of=LIST,
        to=Asking("driver", "list"),
        at="most",
        bar=2.5,
        instead={POSTGRESQL: 2.0},
        aim="1.2",
    ),
    Bar(
        "list",
        "nested serializers with prefetch ÷ the same list",
        of=product("list, nested serializers"),
        to=LIST,
        at="least",
        bar=4,
        aim="12",
    ),
    Bar(
        "list",
        "the same list over HTTP ÷ Datasette's flat list",
        of=Asking("http", "list"),
        to=Asking("datasette", "list"),
        at="most",
        bar=0.6,
    ),
    Bar(
        "list",
        "the list with N claims ÷ with N/10",
        of=LIST,
        to=Asking("smaller", "list"),
        at="most",
        bar=1.2,
    ),
    Bar(
        "list",
        "the list, 200 ÷ 304",
        of=LIST,
        to=product("list, not changed"),
        at="least",
        bar=5,
    ),
    Bar(
        "list",
        "the list, made anew ÷ kept since it was asked for",
        of=LIST,
        to=product("list, kept"),
        at="least",
        bar=4,
    ),
    Bar(
        "detail",
        "nested serializer ÷ detail",
        of=product("detail, nested serializer"),
        to=DETAIL,
        at="least",
        bar=4,
    ),
    Bar(
        "detail",
        "detail over HTTP ÷ Datasette's row",
        of=Asking("http", "detail"),
        to=Asking("datasette", "detail"),
        at="most",
        bar=0.5,
    ),
    Bar(
        "detail",
        "detail with N claims ÷ with N/10",
        of=DETAIL,
        to=Asking("smaller", "detail"),
        at="most",
        bar=1.2,
    ),
    Bar(
        "cursor",
        "page 10,000 (or the last tenth) by cursor ÷ page 1",
        of=product("deep page"),
        to=product("first page"),
        at="most",
        bar=1.2,
    ),
    Bar(
        "exports",
        "the driver reading the same rows ÷ NDJSON export",
        of=Asking("driver", "NDJSON"),
        to=product("NDJSON"),
        at="least",
        bar=0.7,
    ),
    Bar(
        "exports",
        "the driver reading the same rows ÷ NDJSON export over HTTP",
        of=Asking("driver", "NDJSON"),
        to=Asking("http", "NDJSON"),
        at="least",
        bar=0.7,
    ),
    Bar(
        "exports",
        "peak memory of the NDJSON export, all claims ÷ the newest fifth",
        of=Asking("fresh", "NDJSON, peak memory"),
        to=Asking("fresh", "NDJSON of a fifth, peak memory"),
        at="most",
        bar=1.2,
        is_timed=False,
    ),
    Bar(
        "exports",
        "driver and csv ÷ CSV export",
        of=Asking("driver", "CSV"),
        to=product("CSV"),
        at="least",
        bar=0.4,
    ),
    Bar(
        "exports",
        "rows of the CSV export ÷ published claims",
        of=product("CSV, rows"),
        at="least",
        bar=1,
        is_timed=False,
    ),
    Bar(
        "facets",
        "all facets under a filter ÷ the driver's GROUP BY for each",
        of=product("facets, counted"),
        to=Asking("driver", "facets, counted"),
        at="most",
        bar=2,
    ),
    Bar(
        "facets",
        "all facets without a filter, kept ÷ the driver's GROUP BY for each",
        of=product("facets, kept"),
        to=Asking("driver", "facets of all"),
        at="most",
        bar=0.1,
        from_claims=MILLION,
    ),
    Bar(
        "search",
        "search for the most frequent word ÷ for a rare one",
        of=product("search, frequent word"),
        to=product("search, rare word"),
        at="most",
        bar=10,
    ),
    Bar(
        "similar",
        "similar claims by the index ÷ by comparing with every statement",
        of=product("similar, by index"),
        to=product("similar, by force"),
        at="most",
        bar=0.05,
        from_claims=MILLION,
    ),
    Bar(
        "similar",
        "planted near-duplicates found among ten",
        of=product("similar, recall"),
        at="least",
        bar=0.95,
        is_timed=False,
    ),
    Bar(
        "desk",
        "search of the desk ÷ of Django's stock admin",
        of=product("desk search"),
        to=product("desk search, stock"),
        at="most",
        bar=0.15,
        from_claims=MILLION,
    ),
    *(
        Bar(
            "queries",
            f"queries for 100 rows beyond those for 5: {name}",
            of=product(f"more queries, {name}"),
            at="most",
            bar=0,
            is_timed=False,
        )
        for name in ("list", "search", "sources", "texts", "corrections")
    ),
)
