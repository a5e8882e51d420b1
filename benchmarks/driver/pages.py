"""A page of claims from three queries over the desk's tables.

Which claims a page shows is asked of the readers' columns, since they have the indexes; what it shows of them
comes from the desk's tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.driver.connecting import Query, Rows, connect
from benchmarks.questions import ACCURACY, LANGUAGE, PAGE, TOPIC

_CLAIM = (
    *(
        "id",
        "public_id",
        "statement",
        "language",
        "said_on",
        "holds_from",
        "holds_until",
        "first_published_at",
    ),
    *("known_origins", "accuracy", "attribution", "explanation", "as_of", "agreement"),
)
CLAIMS = (
    "SELECT c.id, c.public_id, c.statement, c.language, c.said_on, c.holds_from, c.holds_until, "
    "p.first_published_at, p.known_origins, a.accuracy, a.attribution, a.explanation, a.as_of, cl.agreement "
    "FROM claims_publishedclaim p JOIN claims_claim c ON c.id = p.claim_id "
    "JOIN claims_clearance cl ON cl.claim_id = c.id JOIN claims_assessment a ON a.id = cl.assessment_id "
    "WHERE p.state = 'public' AND p.accuracy = ? AND p.language = ? AND EXISTS (SELECT 1 "
    "FROM claims_publishedtopic pt JOIN claims_topic t ON t.id = pt.topic_id "
    "WHERE pt.published_id = p.id AND t.code = ?) "
    "ORDER BY p.first_published_at DESC, p.id DESC LIMIT ?"
)
_LINK = (
    *(
        "claim",
        "id",
        "cites",
        "position",
        "speech_type",
        "is_explicit",
        "first_hand",
        "locator_url",
        "excerpt",
    ),
    *("said_on", "source", "name", "kind", "country", "quote", "start", "end", "article", "title", "url"),
)
LINKS = (
    "SELECT l.claim_id, l.id, l.cites_id, l.position, l.speech_type, l.is_explicit, l.first_hand, "
    "l.locator_url, l.excerpt, l.said_on, s.slug, s.name, s.kind, s.country, p.quote, p.start, p.end, "
    "r.public_id, r.title, r.url FROM claims_attribution l JOIN sources_source s ON s.id = l.source_id "
    "JOIN claims_appearance p ON p.id = l.appearance_id JOIN sources_article r ON r.id = p.article_id "
    "WHERE l.claim_id IN (<ids>) ORDER BY l.id"
)
_EVIDENCE = (
    *("claim", "stance", "source", "name", "url", "title", "excerpt", "published_on", "accessed_on", "note"),
)
EVIDENCE = (
    "SELECT e.claim_id, e.stance, s.slug, s.name, e.url, e.title, e.excerpt, e.published_on, e.accessed_on, "
    "e.note FROM claims_evidence e LEFT JOIN sources_source s ON s.id = e.source_id "
    "WHERE e.claim_id IN (<ids>) ORDER BY e.id"
)


def page(query: Query) -> dict[str, Any]:
    """Return the page of claims that pass the three filters."""
    claims = query(CLAIMS, (ACCURACY, LANGUAGE, TOPIC, PAGE + 1))[:PAGE]
    ids = tuple(row[0] for row in claims)
    marks = ", ".join("?" * len(ids))
    links = _by_claim(query(LINKS.replace("<ids>", marks), ids), _LINK)
    evidence = _by_claim(query(EVIDENCE.replace("<ids>", marks), ids), _EVIDENCE)
    results = [
        {**dict(zip(_CLAIM, row, strict=True)), "links": links[row[0]], "evidence": evidence[row[0]]}
        for row in claims
    ]
    return {"results": results}


def _by_claim(rows: Rows, names: tuple[str, ...]) -> Mapping[int, list[dict[str, Any]]]:
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(dict(zip(names, row, strict=True)))
    return found


def listing(_facts: Mapping[str, Any]) -> Case:
    # Only in the environment of the benchmarks.
    import orjson

    query = connect()

    def once() -> None:
        orjson.dumps(page(query))

    return once


CASES: dict[str, Prepared] = {"list": listing}
