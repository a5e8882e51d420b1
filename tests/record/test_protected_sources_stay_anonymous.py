"""Anonymous labels are the same in every edition of a claim, tell no text, and outlast the protection."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Claim
from claims.workflow.actions import editing, publishing
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.protecting import change_source
from sources.models import Source
from tests import factories as make
from trail.bodies import read_body

pytestmark = pytest.mark.django_db


def document_of(claim: Claim) -> dict[str, Any]:
    return read_body(claim.editions.order_by("-number")[0].body)


def publish(claim: Claim) -> Claim:
    return make.assess_second(make.submit(make.accept(claim)))


def publish_again(claim: Claim, **changes: Any) -> Claim:
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Neues.")
    if changes:
        claim = editing.edit(claim.pk, by=make.vera(), revision=claim.revision, changes=Changes(**changes))
    claim = make.submit(claim, edition_kind="correction", change_note="Ein Vermerk.")
    return make.assess_second(claim)


def set_protection(source: Source, *, to: bool) -> Source:
    source = Source.objects.get(pk=source.pk)
    source.is_protected = to
    return change_source(source, by=make.rita(), knows_exposure=True)


def test_a_text_of_a_protected_publisher_has_no_id_and_no_place() -> None:
    paper = make.make_source("Flugblatt", is_protected=True)
    article = make.make_article(publisher=paper)
    amt = make.make_source("Wasseramt", "authority")

    claims = [
        publish(make.make_claim(statement, article=article, chain=[paper, amt]))
        for statement in ("Der See stieg.", "Der Pegel stieg.")
    ]

    for claim in claims:
        document = document_of(claim)
        assert document["articles"] == {"protected-text-1": {"protected": True, "publisher": "protected-1"}}
        place = document["appearances"][0]
        assert (place["article"], place["quote"], place["start"], place["end"]) == (
            "protected-text-1",
            "",
            0,
            0,
        )
        assert article.public_id not in str(document)


def test_a_label_stays_with_its_source_when_others_come_before_it() -> None:
    first = make.make_source("Erster Informant", "person", is_protected=True)
    claim = make.add_evidence(make.make_claim(), source=first, title="Brief")
    claim = publish(claim)
    assert labels_in_evidence(claim) == ["protected-1", None]

    second = make.make_source("Zweiter Informant", "person", is_protected=True)
    end = make.links_of(claim)[-1]
    end.source = second
    claim = publish_again(claim, save=[end])

    # The claimants are named first, and still the evidence keeps its number.
    assert labels_in_evidence(claim) == ["protected-1", None]
    assert document_of(claim)["claimants"] == ["protected-2"]


def labels_in_evidence(claim: Claim) -> list[str | None]:
    return [item["source"] for item in document_of(claim)["evidence"]]


def test_a_source_hidden_once_stays_hidden_in_its_claim() -> None:
    informant = make.make_source("Informant", "person", is_protected=True)
    claim = publish(make.make_claim(chain=[make.make_source(), informant]))
    set_protection(informant, to=False)

    claim = publish_again(claim)

    assert document_of(claim)["claimants"] == ["protected-1"]
    assert "Informant" not in str(document_of(claim))


def test_a_source_free_of_protection_is_named_in_new_claims() -> None:
    informant = make.make_source("Informant", "person", is_protected=True)
    publish(make.make_claim(chain=[make.make_source(), informant]))
    set_protection(informant, to=False)

    claim = publish(make.make_claim("Der Pegel stieg.", chain=[make.make_source(), informant]))

    assert document_of(claim)["claimants"] == ["informant"]


def test_a_source_protected_later_is_hidden_in_the_next_edition_and_in_a_withdrawal() -> None:
    amt = make.make_source("Wasseramt", "authority")
    corrected = publish(make.make_claim(chain=[make.make_source(), amt]))
    withdrawn = publish(make.make_claim("Der Pegel stieg.", chain=[make.make_source(), amt]))
    set_protection(amt, to=True)

    corrected = publish_again(corrected)
    withdrawn = publishing.withdraw(
        withdrawn.pk, by=make.clara(), revision=withdrawn.revision, reason="Zum Schutz."
    )

    for claim in (corrected, withdrawn):
        assert document_of(claim)["claimants"] == ["protected-1"]
        assert "wasseramt" not in document_of(claim)["sources"]


def test_a_withdrawal_hides_a_text_whose_publisher_became_protected() -> None:
    claim = publish(make.make_claim())
    article = make.appearance_of(claim).article
    set_protection(make.make_source(), to=True)

    claim = publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason="Zum Schutz.")

    document = document_of(claim)
    assert list(document["articles"]) == ["protected-text-1"]
    assert document["appearances"][0]["quote"] == ""
    assert article.public_id not in str(document)
    assert "Seeblatt" not in str(document["sources"])
