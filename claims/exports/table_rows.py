"""The rows of each table, chunk by chunk, from readers' rows and editions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

from claims.exports.moment import Moment, Rows, moment_text, yes_no
from claims.exports.tables import Chunks, Row
from claims.models import ClaimEdition, PublishedClaim, PublishedSource, PublishedTopic
from claims.models.choices import SourceRole
from claims.record.claim_review import page_path, site_language
from claims.record.copy_edits import stored_copy_edits
from claims.record.schemas import read_document

Claims = QuerySet[Any, Any]


def claim_rows(moment: Moment, claims: Claims) -> Chunks:
    """The rows of ``claims``: columns of the readers' row, no document is read."""
    columns = ("id", "public_id", "statement", "language", "accuracy", "attribution", "known_origins")
    further = ("said_on", "supersedes", "under_re_review", "first_published_at", "updated_at")
    for rows in moment.chunks(claims.values_list(*columns, *further)):
        yield list(_claim_rows(moment, rows))


def _claim_rows(moment: Moment, rows: Rows) -> Iterator[Row]:
    said_by, about = _claimants(moment, rows), _topics(moment, rows)
    pages: dict[str, str] = {}
    for (
        row_id, public_id, statement, language, accuracy, attribution, known_origins,
        said_on, supersedes, under_re_review, first_published_at, updated_at,
    ) in rows:  # fmt: skip
        page = pages.get(language) or pages.setdefault(
            language, f"{settings.SITE_URL}{page_path(site_language(language))}"
        )
        yield (
            public_id, f"{page}{public_id}/", statement, language, accuracy, attribution,
            said_by.get(row_id, ""), about.get(row_id, ""), known_origins, said_on, supersedes,
            yes_no(under_re_review), moment_text(first_published_at), moment_text(updated_at),
        )  # fmt: skip


def _claimants(moment: Moment, rows: Rows) -> dict[int, str]:
    named = PublishedSource.objects.filter(
        published_id__in=[row[0] for row in rows], role=SourceRole.CLAIMANT, source__is_protected=False
    )
    return _joined(moment.all(named.order_by("id").values_list("published_id", "source__slug")))


def _topics(moment: Moment, rows: Rows) -> dict[int, str]:
    named = PublishedTopic.objects.filter(published_id__in=[row[0] for row in rows])
    return _joined(moment.all(named.order_by("topic__code").values_list("published_id", "topic__code")))


def _joined(pairs: Rows) -> dict[int, str]:
    found: dict[int, str] = {}
    for row_id, code in pairs:
        found[row_id] = f"{found[row_id]} {code}" if row_id in found else code
    return found


def documents(moment: Moment, claims: Claims) -> Iterator[list[dict[str, Any]]]:
    """Yield the public representations of listed claims, parsed, chunk by chunk."""
    for rows in moment.chunks(claims.values_list("representation")):
        yield [read_document(text) for (text,) in rows]


def appearance_rows(moment: Moment, claims: Claims) -> Chunks:
    for chunk in documents(moment, claims):
        yield [row for document in chunk for row in appearances_of(document)]


def appearances_of(document: dict[str, Any]) -> Iterator[Row]:
    """Yield the rows of ``appearances`` for one claim."""
    for number, place in enumerate(document["appearances"], start=1):
        article = document["articles"][place["article"]]
        told = (article.get(key) for key in ("title", "url", "publisher", "published_at"))
        where = (place["quote"], place["start"], place["end"])
        yield (document["public_id"], number, place["article"], *told, *where)


def attribution_rows(moment: Moment, claims: Claims) -> Chunks:
    for chunk in documents(moment, claims):
        yield [row for document in chunk for row in attributions_of(document)]


def attributions_of(document: dict[str, Any]) -> Iterator[Row]:
    """Yield the rows of ``attributions`` for one claim."""
    for number, place in enumerate(document["appearances"], start=1):
        for link in place["links"]:
            source = document["sources"][link["source"]]
            yield (
                document["public_id"], link["id"], number, link["cites"],
                link["source"], source.get("name"), source.get("kind"),
                link["position"], link["speech_type"], yes_no(link["is_explicit"]), link["first_hand"],
                link["verdict"], link["locator_url"], link["excerpt"], link["said_on"],
            )  # fmt: skip


def evidence_rows(moment: Moment, claims: Claims) -> Chunks:
    for chunk in documents(moment, claims):
        yield [row for document in chunk for row in evidence_of(document)]


def evidence_of(document: dict[str, Any]) -> Iterator[Row]:
    """Yield the rows of ``evidence`` for one claim."""
    columns = ("url", "title", "excerpt", "published_on", "accessed_on", "note")
    for number, item in enumerate(document["evidence"], start=1):
        name = document["sources"][item["source"]].get("name") if item["source"] else None
        told = (item[column] for column in columns)
        yield (document["public_id"], number, item["stance"], item["source"], name, *told)


def edition_rows(moment: Moment, claims: Claims) -> Chunks:
    """The rows of ``editions``: every edition of listed claims, the older ones too."""
    editions = ClaimEdition.objects.filter(claim_id__in=claims.order_by().values("claim_id"))
    for chunk in summaries(moment, editions.order_by("claim_id", "number"), "public_id"):
        yield [(*row, document.get("as_of"), document.get("explanation")) for row, document in chunk]


def summaries(moment: Moment, editions: Any, *first: str) -> Iterator[list[tuple[Row, dict[str, Any]]]]:
    """Yield what lists say of editions, with each one's document.

    ``first`` are columns of the readers' row that each summary begins with.
    """
    row = PublishedClaim.objects.filter(claim_id=OuterRef("claim_id"))
    # The claim's language stands in for that of a text that was erased.
    told = editions.annotate(**{name: Subquery(row.values(name)[:1]) for name in ("language", *first)})
    columns = ("published_at", "accuracy", "attribution", "agreement", "body_id", "body__text", "language")
    for rows in moment.chunks(told.values_list("id", "number", "kind", *columns, *first)):
        edited: dict[int, dict[str, str]] = defaultdict(dict)
        for edition_id, text in moment.all(stored_copy_edits([row[0] for row in rows])):
            edited[edition_id] = json.loads(text)["after"]
        yield [_summary(row, edited.get(row[0], {})) for row in rows]


def _summary(row: Row, edited: dict[str, str]) -> tuple[Row, dict[str, Any]]:
    _id, number, kind, published_at, accuracy, attribution, agreement, digest, text, language, *first = row
    document = {**read_document(text), **edited} if text else {}
    words = (document.get("language", language), document.get("statement", ""))
    return (
        *first, number, kind, document.get("change_note", ""), moment_text(published_at), *words,
        accuracy, attribution, agreement, digest, yes_no(not text),
    ), document  # fmt: skip
