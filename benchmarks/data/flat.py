"""The flat table Datasette serves: what a list costs where nothing is nested."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path


def make_flat_table(file: Path, flat: Path) -> None:
    """Write the columns lists are filtered by, and none of the texts below them, into a file of its own.

    With an index for each filter, as the readers' row has them.
    """
    target = sqlite3.connect(flat)
    target.execute("ATTACH ? AS record", [str(file)])
    for statement in _flat_statements():
        target.execute(statement)
    target.commit()
    target.close()


def _flat_statements() -> Iterator[str]:
    yield (
        "CREATE TABLE claims (public_id TEXT PRIMARY KEY, statement, accuracy, attribution, language, "
        "said_on, known_origins, first_published_at, updated_at, topic, claimant)"
    )
    yield (
        "INSERT INTO claims SELECT p.public_id, p.statement, p.accuracy, p.attribution, p.language, "
        "p.said_on, p.known_origins, p.first_published_at, p.updated_at, t.code AS topic, s.name AS claimant "
        "FROM record.claims_publishedclaim p "
        "JOIN record.claims_publishedtopic pt ON pt.id = "
        "(SELECT min(id) FROM record.claims_publishedtopic WHERE published_id = p.id) "
        "JOIN record.claims_topic t ON t.id = pt.topic_id "
        "JOIN record.claims_publishedsource ps ON ps.published_id = p.id AND ps.role = 'claimant' "
        "JOIN record.sources_source s ON s.id = ps.source_id"
    )
    yield "CREATE INDEX claims_newest ON claims (first_published_at DESC)"
    for column in ("accuracy", "attribution", "language", "topic"):
        yield f"CREATE INDEX claims_by_{column} ON claims ({column}, first_published_at DESC)"
