"""The document of an edition: an allow-list of what readers may ever see of a claim, schema 1.

Codes, names as published and texts in the claim's language; no labels, no absolute URLs of ours. A
protected source appears as an anonymous label, without its address and words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Appearance, Attribution, Claim, Clearance, Evidence
from claims.models.choices import AttributionVerdict, EditionKind
from claims.record.chains import chain_ends, chains
from claims.record.known_origins import known_origins
from sources.models import Article, Source

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Issue:
    """Number, kind, note and moment of the edition a document is made for."""

    number: int
    kind: EditionKind
    change_note: str
    published_at: dt.datetime


class SourceLabels:
    """Codes for sources within one document; a protected source gets an anonymous one."""

    def __init__(self) -> None:
        self.described: dict[str, dict[str, Any]] = {}
        self._protected: dict[int, str] = {}

    def code(self, source: Source | None) -> str | None:
        if source is None:
            return None
        if source.is_protected:
            code = self._protected.setdefault(source.pk, f"protected-{len(self._protected) + 1}")
            self.described[code] = {"protected": True}
            return code
        self.described[source.slug] = {
            "name": source.name,
            "kind": source.kind,
            "country": source.country,
            "body_of": _public_slug(source.body_of),
        }
        return source.slug


def build_document(claim: Claim, clearance: Clearance, issue: Issue) -> dict[str, Any]:
    """Return the document of the edition that prints the cleared assessment of this claim."""
    assessment = clearance.assessment
    appearances = list(claim.appearances.select_related("article__publisher__body_of").order_by("id"))
    attributions = _along_chains(claim.attributions.select_related("source__body_of").order_by("id"))
    verdicts = {v.attribution_id: v.verdict for v in assessment.link_verdicts.all()}
    numbers = {link.id: number for number, link in enumerate(attributions, start=1)}
    labels = SourceLabels()
    checked = [link for link in attributions if _verdict(verdicts, link) != AttributionVerdict.NOT_CHECKED]
    return {
        "schema": SCHEMA,
        "public_id": claim.public_id,
        "number": issue.number,
        "kind": issue.kind.value,
        "change_note": issue.change_note,
        "published_at": issue.published_at,
        "language": claim.language,
        "statement": claim.statement,
        "topics": sorted(claim.topics.values_list("code", flat=True)),
        "said_on": claim.said_on,
        "holds_from": claim.holds_from,
        "holds_until": claim.holds_until,
        "as_of": assessment.as_of,
        "accuracy": assessment.accuracy,
        "attribution": {
            "verdict": assessment.attribution,
            "checked_links": len(checked),
            "links": len(attributions),
        },
        "explanation": assessment.explanation,
        "agreement": clearance.agreement,
        "known_origins": known_origins(attributions, verdicts),
        "claimants": _unique(labels.code(link.source) for link in chain_ends(attributions)),
        "supersedes": claim.supersedes.public_id if claim.supersedes else None,
        "articles": {a.article.public_id: _article(a.article, labels) for a in appearances},
        "appearances": [
            _appearance(
                a, [link for link in attributions if link.appearance_id == a.id], numbers, verdicts, labels
            )
            for a in appearances
        ],
        "evidence": [
            _evidence(item, labels)
            for item in claim.evidence.select_related("source__body_of").order_by("id")
        ],
        # last: describing the others above has named every source of the document
        "sources": labels.described,
    }


def _along_chains(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Each link once, from the publisher of its text to the claimant."""
    return list(dict.fromkeys(link for chain in chains(list(attributions)) for link in chain))


def withdrawal_document(last: dict[str, Any], issue: Issue) -> dict[str, Any]:
    """Return the last edition's document with the withdrawal's number, kind, reason and moment."""
    return {
        **last,
        "number": issue.number,
        "kind": issue.kind.value,
        "change_note": issue.change_note,
        "published_at": issue.published_at,
    }


def _verdict(verdicts: dict[int, str], link: Attribution) -> str:
    return verdicts.get(link.id, AttributionVerdict.NOT_CHECKED.value)


def _is_protected(source: Source | None) -> bool:
    return source is not None and source.is_protected


def _public_slug(source: Source | None) -> str | None:
    return source.slug if source is not None and not source.is_protected else None


def _unique(codes: Any) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code is not None))


def _article(article: Article, labels: SourceLabels) -> dict[str, Any]:
    publisher = labels.code(article.publisher)
    if _is_protected(article.publisher):
        return {"protected": True, "publisher": publisher}
    return {
        "title": article.title,
        "url": article.url,
        "publisher": publisher,
        "language": article.language,
        "published_at": article.published_at,
        "is_public": article.is_public,
    }


def _appearance(
    appearance: Appearance,
    links: Sequence[Attribution],
    numbers: dict[int, int],
    verdicts: dict[int, str],
    labels: SourceLabels,
) -> dict[str, Any]:
    article = appearance.article
    hidden = _is_protected(article.publisher)
    with_context = article.is_public and not hidden
    return {
        "article": article.public_id,
        "quote": "" if hidden else appearance.quote,
        "start": appearance.start,
        "end": appearance.end,
        "prefix": appearance.prefix if with_context else "",
        "suffix": appearance.suffix if with_context else "",
        "links": [
            {
                "id": numbers[link.id],
                "source": labels.code(link.source),
                "cites": numbers.get(link.cites_id) if link.cites_id else None,
                "position": link.position,
                "speech_type": link.speech_type,
                "is_explicit": link.is_explicit,
                "first_hand": link.first_hand,
                "locator_url": "" if link.source.is_protected else link.locator_url,
                "excerpt": "" if link.source.is_protected else link.excerpt,
                "said_on": link.said_on,
                "verdict": _verdict(verdicts, link),
            }
            for link in links
        ],
    }


def _evidence(item: Evidence, labels: SourceLabels) -> dict[str, Any]:
    hidden = _is_protected(item.source)
    return {
        "stance": item.stance,
        "source": labels.code(item.source),
        "url": "" if hidden else item.url,
        "title": "" if hidden else item.title,
        "excerpt": "" if hidden else item.excerpt,
        "published_on": None if hidden else item.published_on,
        "accessed_on": None if hidden else item.accessed_on,
        "note": "" if hidden else item.note,
    }
