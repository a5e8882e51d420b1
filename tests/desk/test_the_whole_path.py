"""From a pasted text to a published claim, through the desk's pages alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from claims.models import Claim, ClaimEdition, PublishedClaim
from sources.models import Article, Source
from tests import factories as make
from tests.desk.browsing import (
    add_row,
    assessment,
    claim_address,
    do,
    fields_of,
    open_claim,
    sign_in,
    text_of,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "Der Hafen wird teurer\n\n"
    "Die Nordpost berichtete, das Hafenamt habe die Gebühren im Januar um 8 Prozent erhöht. "
    "Nach Angaben der Reederei Lund legten im Januar 40 Schiffe weniger an."
)


def test_a_pasted_text_becomes_a_published_claim() -> None:
    publisher = make.make_source("Küstenblick")
    reporter = sign_in(make.rita())
    response = reporter.post(
        reverse("admin:sources_article_add"),
        {"text": TEXT, "language": "de", "publisher": publisher.pk},
    )
    article = Article.objects.get()
    triage = reverse("admin:sources_article_triage", args=[article.pk])
    assert response.status_code == 302
    assert response.headers["Location"] == triage
    assert article.title == "Der Hafen wird teurer"
    page = text_of(reporter, triage)
    assert "claims proposed" in page or "claim proposed" in page
    for source in Source.objects.filter(is_proposed=True):
        address = reverse("admin:sources_source_change", args=[source.pk])
        fields = fields_of(text_of(reporter, address), "source_form")
        assert reporter.post(address, fields | {"_confirm": "1", "kind": "organisation"}).status_code == 302
    assert not Source.objects.filter(is_proposed=True).exists()

    claim = Claim.objects.filter(appearances__quote__contains="8 Prozent").first()
    assert claim is not None
    chosen = {"claim": claim.pk, f"revision_{claim.pk}": claim.revision}
    reporter.post(triage, {**chosen, "worthiness": "checkworthy", "mark": "1"})
    claim.refresh_from_db()
    reporter.post(triage, {"claim": claim.pk, f"revision_{claim.pk}": claim.revision, "accept": "1"})
    claim.refresh_from_db()
    assert claim.verification_status == "in_review"

    fields = open_claim(reporter, claim)
    fields["statement"] = "Das Hafenamt hat die Gebühren im Januar 2025 um 8 Prozent erhöht."
    add_row(fields, "evidence", stance="supports", title="Gebührenordnung", url="https://hafen.example/g")
    assert reporter.post(claim_address(claim), fields).status_code == 302
    claim.refresh_from_db()
    assert (claim.statement, claim.version) == (fields["statement"], 2)
    assert claim.evidence.get().title == "Gebührenordnung"

    assert do(sign_in(make.vera()), claim, "submit", **assessment(claim)).status_code == 302
    second = assessment(claim, explanation="Die Gebührenordnung nennt 8 Prozent.")
    assert do(sign_in(make.viktor()), claim, "assess_second", **second).status_code == 302

    claim.refresh_from_db()
    assert claim.verification_status == "published"
    edition = ClaimEdition.objects.get()
    assert (edition.accuracy, edition.attribution, edition.agreement) == ("true", "faithful", "independent")
    assert PublishedClaim.objects.get().state == "public"


def test_the_same_text_again_creates_nothing_and_says_so() -> None:
    reporter = sign_in(make.rita())
    address = reverse("admin:sources_article_add")
    reporter.post(address, {"text": TEXT, "language": "de"})
    before = Claim.objects.count()

    response = reporter.post(address, {"text": TEXT, "language": "de"}, follow=True)

    assert "imported before" in response.content.decode()
    assert (Article.objects.count(), Claim.objects.count()) == (1, before)


def test_a_second_link_and_a_link_between_are_added_on_the_claim_page() -> None:
    claim = make.make_claim_in("in_review")
    agency = make.make_source("Agentur Nord", "news_agency")
    first, last = make.links_of(claim)
    reporter = sign_in(make.rita())

    fields = open_claim(reporter, claim)
    add_row(fields, "attributions", source=agency.pk, cites=last.pk, first_hand="no")
    assert reporter.post(claim_address(claim), fields).status_code == 302
    fields = open_claim(reporter, claim)
    row = next(name for name, value in fields.items() if name.endswith("-id") and value == str(first.pk))
    fields[row.removesuffix("id") + "cites"] = str(claim.attributions.get(source=agency).pk)
    assert reporter.post(claim_address(claim), fields).status_code == 302

    assert [link.source.name for link in make.links_of(claim)] == ["Seeblatt", "Agentur Nord", "Wasseramt"]
    assert "Seeblatt → Agentur Nord → Wasseramt" in text_of(reporter, claim_address(claim))
