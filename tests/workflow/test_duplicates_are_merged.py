"""A duplicate is put aside for good, and what was found for it joins the claim that is kept."""

from __future__ import annotations

import pytest

from claims.models import Claim, PublishedClaim
from claims.workflow.actions import editing, triage
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.merging import merge
from claims.workflow.errors import NotPermitted, RequirementUnmet, StaleRevision, WrongState
from sources.models import Article
from tests import factories as make
from trail.bodies import read_body
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db


def into(kept: Claim, duplicate: Claim, *, by: Editor | None = None) -> Claim:
    kept.refresh_from_db()
    return merge(
        duplicate.pk,
        by=by or make.rita(),
        revision=duplicate.revision,
        into=kept.pk,
        into_revision=kept.revision,
    )


def chains_of(claim: Claim) -> list[tuple[str, str | None]]:
    """Each link as (source, source it relies on), in the order of their making."""
    links = claim.attributions.select_related("source", "cites__source").order_by("id")
    return [(link.source.name, link.cites.source.name if link.cites else None) for link in links]


@pytest.fixture
def article() -> Article:
    return make.make_article()


def test_places_chains_and_evidence_join_the_kept_claim() -> None:
    kept = make.make_claim()
    duplicate = make.add_evidence(make.make_claim("Der See stieg um zwölf."), title="Zweiter Beleg")

    duplicate = into(kept, duplicate)

    kept.refresh_from_db()
    assert (duplicate.verification_status, duplicate.merged_into) == ("dismissed", kept)
    assert kept.appearances.count() == 2
    assert chains_of(kept) == [
        ("Wasseramt", None),
        ("Seeblatt", "Wasseramt"),
        ("Wasseramt", None),
        ("Seeblatt", "Wasseramt"),
    ]
    assert [item.title for item in kept.evidence.all()] == ["Zweiter Beleg"]
    assert (kept.version, kept.verification_status) == (2, "proposed")
    # The duplicate keeps what belongs to it, for those who look it up.
    assert duplicate.appearances.count() == 1


def test_the_same_place_twice_stays_one_place_and_the_same_chain_one_chain(article: Article) -> None:
    kept = make.make_claim(article=article)
    duplicate = make.make_claim("Der See stieg um zwölf Zentimeter.", article=article)

    into(kept, duplicate)

    assert kept.appearances.count() == 1
    assert chains_of(kept) == [("Wasseramt", None), ("Seeblatt", "Wasseramt")]


def test_another_chain_at_the_same_place_joins_as_a_chain_of_its_own(article: Article) -> None:
    kept = make.make_claim(article=article)
    other = make.make_source("Seewarte", "authority")
    duplicate = make.make_claim("Der See stieg.", article=article, chain=[make.make_source(), other])

    into(kept, duplicate)

    assert chains_of(kept) == [
        ("Wasseramt", None),
        ("Seeblatt", "Wasseramt"),
        ("Seewarte", None),
        ("Seeblatt", "Seewarte"),
    ]


def test_where_it_was_said_is_taken_over_as_a_whole_or_not_at_all(article: Article) -> None:
    kept = make.make_claim(article=article)
    duplicate = make.make_claim("Der See stieg.", article=article)
    end = make.links_of(duplicate)[-1]
    end.locator_url, end.excerpt = "https://wasseramt.example/1", "Zwölf Zentimeter."
    duplicate = editing.edit(
        duplicate.pk, by=make.rita(), revision=duplicate.revision, changes=Changes(save=[end])
    )
    third = make.make_claim("Der See stieg sehr.", article=article)
    end = make.links_of(third)[-1]
    end.excerpt = "Ein anderer Satz."
    third = editing.edit(third.pk, by=make.rita(), revision=third.revision, changes=Changes(save=[end]))

    into(kept, duplicate)
    into(kept, third)

    found = [(link.source.name, link.locator_url, link.excerpt) for link in kept.attributions.order_by("id")]
    assert found == [
        ("Wasseramt", "https://wasseramt.example/1", "Zwölf Zentimeter."),
        ("Seeblatt", "", ""),
        ("Wasseramt", "", "Ein anderer Satz."),
        ("Seeblatt", "", ""),
    ]


def test_the_same_evidence_is_not_there_twice() -> None:
    kept = make.add_evidence(make.make_claim())
    duplicate = make.add_evidence(make.make_claim("Der See stieg."))

    into(kept, duplicate)

    assert kept.evidence.count() == 1


def test_each_claim_has_one_event_that_names_the_other() -> None:
    kept, duplicate = make.make_claim(), make.make_claim("Der See stieg.")
    before = Event.objects.count()

    into(kept, duplicate)

    events = Event.objects.filter(seq__gt=before).order_by("seq")
    assert [(e.action, e.subject_id) for e in events] == [
        ("merge", duplicate.public_id),
        ("absorb_duplicate", kept.public_id),
    ]
    assert read_body(events[0].body) == {"merged_into": kept.public_id}
    assert read_body(events[1].body)["duplicate"] == duplicate.public_id


def test_a_merged_duplicate_cannot_be_restored() -> None:
    kept = make.make_claim()
    duplicate = into(kept, make.make_claim("Der See stieg."))

    with pytest.raises(RequirementUnmet, match=rf"stays put aside.*\({kept.public_id}\)"):
        triage.restore(duplicate.pk, by=make.rita(), revision=duplicate.revision, reason="Doch nicht.")


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("second_review", "A reviewer returns it first"),
        ("disagreement", "A reviewer returns it first"),
        ("cleared", "A reviewer returns it first"),
        ("published", "A reviewer reopens it first"),
        ("withdrawn", "A reviewer reopens it first"),
        ("dismissed", "Restore it first"),
    ],
)
def test_a_claim_that_is_not_worked_on_takes_nothing_in(status: str, why: str) -> None:
    kept, duplicate = make.make_claim_in(status), make.make_claim("Der See stieg.")

    with pytest.raises(RequirementUnmet, match=why):
        into(kept, duplicate)
    assert Claim.objects.get(pk=duplicate.pk).verification_status == "proposed"


def test_a_reopened_claim_takes_a_duplicate_in() -> None:
    kept = make.make_reopened_claim()

    into(kept, make.make_claim("Der See stieg."))

    assert Claim.objects.get(pk=kept.pk).version == kept.version + 1


def test_what_readers_ever_had_is_no_duplicate_to_put_aside() -> None:
    with pytest.raises(RequirementUnmet, match="withdraw it"):
        into(make.make_claim(), make.make_reopened_claim())


def test_a_claim_being_assessed_is_not_merged_away() -> None:
    with pytest.raises(WrongState):
        into(make.make_claim(), make.make_claim_in("second_review"))


def test_a_claim_is_no_duplicate_of_itself() -> None:
    claim = make.make_claim()

    with pytest.raises(RequirementUnmet, match="no duplicate of itself"):
        into(claim, claim)


def test_two_claims_cannot_be_merged_into_each_other() -> None:
    one, other = make.make_claim(), make.make_claim("Der See stieg.")
    into(one, other)

    with pytest.raises(RequirementUnmet, match="put aside itself"):
        into(other, Claim.objects.get(pk=one.pk))


def test_a_kept_claim_that_changed_meanwhile_is_looked_at_again() -> None:
    kept, duplicate = make.make_claim(), make.make_claim("Der See stieg.")
    revision = kept.revision
    make.add_evidence(kept)

    with pytest.raises(StaleRevision):
        merge(duplicate.pk, by=make.rita(), revision=duplicate.revision, into=kept.pk, into_revision=revision)


def test_somebody_without_a_role_merges_nothing() -> None:
    with pytest.raises(NotPermitted):
        into(make.make_claim(), make.make_claim("Der See stieg."), by=make.make_editor("nobody"))


def test_what_joined_is_assessed_and_published_with_the_kept_claim() -> None:
    kept = make.make_claim()
    into(kept, make.make_claim("Der See stieg."))

    claim = make.assess_second(make.submit(make.accept(Claim.objects.get(pk=kept.pk))))

    document = read_body(claim.editions.get().body)
    assert [len(place["links"]) for place in document["appearances"]] == [2, 2]
    assert document["known_origins"] == 1


def test_a_reopened_round_of_the_kept_claim_counts_anew() -> None:
    kept = make.make_reopened_claim()
    into(kept, make.make_claim("Der See stieg."))
    claim = make.submit(
        Claim.objects.get(pk=kept.pk), edition_kind="correction", change_note="Eine Fundstelle mehr."
    )

    claim = make.assess_second(claim)

    assert claim.verification_status == "published"
    assert PublishedClaim.objects.get().edition.number == 2
