"""A full-text index over the words of one column: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

An app lists its ``WORD_INDEXES`` in a module ``invariants``; they are installed after every ``migrate``. The
column holds words with single spaces between, so both databases index exactly these. On SQLite triggers keep
the index in step with every write, whoever writes; they stay while guards are lifted. On PostgreSQL the
vector is a generated column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils.module_loading import module_has_submodule

from trail.findings import Finding

# Words begin with so many letters when a beginning is looked up: SQLite indexes these beginnings beside the
# words, because it would have to merge the lists of all words behind a short one.
BEGINNINGS = (3, 4)


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The index of ``column`` of ``table``, whose rows have an ``id``."""

    table: str
    column: str

    @property
    def name(self) -> str:
        """The virtual table on SQLite, the index on PostgreSQL."""
        return f"{self.table}_words"

    @property
    def vector(self) -> str:
        """The generated column on PostgreSQL."""
        return f"{self.column}_words"

    def install(self) -> None:
        """Make the index where it is missing or different, and fill it."""
        with transaction.atomic():
            if connection.vendor == "postgresql":
                self._install_on_postgresql()
            elif list(self._differing_on_sqlite()):
                # Rebuilding the table, as migrations do, drops its triggers: whatever was written after
                # that is not in the index.
                self._install_on_sqlite()

    def rebuild(self) -> None:
        """Make all of the index again from the rows; words that were deleted leave no trace in it.

        On PostgreSQL the database keeps it right, and VACUUM removes what was deleted.
        """
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {self.name} ({self.name}) VALUES ('rebuild')")

    def findings(self) -> Iterator[Finding]:
        """Yield what is missing or different, and on SQLite the first row that is not in step."""
        if connection.vendor == "postgresql":
            yield from self._differing_on_postgresql()
            return
        missing = list(self._differing_on_sqlite())
        yield from missing
        if any(finding.place == self.name for finding in missing):
            return
        with connection.cursor() as cursor:
            for kept, rows in ((self.table, f"{self.name}_docsize"), (f"{self.name}_docsize", self.table)):
                cursor.execute(f"SELECT id FROM {kept} WHERE id NOT IN (SELECT id FROM {rows}) LIMIT 1")
                for (row_id,) in cursor.fetchall():
                    place = f"{self.name} {row_id}"
                    yield Finding("words_out_of_step", place, f"in {kept} and not in {rows}; {_REMEDY}")

    def wrong_words(self) -> Iterator[Finding]:
        """Yield a finding if the index has other words than the rows; reads all and holds the lock."""
        if connection.vendor == "postgresql":
            return  # a generated column cannot differ
        with connection.cursor() as cursor:
            try:
                with transaction.atomic():
                    cursor.execute(
                        f"INSERT INTO {self.name} ({self.name}, rank) VALUES ('integrity-check', 1)"
                    )
            except DatabaseError:
                yield Finding("words_differ", self.name, f"not the words of {self.table}; {_REMEDY}")

    def _install_on_sqlite(self) -> None:
        with connection.cursor() as cursor:
            for name in self._keepers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE IF EXISTS {self.name}")
            cursor.execute(self._virtual_table())
            for statement in self._keepers().values():
                cursor.execute(statement)
        self.rebuild()

    def _virtual_table(self) -> str:
        # The tokenizer parts words at spaces alone, as the column does: it folds nothing but A to Z.
        beginnings = " ".join(map(str, BEGINNINGS))
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5({self.column}, content='{self.table}', "
            f"content_rowid='id', prefix='{beginnings}', tokenize=\"ascii tokenchars '_='\")"
        )

    def _keepers(self) -> dict[str, str]:
        """The triggers by name."""
        column, name = self.column, self.name
        gone = f"INSERT INTO {name} ({name}, rowid, {column}) VALUES ('delete', OLD.id, OLD.{column});"
        come = f"INSERT INTO {name} (rowid, {column}) VALUES (NEW.id, NEW.{column});"
        changed = f"WHEN OLD.{column} <> NEW.{column} OR OLD.id <> NEW.id"
        return {
            f"keep_{name}_{short}": f"CREATE TRIGGER keep_{name}_{short} AFTER {event} ON {self.table} "
            f"{condition}BEGIN {does} END"
            for short, event, condition, does in (
                ("added", "INSERT", "", come),
                ("changed", "UPDATE", f"{changed} ", f"{gone} {come}"),
                ("removed", "DELETE", "", gone),
            )
        }

    def _differing_on_sqlite(self) -> Iterator[Finding]:
        wanted = {self.name: self._virtual_table(), **self._keepers()}
        with connection.cursor() as cursor:
            names = ", ".join(["%s"] * len(wanted))
            cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE name IN ({names})", [*wanted])
            there = dict(cursor.fetchall())
        for name, statement in wanted.items():
            if there.get(name) != statement:
                yield Finding("words_missing", name, f"it is not what this version installs; {_MIGRATE}")

    def _install_on_postgresql(self) -> None:
        with connection.cursor() as cursor:
            if self._generated() != self._generation():
                cursor.execute(
                    f"ALTER TABLE {self.table} DROP COLUMN IF EXISTS {self.vector}, ADD COLUMN "
                    f"{self.vector} tsvector GENERATED ALWAYS AS ({self._generation()}) STORED"
                )
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {self.name} ON {self.table} USING gin ({self.vector})"
            )

    def _generation(self) -> str:
        """As PostgreSQL prints it, too. Its parser of texts would part words where the column does not."""
        return f"array_to_tsvector(array_remove(string_to_array({self.column}, ' '::text), ''::text))"

    def _generated(self) -> str | None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a LEFT JOIN pg_attrdef d "
                "ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated = 's' "
                "WHERE a.attrelid = %s::regclass AND a.attname = %s AND NOT a.attisdropped",
                [self.table, self.vector],
            )
            row = cursor.fetchone()
        return None if row is None else str(row[0])

    def _differing_on_postgresql(self) -> Iterator[Finding]:
        if self._generated() != self._generation():
            place = f"{self.table}.{self.vector}"
            yield Finding("words_missing", place, f"it is not what this version installs; {_MIGRATE}")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indisvalid AND pg_get_indexdef(indexrelid) LIKE %s FROM pg_index "
                "WHERE indexrelid = to_regclass(%s)",
                [f"% USING gin ({self.vector})", self.name],
            )
            row = cursor.fetchone()
        if row is None or not row[0]:
            yield Finding("words_missing", self.name, f"it is not what this version installs; {_MIGRATE}")


_MIGRATE = "manage.py migrate installs it"
_REMEDY = "manage.py rebuild_published makes the index again"


def word_indexes() -> list[WordIndex]:
    """Return the word indexes of every installed app whose table exists."""
    tables = set(connection.introspection.table_names())
    found: list[WordIndex] = []
    for config in apps.get_app_configs():
        if config.module is not None and module_has_submodule(config.module, "invariants"):
            found.extend(getattr(import_module(f"{config.name}.invariants"), "WORD_INDEXES", ()))
    return [index for index in found if index.table in tables]


def install_word_indexes() -> None:
    """Install every word index that is missing or different."""
    for index in word_indexes():
        index.install()


def verify_word_indexes() -> Iterator[Finding]:
    """Yield every word index that is missing, different or not in step with its table."""
    for index in word_indexes():
        yield from index.findings()
