"""The stability promise: keys may be added here, on purpose; one that goes or is renamed fails."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.models import PublishedArticle
from claims.models.choices import VerificationStatus
from tests import factories
from tests.api.published import get, publish

pytestmark = pytest.mark.django_db

PAGE = "next previous results"
CLAIM = """accuracy agreement appearances articles as_of attribution change_note claimants content_hash
copy_edits evidence explanation first_published_at holds_from holds_until kind known_origins language number
public_id
published_at said_on schema sources state statement supersedes topics under_re_review updated_at"""
NOTICE = """change_note content_hash first_published_at language number public_id state statement
under_re_review updated_at"""
SUMMARY = """accuracy agreement attribution change_note content_hash erased kind language number
published_at statement"""
SOURCE = "body_of claims country homepage kind languages name owner same_as slug"
ARTICLE = "is_public language public_id published_at publisher title url"
DOCUMENT = """accuracy agreement appearances articles as_of attribution change_note claimants evidence
explanation holds_from holds_until kind known_origins language number public_id published_at said_on schema
sources statement supersedes topics"""
EVIDENCE = "accessed_on captured_at excerpt note published_on sha256 source stance title url"
LINK = (
    "captured_at cites excerpt first_hand id is_explicit locator_url position said_on sha256 source "
    "speech_type verdict"
)


def keys(text: str) -> set[str]:
    return set(text.split())


def test_no_key_is_renamed(client: Client) -> None:
    row = publish()
    factories.correct(row.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    article = PublishedArticle.objects.get(published=row).article
    claim = get(client, f"claims/{row.public_id}/")
    editions = get(client, f"claims/{row.public_id}/editions/")
    edition = get(client, f"claims/{row.public_id}/editions/1/")
    corrections = get(client, "corrections/")
    source, articles = get(client, "sources/seeblatt/"), get(client, "articles/")
    text = get(client, f"articles/{article.public_id}/")
    claims = get(client, "claims/", count="true")
    assert set(claims) == keys(f"{PAGE} count")
    assert set(claims["count"]) == keys("is_more number")
    assert set(claims["results"][0]) == set(claim) == keys(CLAIM)
    assert set(claim["attribution"]) == keys("checked_links links verdict")
    assert set(claim["appearances"][0]) == keys("article end links prefix quote start suffix")
    assert set(claim["appearances"][0]["links"][0]) == keys(LINK)
    assert set(claim["evidence"][0]) == keys(EVIDENCE)
    assert set(claim["sources"]["seeblatt"]) == keys("body_of country kind name")
    assert set(claim["articles"][article.public_id]) == keys(
        "is_public language published_at publisher title url"
    )
    assert set(editions) == keys("public_id results state under_re_review")
    assert set(editions["results"][0]) == keys(SUMMARY)
    assert set(edition) == keys("content_hash copy_edits document public_id state under_re_review")
    assert set(edition["document"]) == keys(DOCUMENT)
    assert set(corrections) == keys(PAGE)
    assert set(corrections["results"][0]) == keys(f"{SUMMARY} public_id state")
    assert set(source) == keys(SOURCE)
    assert set(source["claims"]) == keys("attributed claimant publisher relay")
    assert set(get(client, "sources/")["results"][0]) == keys(SOURCE)
    assert set(articles["results"][0]) == keys(f"{ARTICLE} claim_count")
    assert set(text) == keys(f"{ARTICLE} claims text")
    assert set(text["claims"][0]) == keys("accuracy attribution public_id spans statement")
    assert set(text["claims"][0]["spans"][0]) == keys("end quote start")
    annotations = get(client, f"articles/{article.public_id}/annotations/")
    assert set(annotations) == keys("@context id items partOf startIndex type")
    assert set(annotations["items"][0]) == keys("body created creator id modified motivation target type")


def test_no_key_of_a_notice_is_renamed(client: Client) -> None:
    suspended = factories.make_suspended_claim()
    withdrawn = factories.make_claim_in(VerificationStatus.WITHDRAWN)
    assert set(get(client, f"claims/{suspended.public_id}/")) == keys("public_id state")
    assert set(get(client, f"claims/{withdrawn.public_id}/")) == keys(NOTICE)


def test_no_key_of_a_refusal_is_renamed(client: Client) -> None:
    refusal = client.get("/api/v1/claims/?statuss=x").json()
    assert set(refusal) == keys("detail parameters status title type")
