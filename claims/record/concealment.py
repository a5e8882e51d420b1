"""A published document without the sources that became protected since: for a withdrawal, which copies it."""

from __future__ import annotations

from typing import Any

from claims.models import Claim
from claims.record.copies import NO_COPY
from claims.record.labels import Labels
from sources.models import Article, Source


def concealed(document: dict[str, Any], claim: Claim) -> tuple[dict[str, Any], Labels]:
    """Return the document as it would name its sources and texts today, and the labels it took.

    Prose stays: what it says about a source is for a correction.
    """
    labels = Labels(claim)
    named = Source.objects.filter(slug__in=document["sources"]).order_by("id")
    codes = {source.slug: str(labels.code(source)) for source in named if labels.hides(source)}
    texts = {
        article.public_id: labels.text_code(article)
        for article in Article.objects.filter(public_id__in=document["articles"])
        .select_related("publisher")
        .order_by("id")
        if labels.hides_text(article)
    }
    parents = {source.slug for source in _hidden_parents(document, labels)}
    return {
        **document,
        "claimants": [codes.get(code, code) for code in document["claimants"]],
        "articles": dict(_article(key, item, codes, texts) for key, item in document["articles"].items()),
        "appearances": [_appearance(place, codes, texts) for place in document["appearances"]],
        "evidence": [_evidence(item, codes) for item in document["evidence"]],
        "sources": dict(_source(key, item, codes, parents) for key, item in document["sources"].items()),
    }, labels


def _hidden_parents(document: dict[str, Any], labels: Labels) -> list[Source]:
    parents = {item["body_of"] for item in document["sources"].values() if item.get("body_of")}
    return [source for source in Source.objects.filter(slug__in=parents) if labels.hides(source)]


def _article(
    key: str, item: dict[str, Any], codes: dict[str, str], texts: dict[str, str]
) -> tuple[str, dict[str, Any]]:
    publisher = codes.get(item["publisher"], item["publisher"])
    if key in texts:
        return texts[key], {"protected": True, "publisher": publisher}
    return key, {**item, "publisher": publisher}


def _appearance(place: dict[str, Any], codes: dict[str, str], texts: dict[str, str]) -> dict[str, Any]:
    links = [_link(link, codes) for link in place["links"]]
    if place["article"] not in texts:
        return {**place, "prefix": "", "suffix": "", "links": links}
    unnamed = {"quote": "", "start": 0, "end": 0, "prefix": "", "suffix": ""}
    return {**place, **unnamed, "article": texts[place["article"]], "links": links}


def _link(link: dict[str, Any], codes: dict[str, str]) -> dict[str, Any]:
    if link["source"] not in codes:
        return link
    return {**link, **NO_COPY, "source": codes[link["source"]], "locator_url": "", "excerpt": ""}


def _evidence(item: dict[str, Any], codes: dict[str, str]) -> dict[str, Any]:
    if item["source"] not in codes:
        return item
    empty = {"url": "", "title": "", "excerpt": "", "note": "", "published_on": None, "accessed_on": None}
    return {**item, **empty, **NO_COPY, "source": codes[item["source"]]}


def _source(
    key: str, item: dict[str, Any], codes: dict[str, str], parents: set[str]
) -> tuple[str, dict[str, Any]]:
    if key in codes:
        return codes[key], {"protected": True}
    return key, {**item, "body_of": None} if item.get("body_of") in parents else item
