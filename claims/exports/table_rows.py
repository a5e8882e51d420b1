"""The rows of each table, chunk by chunk, from readers' rows and editions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from claims.exports.moment import Moment
from claims.exports.spelling_in_sql import Joined, MomentText, yes_no
from claims.exports.tables import Chunks, Row
from claims.models import ClaimEdition, PublishedClaim, PublishedSource, PublishedTopic
from claims.models.choices import SourceRole
from claims.record.copy_edits import stored_copy_edits
from claims.record.public_address import claim_url
from claims.record.schemas import read_document

Claims = QuerySet[Any, Any]


def claim_rows(moment: Moment, claims: Claims) -> Chunks:
    """The rows of ``claims``: columns of the readers' row, no document is read."""
    said_by = PublishedSource.objects.filter(
        published=OuterRef("pk"), role=SourceRole.CLAIMANT, source__is_protected=False
    )
    about = PublishedTopic.objects.filter(published=OuterRef("pk"))
    told = claims.annotate(
        claimants_=_all_of(said_by, "source__slug"),
        topics_=_all_of(about, "topic__code"),
        said_on_=Cast("said_on", TextField()),
        under_re_review_=yes_no("under_re_review"),
        first_published_at_=MomentText("first_published_at"),
        updated_at_=MomentText("updated_at"),
    ).values_list(
        "public_id", "statement", "language", "accuracy", "attribution", "claimants_", "topics_",
        "known_origins", "said_on_", "supersedes", "under_re_review_", "first_published_at_", "updated_at_",
    )  # fmt: skip
    for rows in moment.chunks(told):
        pages = {language: claim_url("", language).removesuffix("/") for language in {row[2] for row in rows}}
        yield [
            (public_id, f"{pages[language]}{public_id}/", statement, language, accuracy, attribution,
             _sorted(claimants), _sorted(topics), *further)
            for public_id, statement, language, accuracy, attribution, claimants, topics, *further in rows
        ]  # fmt: skip


def _all_of(rows: QuerySet[Any, Any], column: str) -> Subquery:
    return Subquery(rows.order_by().annotate(all_=Joined(column)).values("all_"))


def _sorted(codes: str | None) -> str | None:
    return " ".join(sorted(codes.split())) if codes and " " in codes else codes


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
                link["position"], link["speech_type"], _true(link["is_explicit"]), link["first_hand"],
                link["verdict"], link["locator_url"], link["excerpt"], link["said_on"],
                # Editions from before copies were recorded lack both.
                link.get("captured_at"), link.get("sha256"),
            )  # fmt: skip


def evidence_rows(moment: Moment, claims: Claims) -> Chunks:
    for chunk in documents(moment, claims):
        yield [row for document in chunk for row in evidence_of(document)]


def evidence_of(document: dict[str, Any]) -> Iterator[Row]:
    """Yield the rows of ``evidence`` for one claim."""
    columns = ("url", "title", "excerpt", "published_on", "accessed_on", "note", "captured_at", "sha256")
    for number, item in enumerate(document["evidence"], start=1):
        name = document["sources"][item["source"]].get("name") if item["source"] else None
        told = (item.get(column) for column in columns)
        yield (document["public_id"], number, item["stance"], item["source"], name, *told)


def edition_rows(moment: Moment, claims: Claims) -> Chunks:
    """The rows of ``editions``: every edition of listed claims, the older ones too."""
    for rows in moment.chunks(claims.values_list("claim_id")):
        # By their ids: a list that was searched for words cannot be part of another query.
        editions = ClaimEdition.objects.filter(claim_id__in=[claim_id for (claim_id,) in rows])
        for chunk in summaries(moment, editions.order_by("claim_id", "number"), "public_id"):
            yield [(*row, document.get("as_of"), document.get("explanation")) for row, document in chunk]


def summaries(moment: Moment, editions: Any, *first: str) -> Iterator[list[tuple[Row, dict[str, Any]]]]:
    """Yield what lists say of editions, with each one's document.

    ``first`` are columns of the readers' row that each summary begins with.
    """
    row = PublishedClaim.objects.filter(claim_id=OuterRef("claim_id"))
    # The claim's language stands in for that of a text that was erased.
    told = editions.annotate(**{name: Subquery(row.values(name)[:1]) for name in ("language", *first)})
    told = told.annotate(published_at_=MomentText("published_at"))
    columns = ("published_at_", "accuracy", "attribution", "agreement", "body_id", "body__text", "language")
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
        *first, number, kind, document.get("change_note", ""), published_at, *words,
        accuracy, attribution, agreement, digest, _true(not text),
    ), document  # fmt: skip


def _true(value: bool) -> str:
    return "true" if value else "false"
