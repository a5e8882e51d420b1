"""Filling an empty database with a made-up record, so that guards and trail find nothing wrong with it.

Guards are lifted while rows are written and installed again before anything is verified; what they would
have asked, verification asks of the result.
"""

from __future__ import annotations

import gc
import io
import random
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from benchmarks.data.claims import CLAIMS_PER_TEXT, Claims
from benchmarks.data.newsroom import make_chief, make_newsroom
from benchmarks.data.tables import Tables
from benchmarks.data.trail import Trail
from claims.matching.index import CLAIMS, WORDS, terms_of, text_of
from claims.models import Claim, MatchPosting, MatchTerm
from trail.chain import head
from trail.guards import guards_lifted

BATCH = 250
# For writing a file that is made again where it is lost. Without a journal: all is one transaction, and what
# the cache cannot hold of it would be written twice.
FORGETFUL = (
    *("journal_mode = OFF", "foreign_keys = OFF", "synchronous = OFF"),
    *("cache_size = -4000000", "temp_store = MEMORY"),
)
_POSTINGS = "benchmark_postings"
_WORD = re.compile(r"[^\W\d]{2,}")


def build(count: int) -> dict[str, Any]:
    """Make the configured SQLite file and fill it; returns what the cases ask for."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        for pragma in FORGETFUL:
            cursor.execute(f"PRAGMA {pragma}")
    return fill(count)


def fill(count: int) -> dict[str, Any]:
    """Put ``count`` published claims into an empty database and return what the cases ask for."""
    newsroom = make_newsroom(count)
    make_chief()
    tables = Tables()
    trail = Trail(tables, head(), random.Random(8))  # noqa: S311 - the same record in every run
    claims = Claims(count, newsroom, tables, trail)
    index = MatchingIndex(tables)
    seen: Counter[str] = Counter()
    # Millions of tuples without a circle among them: looking for circles would take a third of the time.
    gc.disable()
    with guards_lifted(), transaction.atomic():
        left = count
        while left:
            for _ in range(min(BATCH, -(-left // CLAIMS_PER_TEXT))):
                written = claims.write_text(min(CLAIMS_PER_TEXT, left))
                left -= len(written)
                index.add(written)
                seen.update(word for claim in written for word in _words(claim.statement))
            tables.write()
            index.write()
        index.finish()
    gc.enable()
    connection.check_constraints()
    return {
        "claims": count,
        "planted": claims.planted,
        "words": _chosen_words(seen, count),
        "detail": Claim.objects.values_list("public_id", flat=True).get(pk=(count + 1) // 2),
    }


def _words(statement: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(statement)}


def _chosen_words(seen: Counter[str], count: int) -> dict[str, str]:
    """Return the most frequent word and two that stand in some 2,500 and some 50 of a million claims."""
    ranked = seen.most_common()
    return {
        "frequent": ranked[0][0],
        "mid": min(ranked, key=lambda item: abs(item[1] - count / 400))[0],
        "rare": min(ranked, key=lambda item: abs(item[1] - max(2, count / 20_000)))[0],
    }


class MatchingIndex:
    """The index of similar claims, as ``claims.matching.index.rebuild`` makes it, from claims at hand."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._counts: Counter[int] = Counter()
        self._postings: list[tuple[int, int]] = []
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE {_POSTINGS} (term INTEGER, claim_id INTEGER)")

    def add(self, claims: Iterable[Claim]) -> None:
        """Take claims whose one quote is their statement."""
        for claim in claims:
            text = text_of(claim.pk, [claim.statement, claim.statement], claim.language)
            terms = terms_of(text)
            self._counts.update(terms)
            self._counts[CLAIMS] += 1
            self._counts[WORDS] += len(text.stems.split())
            self._postings.extend((term, claim.pk) for term in terms)
            self._tables.add(text)

    def write(self) -> None:
        """Put what waits aside."""
        with connection.cursor() as cursor:
            statement = f"INSERT INTO {_POSTINGS} VALUES (?, ?)"  # noqa: S608 - a name of this module
            cursor.connection.executemany(statement, self._postings)
        self._postings.clear()

    def finish(self) -> None:
        """Store postings in the order of their key: one by one they would fill the index at random places."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {MatchPosting._meta.db_table} (term, claim_id) "  # noqa: S608
                f"SELECT term, claim_id FROM {_POSTINGS} ORDER BY term, claim_id"
            )
            cursor.execute(f"DROP TABLE {_POSTINGS}")
        for term, count in sorted(self._counts.items()):
            self._tables.add_values(MatchTerm, {"term": term, "claims": count})
        self._tables.write()


def what_does_not_fit() -> str:
    """Return what ``verify_guards`` or ``verify_trail`` say against the configured database; else nothing."""
    said = io.StringIO()
    try:
        call_command("verify_guards", stdout=said)
        call_command("verify_trail", stdout=said, stderr=said)
    except CommandError as error:
        return f"{said.getvalue()}{error}"
    return ""
