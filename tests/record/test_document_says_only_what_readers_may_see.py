"""The edition document: weakest link, known origins, protected sources."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Claim, ClaimEdition
from claims.models.choices import AttributionVerdict as V
from claims.workflow.actions import assessing, editing
from claims.workflow.actions.assessing import Verdicts
from claims.workflow.actions.editing import Changes
from claims.workflow.verdicts import overall_attribution
from tests import factories as make
from trail.bodies import read_body

pytestmark = pytest.mark.django_db


def published(claim: Claim, *links: str) -> dict[str, Any]:
    """Publish the claim with one verdict per link, from the publisher on, and return its document."""
    claim = make.accept(claim)
    verdicts = Verdicts(
        accuracy="true",
        explanation="Begründung.",
        links=dict(zip([link.pk for link in make.links_of(claim)], links, strict=True)),
    )
    claim = assessing.submit(claim.pk, by=make.vera(), revision=claim.revision, verdicts=verdicts)
    assessing.assess_second(claim.pk, by=make.viktor(), revision=claim.revision, verdicts=verdicts)
    return read_body(ClaimEdition.objects.latest("id").body)


@pytest.mark.parametrize(
    ("links", "overall"),
    [
        ([V.VERBATIM, V.FAITHFUL], V.FAITHFUL),
        ([V.FAITHFUL, V.SHORTENED, V.VERBATIM], V.SHORTENED),
        ([V.UNVERIFIABLE, V.SHORTENED], V.UNVERIFIABLE),
        ([V.UNVERIFIABLE, V.NOT_FOUND], V.NOT_FOUND),
        ([V.NOT_FOUND, V.DISTORTED], V.DISTORTED),
        ([V.DISTORTED, V.MISATTRIBUTED], V.MISATTRIBUTED),
        ([V.MISATTRIBUTED, V.NOT_CHECKED], V.PARTLY_CHECKED),
        ([V.NOT_CHECKED, V.NOT_CHECKED], V.NOT_CHECKED),
        ([], V.NOT_CHECKED),
    ],
)
def test_the_weakest_link_counts(links: list[str], overall: str) -> None:
    assert overall_attribution(links) == overall


def test_the_chain_is_told_from_publisher_to_claimant() -> None:
    chain = [make.make_source("Rundblick"), make.make_source(), make.make_source("Wasseramt", "authority")]

    article = make.make_article(publisher=chain[0])

    document = published(make.make_claim(article=article, chain=chain), "faithful", "faithful", "faithful")

    links = document["appearances"][0]["links"]
    assert [(link["id"], link["source"], link["cites"]) for link in links] == [
        (1, "rundblick", 2),
        (2, "seeblatt", 3),
        (3, "wasseramt", None),
    ]


def test_one_origin_however_many_outlets_repeat_it() -> None:
    amt = make.make_source("Wasseramt", "authority")
    article = make.make_article(f"Vorspann.\n{make.QUOTE}\nNachsatz.")
    claim = make.make_claim(article=article, chain=[make.make_source(), amt])
    second = make.make_article(
        f"Ein anderer Vorspann.\n{make.QUOTE}", publisher=make.make_source("Rundblick")
    )
    appearance = make.place_quote(second)
    claim = editing.edit(
        claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[appearance])
    )
    end = make.make_link(appearance, amt, first_hand="yes")
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[end]))
    start = make.make_link(appearance, make.make_source("Rundblick"), cites=end, first_hand="no")
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[start]))

    claim = make.accept(claim)
    make.assess_second(make.submit(claim))

    document = read_body(ClaimEdition.objects.get().body)
    assert (document["known_origins"], document["claimants"]) == (1, ["wasseramt"])


def test_a_body_of_a_state_counts_as_one_origin_with_it() -> None:
    state = make.make_source("Seestaat", "state")
    amt = make.make_source("Wasseramt", "authority", body_of=state)
    claim = make.make_claim(chain=[make.make_source(), amt])
    appearance = make.appearance_of(claim)
    end = make.make_link(appearance, state, first_hand="yes")
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[end]))
    start = make.make_link(appearance, make.make_source(), cites=end, first_hand="no")
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[start]))

    make.assess_second(make.submit(make.accept(claim)))

    assert read_body(ClaimEdition.objects.get().body)["known_origins"] == 1


@pytest.mark.parametrize("weak", ["unverifiable", "shortened", "not_checked"])
def test_an_origin_behind_a_weak_link_is_not_known(weak: str) -> None:
    assert published(make.make_claim(), weak, "faithful")["known_origins"] == 0


def test_a_protected_source_is_an_anonymous_label() -> None:
    informant = make.make_source("Geheimnisträger", "person", is_protected=True)
    claim = make.make_claim(chain=[make.make_source(), informant])
    link = make.links_of(claim)[-1]
    link.locator_url = "https://informant.example/brief"
    link.excerpt = "Wörtlich aus dem Brief."
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[link]))

    document = published(claim, "faithful", "faithful")

    assert document["claimants"] == ["protected-1"]
    assert document["sources"]["protected-1"] == {"protected": True}
    assert "informant.example" not in str(document)
    assert "Brief" not in str(document)
    assert "Geheimnisträger" not in str(document)
