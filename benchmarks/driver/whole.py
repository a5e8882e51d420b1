"""Whole lists, read some thousand rows at a time and written as the exports write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.driver.connecting import Rows, connect, connect_for_much

_LISTED = "FROM claims_publishedclaim WHERE state = 'public' AND statement <> '' "
_NEWEST_FIRST = "ORDER BY first_published_at DESC, id DESC"
DOCUMENTS = f"SELECT representation {_LISTED}{_NEWEST_FIRST}"
COLUMNS = (
    "SELECT id, public_id, statement, language, accuracy, attribution, known_origins, said_on, supersedes, "
    f"under_re_review, first_published_at, updated_at {_LISTED}{_NEWEST_FIRST}"
)
CLAIMANTS = (
    "SELECT p.published_id, s.slug FROM claims_publishedsource p JOIN sources_source s ON s.id = p.source_id "
    "WHERE p.role = 'claimant' AND p.published_id IN (<ids>)"
)
TOPICS = (
    "SELECT p.published_id, t.code FROM claims_publishedtopic p JOIN claims_topic t ON t.id = p.topic_id "
    "WHERE p.published_id IN (<ids>)"
)


def whole_documents(_facts: Mapping[str, Any]) -> Case:
    """Every public document, newest first, as lines."""
    parts = connect_for_much()

    def once() -> None:
        for rows in parts(DOCUMENTS):
            ("\n".join(row[0] for row in rows) + "\n").encode()

    return once


def whole_table(_facts: Mapping[str, Any]) -> Case:
    """The columns of the CSV export, with claimants and topics looked up chunk by chunk."""
    parts, query = connect_for_much(), connect()

    def once() -> None:
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        for rows in parts(COLUMNS):
            marks = ", ".join("?" * len(rows))
            ids = tuple(row[0] for row in rows)
            said_by = _by_key(query(CLAIMANTS.replace("<ids>", marks), ids))
            about = _by_key(query(TOPICS.replace("<ids>", marks), ids))
            writer.writerows((*row[1:], said_by.get(row[0], ""), about.get(row[0], "")) for row in rows)
            text.getvalue().encode()
            text.seek(0)
            text.truncate()

    return once


def _by_key(pairs: Rows) -> dict[int, str]:
    """Return what belongs to each key, with blanks between."""
    found: dict[int, str] = {}
    for key, code in pairs:
        found[key] = f"{found[key]} {code}" if key in found else code
    return found


CASES: dict[str, Prepared] = {"NDJSON": whole_documents, "CSV": whole_table}
