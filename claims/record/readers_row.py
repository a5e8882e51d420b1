"""Making a claim's readers' row from its newest edition's document."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from claims.models import (
    ClaimEdition,
    PublishedArticle,
    PublishedClaim,
    PublishedSource,
    PublishedTopic,
    Topic,
)
from claims.models.choices import READABLE_STATES, PublicState, SourceRole
from claims.record.copy_edits import shown_document
from claims.record.search_text import search_text
from sources.models import Article, Source
from trail.canonical import canonical_json
from trail.models import Event


def write_readers_row(
    edition: ClaimEdition, *, event: Event, state: PublicState, under_re_review: bool
) -> PublishedClaim:
    """Make or renew the readers' row of the edition's claim and return it.

    Of an edition whose text was erased the row keeps that there is one, and no word.
    """
    document = shown_document(edition)
    first = edition if edition.number == 1 else edition.claim.editions.get(number=1)
    columns = row_columns(
        edition, document, state=state, under_re_review=under_re_review, first_published_at=first.published_at
    )
    columns |= {"edition": edition, "event": event}
    shown = document if state == PublicState.PUBLIC else {}
    row = PublishedClaim.objects.filter(claim_id=edition.claim_id).first()
    if row is None:
        row = PublishedClaim.objects.create(claim_id=edition.claim_id, **columns)
        _replace_relations(row, shown)
        return row
    # The row last: once it names the event, the database takes no more of its relations.
    _replace_relations(row, shown)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    return row


def row_columns(
    edition: ClaimEdition,
    document: dict[str, Any],
    *,
    state: PublicState,
    under_re_review: bool,
    first_published_at: dt.datetime,
) -> dict[str, Any]:
    """Return every column of the row that follows from the document; also what verification compares."""
    if not document:
        return _erased_columns(
            edition, state=state, under_re_review=under_re_review, first_published_at=first_published_at
        )
    said_on = document.get("said_on")
    return {
        "public_id": document["public_id"],
        "state": state.value,
        "under_re_review": under_re_review,
        "statement": document["statement"],
        "accuracy": document["accuracy"],
        "attribution": document["attribution"]["verdict"],
        "language": document["language"],
        "said_on": dt.date.fromisoformat(said_on) if said_on else None,
        "supersedes": document["supersedes"] or "",
        "known_origins": document["known_origins"],
        "first_published_at": first_published_at,
        "published_month": f"{timezone.localtime(first_published_at):%Y-%m}",
        "updated_at": edition.published_at,
        "search_text": search_text(_searched(document), document["language"]),
        "representation": canonical_json(
            public_representation(
                edition,
                document,
                state=state,
                under_re_review=under_re_review,
                first_published_at=first_published_at,
            )
        ),
    }


def _erased_columns(
    edition: ClaimEdition, *, state: PublicState, under_re_review: bool, first_published_at: dt.datetime
) -> dict[str, Any]:
    told: dict[str, Any] = {"public_id": edition.claim.public_id, "state": state.value}
    if state in READABLE_STATES:
        told |= {
            "erased": True,
            "number": edition.number,
            "kind": edition.kind,
            "published_at": edition.published_at,
        }
    return {
        "state": state.value,
        "under_re_review": under_re_review,
        "statement": "",
        "accuracy": edition.accuracy,
        "attribution": edition.attribution,
        "said_on": None,
        "supersedes": "",
        "known_origins": 0,
        "first_published_at": first_published_at,
        "published_month": "",
        "updated_at": edition.published_at,
        "search_text": "",
        "representation": canonical_json(told),
    }


def public_representation(
    edition: ClaimEdition,
    document: dict[str, Any],
    *,
    state: PublicState,
    under_re_review: bool,
    first_published_at: dt.datetime,
) -> dict[str, Any]:
    """Return what a machine gets at the claim's address while it is in ``state``."""
    if state in (PublicState.SUSPENDED, PublicState.BLOCKED):
        return {"public_id": document["public_id"], "state": state.value}
    envelope = {
        "public_id": document["public_id"],
        "state": state.value,
        "under_re_review": under_re_review,
        "first_published_at": first_published_at,
        "updated_at": edition.published_at,
        "content_hash": edition.content_hash,
    }
    if state == PublicState.WITHDRAWN:
        noted = ("statement", "language", "number", "change_note")
        return {**envelope, **{key: document[key] for key in noted}}
    return {**document, **envelope}


def relations(document: dict[str, Any]) -> tuple[set[tuple[str, str]], set[str], set[str]]:
    """Return (source slug, role) pairs, article ids and topic codes a document names openly."""
    roles: set[tuple[str, str]] = set()
    for appearance in document.get("appearances", []):
        cited = {link["cites"] for link in appearance["links"]}
        named_first = {link["cites"] for link in appearance["links"] if link["id"] not in cited}
        for link in appearance["links"]:
            if link["id"] in named_first:
                roles.add((link["source"], SourceRole.ATTRIBUTED.value))
            if link["id"] not in cited:
                roles.add((link["source"], SourceRole.PUBLISHER.value))
            elif link["cites"] is not None:
                roles.add((link["source"], SourceRole.RELAY.value))
            if link["cites"] is None:
                roles.add((link["source"], SourceRole.CLAIMANT.value))
    described = document.get("sources", {})
    return (
        {(code, role) for code, role in roles if not described[code].get("protected")},
        {key for key, article in document.get("articles", {}).items() if not article.get("protected")},
        set(document.get("topics", [])),
    )


def _searched(document: dict[str, Any]) -> list[str]:
    return [
        document["statement"],
        document["explanation"],
        *(appearance["quote"] for appearance in document["appearances"]),
        *(source.get("name", "") for source in document["sources"].values()),
    ]


def _replace_relations(row: PublishedClaim, document: dict[str, Any]) -> None:
    roles, article_ids, topic_codes = relations(document)
    row.sources.all().delete()
    row.articles.all().delete()
    row.topics.all().delete()
    sources = {s.slug: s for s in Source.objects.filter(slug__in={code for code, _ in roles})}
    PublishedSource.objects.bulk_create(
        PublishedSource(published=row, source=sources[code], role=role)
        for code, role in sorted(roles)
        if code in sources
    )
    PublishedArticle.objects.bulk_create(
        PublishedArticle(published=row, article=article)
        for article in Article.objects.filter(public_id__in=article_ids).order_by("id")
    )
    PublishedTopic.objects.bulk_create(
        PublishedTopic(published=row, topic=topic)
        for topic in Topic.objects.filter(code__in=topic_codes).order_by("id")
    )
