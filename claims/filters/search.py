"""Full-text search among published claims: the same claims in the same order on both databases.

``narrow`` is the one place where a query meets a database. Ranking is ours: the more of the terms stand in
the statement itself, the better; among equals the claim that was published last. The newest ``RANKED`` hits
are ranked and the rest is not looked at, so a frequent word costs a bounded number of rows; ordered by date,
a search is complete.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from claims.filters.keyset import Page, Place, read_place, write_place
from claims.models import PublishedClaim
from claims.models.published import SEARCHED
from claims.record.search_query import SearchQuery, Term

Claims = QuerySet[PublishedClaim]

RELEVANCE = "relevance"
RANKED = 2000
# Ordered by date, fewer hits than these are fetched and sorted; of more of them, a page is found sooner by
# looking at a stretch of the list, and all of the list is gone through with all hits at hand. PostgreSQL
# decides by itself.
MANY = 2000


def narrow(
    claims: Claims, query: SearchQuery, *, by_date: bool = False, ids: tuple[int, int] | None = None
) -> Claims:
    """Return the claims in which every term of the query occurs; ``by_date`` if a page is read in that order.

    Hits outside ``ids``, the first and the last, need not be in it. The table is named in the claims: the
    result is no subquery of another one.
    """
    if connection.vendor == "sqlite":
        if ids:
            within = f"{_AMONG_THE_HITS} AND rowid BETWEEN %s AND %s)"
            return claims.extra(where=[within], params=[fts5(query.terms), *ids])  # noqa: S610 - as below
        if by_date and _has_many_hits(query):
            return claims.extra(where=[f"{_AMONG_THE_HITS})"], params=[fts5(query.terms)])  # noqa: S610 - as below
        # A join instead of IN: the index hands over its rows one by one, the newest first when asked so. The
        # plus keeps SQLite from going through claims and asking the index about each.
        return claims.extra(  # noqa: S610 - nothing a reader typed but as a parameter
            tables=[SEARCHED.name],
            where=[f"{SEARCHED.name} MATCH %s", f"{SEARCHED.table}.id = +{SEARCHED.name}.rowid"],
            params=[fts5(query.terms)],
        )
    conditions, values = _on_postgresql(query.terms)
    return claims.extra(where=conditions, params=values)  # noqa: S610 - as above


def _on_postgresql(terms: Sequence[Term]) -> tuple[list[str], list[str]]:
    """Return the conditions that all of these terms occur, and their parameters."""
    conditions = [f"{SEARCHED.table}.{SEARCHED.vector} @@ %s::tsquery"]
    params = [tsquery(terms)]
    for term in terms:
        # The vector knows no places; the text does.
        runs = [run for run in term.runs if len(run) > 1]
        if runs:
            one_of = " OR ".join([f"strpos({SEARCHED.table}.{SEARCHED.column}, %s) > 0"] * len(runs))
            conditions.append(f"({one_of})")
            params += [f" {' '.join(run)} " for run in runs]
    return conditions, params


# The plus keeps SQLite from fetching every hit by its id and sorting them.
_AMONG_THE_HITS = (
    f"+{SEARCHED.table}.id IN (SELECT rowid FROM {SEARCHED.name} "  # noqa: S608 - constants
    f"WHERE {SEARCHED.name} MATCH %s"
)


def is_read_in_stretches(query: SearchQuery) -> bool:
    """Whether a page by date is found sooner by looking at a stretch of the list at a time."""
    return connection.vendor == "sqlite" and _has_many_hits(query)


def _has_many_hits(query: SearchQuery) -> bool:
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {SEARCHED.name} WHERE {SEARCHED.name} MATCH %s LIMIT %s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(counted, [fts5(query.terms), MANY])
        return bool(cursor.fetchone()[0] == MANY)


def fts5(terms: Sequence[Term]) -> str:
    """Return the terms as SQLite's FTS5 reads them. Stems hold letters, digits and _ alone, and a mark."""
    return " AND ".join(
        "(" + " OR ".join([*(f'"{" ".join(run)}"' for run in t.runs), *_fts5_beginning(t)]) + ")"
        for t in terms
    )


def _fts5_beginning(term: Term) -> list[str]:
    return [f'"{term.beginning}" *'] if term.beginning else []


def tsquery(terms: Sequence[Term]) -> str:
    """Return the terms as PostgreSQL's tsquery; of a phrase it asks for the words in any order."""
    return " & ".join(
        "(" + " | ".join([*(_tsquery_run(run) for run in t.runs), *_tsquery_beginning(t)]) + ")"
        for t in terms
    )


def _tsquery_run(run: tuple[str, ...]) -> str:
    return "(" + " & ".join(f"'{stem}'" for stem in run) + ")"


def _tsquery_beginning(term: Term) -> list[str]:
    return [f"'{term.beginning}':*"] if term.beginning else []


def read_ranked_page(
    found: Claims,
    query: SearchQuery,
    *,
    size: int,
    cursor: str,
    show: Callable[[Claims], QuerySet[Any, Any]],
) -> Page:
    """Return one page of the newest hits, the best first, with two queries; raises ``CursorError``.

    ``found`` are the hits; ``show`` turns claims into the rows of the page, which need an ``id``.
    """
    ranked, is_cut = _ranked(found, query)
    place = read_place(cursor, RELEVANCE) if cursor else None
    if place is not None and place.direction == "newer":
        before = [hit for hit in ranked if hit > (place.number, place.row_id)]
        shown, has_newer, has_older = before[-size:], len(before) > size, True
    else:
        after = [hit for hit in ranked if place is None or hit < (place.number, place.row_id)]
        shown, has_newer, has_older = after[:size], place is not None, len(after) > size
    rows = {row.id: row for row in show(PublishedClaim.objects.listed().filter(pk__in=[i for _, i in shown]))}
    return Page(
        rows=[rows[pk] for _, pk in shown if pk in rows],
        older=_cursor("older", shown[-1]) if shown and has_older else None,
        newer=_cursor("newer", shown[0]) if shown and has_newer else None,
        is_ranked=True,
        is_cut=is_cut,
    )


def _cursor(direction: Any, hit: tuple[int, int]) -> str:
    return write_place(Place(direction, RELEVANCE, *hit))


def _ranked(found: Claims, query: SearchQuery) -> tuple[list[tuple[int, int]], bool]:
    """Return (terms in the statement, id) of the newest hits, best first, and whether there are others."""
    newest = _newest_on_sqlite if connection.vendor == "sqlite" else _newest_on_postgresql
    hits = newest(found, query)
    return sorted(hits[:RANKED], reverse=True), len(hits) > RANKED


def _newest_on_sqlite(found: Claims, query: SearchQuery) -> list[tuple[int, int]]:
    # The name of the index, to walk it backwards; by the id all hits would be sorted.
    newest = RawSQL(f"{SEARCHED.name}.rowid", []).desc()  # noqa: S611 - a constant
    hits = list(found.order_by(newest).values_list("id", flat=True)[: RANKED + 1])
    if not hits:
        return []
    # The index knows which of them have the terms in the statement, so that no text is read.
    one = f"SELECT rowid FROM {SEARCHED.name} WHERE {SEARCHED.name} MATCH %s AND rowid >= %s"  # noqa: S608
    params = [value for term in query.terms for value in (fts5([term.in_statement]), hits[-1])]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(query.terms)), params)
        in_statement = Counter(pk for (pk,) in cursor.fetchall())
    return [(in_statement[pk], pk) for pk in hits]


def _newest_on_postgresql(found: Claims, query: SearchQuery) -> list[tuple[int, int]]:
    terms = [_on_postgresql([term.in_statement]) for term in query.terms]
    number = " + ".join(f"({' AND '.join(conditions)})::int" for conditions, _ in terms)
    params = [value for _, values in terms for value in values]
    in_statement = RawSQL(number, params, output_field=IntegerField())  # noqa: S611 - all typed are parameters
    return list(found.order_by("-id").values_list(in_statement, "id")[: RANKED + 1])
