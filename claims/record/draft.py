"""What the desk holds of a claim, as an edition would print it: the document before any verdict.

An allow-list, schema 1: codes, names as published and texts in the claim's language; no labels, no absolute
URLs of ours. A protected source appears as an anonymous label, without its address and words. Two drafts
with the same digest print the same, which is how what was assessed is held against what is published.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Appearance, Attribution, Claim, Evidence
from claims.record.chains import chain_ends, chains
from claims.record.known_origins import origin_of
from claims.record.labels import Labels
from sources.models import Article
from trail.canonical import canonical_json


@dataclass(frozen=True, slots=True)
class Draft:
    """``columns`` is the part of a document that comes from the desk.

    ``links`` are the attributions from publishers to claimants; the document numbers them from 1.
    """

    columns: dict[str, Any]
    links: list[Attribution]
    labels: Labels
    digest: str

    @property
    def quotes(self) -> set[str]:
        """The words of the claim's texts that would be printed."""
        return {place["quote"] for place in self.columns["appearances"] if place["quote"]}


def draft_of(claim: Claim) -> Draft:
    """Return what would be printed of the claim as it is now."""
    return composed(
        claim,
        topics=claim.topics.values_list("code", flat=True),
        appearances=claim.appearances.select_related("article__publisher__body_of").order_by("id"),
        attributions=claim.attributions.select_related("source__body_of").order_by("id"),
        evidence=claim.evidence.select_related("source__body_of").order_by("id"),
        labels=Labels(claim),
    )


def composed(
    claim: Claim,
    *,
    topics: Iterable[str],
    appearances: Iterable[Appearance],
    attributions: Iterable[Attribution],
    evidence: Iterable[Evidence],
    labels: Labels,
) -> Draft:
    """Return what would be printed of these rows, each kind in the order of its ids; reads nothing."""
    places = list(appearances)
    links = _along_chains(attributions)
    columns = {
        "language": claim.language,
        "statement": claim.statement,
        "topics": sorted(topics),
        "said_on": claim.said_on,
        "holds_from": claim.holds_from,
        "holds_until": claim.holds_until,
        "claimants": _unique(labels.code(link.source) for link in chain_ends(links)),
        "articles": {labels.text_code(a.article): _article(a.article, labels) for a in places},
        "appearances": [_appearance(a, links, labels) for a in places],
        "evidence": [_evidence(item, labels) for item in evidence],
        # last: describing the others above has named every source of the document
        "sources": labels.described,
    }
    # Not printed, but counted as known origins: who each end of a chain ultimately belongs to.
    origins = [origin_of(link.source) for link in chain_ends(links)]
    text = canonical_json({**columns, "origins": origins})
    return Draft(columns, links, labels, hashlib.sha256(text.encode()).hexdigest())


def _along_chains(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Each link once, from the publisher of its text to the claimant."""
    return list(dict.fromkeys(link for chain in chains(list(attributions)) for link in chain))


def _unique(codes: Any) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code is not None))


def _article(article: Article, labels: Labels) -> dict[str, Any]:
    publisher = labels.code(article.publisher)
    if labels.hides_text(article):
        return {"protected": True, "publisher": publisher}
    return {
        "title": article.title,
        "url": article.url,
        "publisher": publisher,
        "language": article.language,
        "published_at": article.published_at,
        "is_public": article.is_public,
    }


def _appearance(appearance: Appearance, links: Sequence[Attribution], labels: Labels) -> dict[str, Any]:
    # A place in a text that is not named could still tell which text it is: the same in two claims.
    hidden = labels.hides_text(appearance.article)
    numbers = {link.id: number for number, link in enumerate(links, start=1)}
    return {
        "article": labels.text_code(appearance.article),
        "quote": "" if hidden else appearance.quote,
        "start": 0 if hidden else appearance.start,
        "end": 0 if hidden else appearance.end,
        # The words around a quote belong to the text: readers get them from there, while it is open to them.
        "prefix": "",
        "suffix": "",
        "links": [_link(link, numbers, labels) for link in links if link.appearance_id == appearance.id],
    }


def _link(link: Attribution, numbers: dict[int, int], labels: Labels) -> dict[str, Any]:
    hidden = labels.hides(link.source)
    return {
        "id": numbers[link.id],
        "source": labels.code(link.source),
        "cites": numbers.get(link.cites_id) if link.cites_id else None,
        "position": link.position,
        "speech_type": link.speech_type,
        "is_explicit": link.is_explicit,
        "first_hand": link.first_hand,
        "locator_url": "" if hidden else link.locator_url,
        "excerpt": "" if hidden else link.excerpt,
        "said_on": link.said_on,
    }


def _evidence(item: Evidence, labels: Labels) -> dict[str, Any]:
    hidden = labels.hides(item.source)
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
