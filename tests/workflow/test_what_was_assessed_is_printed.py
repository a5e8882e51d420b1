"""Between the first assessment and the publication nothing that would be printed changes unnoticed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.models import Claim, ClaimEdition
from claims.workflow.actions import assessing, publishing
from claims.workflow.actions.attributing import merge_source, set_publisher
from claims.workflow.actions.protecting import change_source
from claims.workflow.errors import RequirementUnmet
from sources.actions import confirm_source, describe_article, propose_source, save_source
from sources.models import Source
from tests import factories as make
from trail.bodies import read_body

pytestmark = pytest.mark.django_db

SINCE = "was changed since the assessment"


def rename(claim: Claim) -> None:
    amt = Source.objects.get(name="Wasseramt")
    amt.name = "Amt für Gewässer"
    save_source(amt, by=make.rita())


def protect(claim: Claim) -> None:
    amt = Source.objects.get(name="Wasseramt")
    amt.is_protected = True
    change_source(amt, by=make.rita())


def lift_protection(claim: Claim) -> None:
    informant = Source.objects.get(name="Informant")
    informant.is_protected = False
    change_source(informant, by=make.rita())


def belong_to_a_state(claim: Claim) -> None:
    amt = Source.objects.get(name="Wasseramt")
    amt.body_of = make.make_source("Seestaat", "state")
    save_source(amt, by=make.rita())


def rename_the_publisher(claim: Claim) -> None:
    paper = Source.objects.get(name="Seeblatt")
    paper.name = "Seeblatt am Sonntag"
    save_source(paper, by=make.rita())


def retitle_the_text(claim: Claim) -> None:
    article = make.appearance_of(claim).article
    article.title = "Der See fällt"
    describe_article(article, by=make.rita(), changed=["title"])


def open_the_text(claim: Claim) -> None:
    article = make.appearance_of(claim).article
    article.is_public = True
    describe_article(article, by=make.rita(), changed=["is_public"])


CHANGES = [
    rename,
    protect,
    lift_protection,
    belong_to_a_state,
    rename_the_publisher,
    retitle_the_text,
    open_the_text,
]
Change = Callable[[Claim], None]


def claim_in(status: str) -> Claim:
    informant = make.make_source("Informant", "person", is_protected=True)
    claim = make.accept(make.make_claim())
    claim = make.add_evidence(claim, source=informant, title="Brief")
    claim = make.submit(claim)
    match status:
        case "second_review":
            return claim
        case "disagreement":
            return make.assess_second(claim, accuracy="mostly_true")
    return make.assess_second(claim, hold=True)


@pytest.mark.parametrize("change", CHANGES)
def test_a_held_claim_is_not_published_after_a_change(change: Change) -> None:
    claim = claim_in("cleared")
    change(claim)

    with pytest.raises(RequirementUnmet, match=SINCE):
        publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)
    assert not ClaimEdition.objects.exists()


@pytest.mark.parametrize("change", CHANGES)
def test_a_second_assessment_is_refused_after_a_change(change: Change) -> None:
    claim = claim_in("second_review")
    change(claim)

    with pytest.raises(RequirementUnmet, match=SINCE):
        make.assess_second(claim)


def test_adopting_and_a_third_assessment_are_refused_after_a_change() -> None:
    claim = claim_in("disagreement")
    rename(claim)
    other = claim.assessments.get(place="first")

    with pytest.raises(RequirementUnmet, match=SINCE):
        assessing.adopt(
            claim.pk, by=make.viktor(), revision=claim.revision, assessment_id=other.pk, reason="Überzeugt."
        )
    with pytest.raises(RequirementUnmet, match=SINCE):
        assessing.assess_third(
            claim.pk, by=make.volker(), revision=claim.revision, verdicts=make.make_verdicts(claim)
        )


def test_the_sentence_names_what_was_changed() -> None:
    claim = claim_in("cleared")
    rename(claim)

    with pytest.raises(RequirementUnmet, match=r"\(Amt für Gewässer\)$"):
        publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)


def test_returned_and_assessed_anew_it_prints_what_is_there_now() -> None:
    claim = claim_in("cleared")
    rename(claim)
    claim = assessing.return_to_review(
        claim.pk, by=make.vera(), revision=claim.revision, reason="Das Amt heißt anders."
    )

    make.assess_second(make.submit(claim))

    document = read_body(ClaimEdition.objects.get().body)
    assert document["sources"]["wasseramt"]["name"] == "Amt für Gewässer"


def test_what_is_not_printed_may_change() -> None:
    claim = claim_in("cleared")
    amt = Source.objects.get(name="Wasseramt")
    amt.internal_note, amt.owner = "Telefonisch erreichbar", "Land"
    save_source(amt, by=make.rita())

    publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)

    assert ClaimEdition.objects.count() == 1


def test_other_sources_and_texts_may_change() -> None:
    claim = claim_in("cleared")
    other = make.make_source("Rundblick")
    other.name = "Der Rundblick"
    save_source(other, by=make.rita())

    publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)

    assert ClaimEdition.objects.count() == 1


def test_merging_a_name_into_a_source_of_the_claim_changes_nothing_printed() -> None:
    claim = claim_in("cleared")
    proposed = propose_source("Wasseramt Süd", by=make.rita())
    merge_source(proposed.pk, into=Source.objects.get(name="Wasseramt"), by=make.rita())
    confirm_source(propose_source("Ganz anders", by=make.rita()), by=make.rita())

    publishing.publish(claim.pk, by=make.vera(), revision=claim.revision)

    assert ClaimEdition.objects.count() == 1


def test_the_publisher_of_a_text_cannot_change_under_an_assessment() -> None:
    claim = claim_in("second_review")

    with pytest.raises(RequirementUnmet, match="the publisher can no longer change"):
        set_publisher(make.appearance_of(claim).article_id, make.make_source("Rundblick"), by=make.rita())
