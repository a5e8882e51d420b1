"""What a lookup reads of the index, each by one statement: the ORM would take longer to write it than the
database to answer it.

The database adds up what each claim shares and hands over the best. What a term tells is a whole number
there, so that the sum is the same in any order, on both databases.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection

# PostgreSQL would read all postings where it expects many of a term; the OFFSET keeps it from that.
_POSTINGS = {
    "sqlite": "CROSS JOIN claims_matchposting AS posting ON posting.term = asked.term "
    "AND posting.claim_id >= asked.since",
    "postgresql": "CROSS JOIN LATERAL (SELECT claim_id FROM claims_matchposting "
    "WHERE term = asked.term AND claim_id >= asked.since OFFSET 0) AS posting",
}


class Asked(NamedTuple):
    """A term, what it tells, and the oldest claim in which it is looked for."""

    term: int
    tells: int
    since: int


class IndexedText(NamedTuple):
    """What counts of one claim's texts: a row of ``MatchText``."""

    claim_id: int
    language: str
    words: str
    stems: str


def counts_of(terms: Iterable[int]) -> dict[int, int]:
    """Return in how many claims each of the terms stands; one that stands in none may be missing."""
    wanted = sorted(set(terms))
    return dict(_rows("SELECT term, claims FROM claims_matchterm WHERE term IN ({})", wanted))


def texts_of(claims: Sequence[int]) -> list[IndexedText]:
    """Return what counts of these claims' texts, in this order; a claim that is gone is left out."""
    found = _rows(
        "SELECT claim_id, language, words, stems FROM claims_matchtext WHERE claim_id IN ({})", claims
    )
    texts = {row[0]: IndexedText(*row) for row in found}
    return [texts[pk] for pk in claims if pk in texts]


def most_telling(asked: Collection[Asked], *, leave_out: int | None, limit: int) -> dict[int, int]:
    """Return the claims in which these terms tell most, and how much; the best first, then the newest."""
    if not asked:
        return {}
    rows = ", ".join(["(%s, %s, %s)"] * len(asked))
    statement = (
        f"WITH asked (term, tells, since) AS (VALUES {rows}) "  # noqa: S608 - places for parameters, constants
        f"SELECT posting.claim_id, SUM(asked.tells) AS told FROM asked {_POSTINGS[connection.vendor]} "
        "WHERE posting.claim_id <> %s GROUP BY posting.claim_id "
        "ORDER BY told DESC, posting.claim_id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*chain.from_iterable(asked), leave_out or 0, limit])
        return {pk: int(told) for pk, told in cursor.fetchall()}


def oldest_of_newest(term: int, number: int) -> int:
    """Return the oldest of the newest ``number`` claims with a term, which has to stand in so many."""
    statement = (
        "SELECT claim_id FROM claims_matchposting WHERE term = %s ORDER BY claim_id DESC LIMIT 1 OFFSET %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [term, number - 1])
        return int(cursor.fetchone()[0])


def _rows(statement: str, values: Sequence[int]) -> list[tuple[Any, ...]]:
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.format(", ".join(["%s"] * len(values))), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
