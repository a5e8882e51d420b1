"""The condition that a claim has a certain row beside it: a source in some role, a topic, a text.

Of a source that few claims name these are fetched and put in order; of one that many name, claims are read in
their order and each is asked. Either way takes a hundred times as long where the other one fits.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from claims.models import PublishedArticle, PublishedSource, PublishedTopic

# So many claims are fetched sooner than a page of them is met in the order of a list.
FEW = 3_000


class Beside(Protocol):
    """Rows beside published claims."""

    def fetched(self) -> Q:
        """Return the condition for going through all claims that have such a row."""

    def fitting(self) -> Q | Exists:
        """Return the condition for a page of a list, in the form that fits how many rows there are.

        One query.
        """


@dataclass(frozen=True, slots=True)
class AnyOf:
    """All of these rows."""

    rows: QuerySet[Any]

    def fetched(self) -> Q:
        return Q(pk__in=self.rows.values("published"))

    def fitting(self) -> Q | Exists:
        return _form(self.rows, self.rows[: FEW + 1].count())


@dataclass(frozen=True, slots=True)
class Naming:
    """The rows that name in ``column`` the one thing whose key ``select`` finds by a text."""

    model: type[Model]
    column: str
    select: str
    text: str
    role: str = ""

    def fetched(self) -> Q:
        key = RawSQL(self.select, [self.text])  # noqa: S611 - what was typed is a parameter
        return Q(pk__in=self._rows(key).values("published"))

    def fitting(self) -> Q | Exists:
        key, number = self._counted()
        # The key itself: of a statement for it PostgreSQL could not tell how many claims there are.
        return _form(self._rows(key), number)

    def _counted(self) -> tuple[int, int]:
        """Return the key and how many rows name it, as far as they are few."""
        # Spelled out: each page waits for it, and Django would take longer over it than the database.
        with_role, role = (" AND role = %s", [self.role]) if self.role else ("", [])
        some = (
            f"SELECT {self.column}_id FROM {self.model._meta.db_table} "  # noqa: S608 - names of models
            f"WHERE {self.column}_id = ({self.select}){with_role} LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT max({self.column}_id), count(*) FROM ({some}) few",  # noqa: S608
                [self.text, *role, FEW + 1],
            )
            key, number = cursor.fetchone()
        return key or 0, number

    def _rows(self, key: Any) -> QuerySet[Any]:
        rows = self.model._default_manager.filter(**{self.column: key})
        return rows.filter(role=self.role) if self.role else rows


def naming_source(slug: str, role: str = "") -> Naming:
    """Return the rows of a source; of none if it became protected, though older documents may name it."""
    select = "SELECT id FROM sources_source WHERE slug = %s AND NOT is_protected"
    return Naming(PublishedSource, "source", select, slug, role)


def naming_kinds(kinds: Collection[str]) -> AnyOf:
    """Return the rows of all sources of these kinds, but for protected ones."""
    return AnyOf(PublishedSource.objects.filter(source__is_protected=False, source__kind__in=sorted(kinds)))


def naming_topic(code: str) -> Naming:
    """Return the rows of a topic."""
    return Naming(PublishedTopic, "topic", "SELECT id FROM claims_topic WHERE code = %s", code)


def naming_text(public_id: str) -> Naming:
    """Return the rows of a text; of none if its publisher is protected."""
    select = (
        "SELECT a.id FROM sources_article a LEFT JOIN sources_source s ON s.id = a.publisher_id "
        "WHERE a.public_id = %s AND (s.id IS NULL OR NOT s.is_protected)"
    )
    return Naming(PublishedArticle, "article", select, public_id)


def _form(rows: QuerySet[Any], number: int) -> Q | Exists:
    if number <= FEW:
        return Q(pk__in=rows.values("published"))
    return Exists(rows.filter(published=OuterRef("pk")))
