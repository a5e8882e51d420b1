"""Each filter of the list of claims: two claims that differ, and the one it leaves."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import PublishedArticle, PublishedClaim, Topic
from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import listed, publish
from trail.guards import guards_lifted

pytestmark = pytest.mark.django_db

BRIDGE = "Die alte Brücke trägt seit Mai keine Lastwagen mehr."


def test_search_finds_words_of_the_statement_in_other_forms(client: Client) -> None:
    publish()
    bridge = publish(BRIDGE)
    assert listed(client, q="Brücken") == [bridge.public_id]
    assert listed(client, q="BRUCKEN lastwagen") == [bridge.public_id]
    assert listed(client, q="Brücke Flugzeug") == []


def test_search_finds_words_of_the_sources(client: Client) -> None:
    publish()
    other = publish(chain=[factories.make_source(), factories.make_source("Forstamt", "authority")])
    assert listed(client, q="forstamt") == [other.public_id]


def test_a_percent_sign_in_a_search_is_no_wildcard(client: Client) -> None:
    publish()
    assert listed(client, q="p%l") == []


def test_source_means_any_role(client: Client) -> None:
    relay = factories.make_source("Uferbote")
    publish()
    row = publish(chain=[factories.make_source(), relay, factories.make_source("Wasseramt", "authority")])
    assert listed(client, source="uferbote") == [row.public_id]
    assert len(listed(client, source="seeblatt")) == 2
    assert listed(client, source="nobody") == []


def test_claimant_means_the_end_of_a_chain(client: Client) -> None:
    publish()
    row = publish(chain=[factories.make_source(), factories.make_source("Forstamt", "authority")])
    assert listed(client, claimant="forstamt") == [row.public_id]
    assert listed(client, claimant="seeblatt") == []


def test_publisher_means_the_beginning_of_a_chain(client: Client) -> None:
    row = publish()
    assert listed(client, publisher="seeblatt") == [row.public_id]
    assert listed(client, publisher="wasseramt") == []


def test_source_kind_may_be_given_several_times(client: Client) -> None:
    office = publish()
    person = publish(chain=[factories.make_source(), factories.make_source("Ina Ufer", "person")])
    assert listed(client, source_kind="person") == [person.public_id]
    assert listed(client, source_kind=["person", "authority"]) == [person.public_id, office.public_id]


def test_what_many_claims_name_is_found_like_what_few_name(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.filters.beside.FEW", 0)
    water = Topic.objects.create(code="water", name_de="Gewässer", name_en="Waters")
    publish()
    relay, person = factories.make_source("Uferbote"), factories.make_source("Ina Ufer", "person")
    row = publish(chain=[relay, person], topics=[water])
    text = PublishedArticle.objects.get(published=row).article.public_id
    found = {"source": "uferbote", "publisher": "uferbote", "claimant": "ina-ufer", "topic": "water"}
    for name, value in {**found, "source_kind": "person", "article": text}.items():
        assert listed(client, **{name: value}) == [row.public_id]
    assert listed(client, claimant="uferbote") == []
    person.is_protected = True
    person.save()
    assert listed(client, claimant="ina-ufer", ordering="first_published_at") == []


def test_accuracy_may_be_given_several_times(client: Client) -> None:
    true, false = publish(), publish(accuracy="false")
    publish(accuracy="unproven")
    assert listed(client, accuracy="false") == [false.public_id]
    assert listed(client, accuracy=["false", "true"]) == [false.public_id, true.public_id]


def test_attribution_is_the_verdict_over_all_links(client: Client) -> None:
    publish()
    distorted = publish(link="distorted")
    assert listed(client, attribution="distorted") == [distorted.public_id]


def test_topic_is_a_code(client: Client) -> None:
    water = Topic.objects.create(code="water", name_de="Gewässer", name_en="Waters")
    publish()
    row = publish(topics=[water])
    assert listed(client, topic="water") == [row.public_id]


def test_article_is_a_public_id_in_any_spelling(client: Client) -> None:
    publish()
    row = publish()
    article = PublishedArticle.objects.get(published=row).article
    assert listed(client, article=article.public_id) == [row.public_id]
    assert listed(client, article=article.public_id.lower().replace("0", "o")) == [row.public_id]


def test_language_includes_its_regions(client: Client) -> None:
    german, austrian, english = publish(), publish(language="de-AT"), publish(language="en")
    assert listed(client, language="de") == [austrian.public_id, german.public_id]
    assert listed(client, language="de-AT") == [austrian.public_id]
    assert listed(client, language="en") == [english.public_id]


def test_said_after_and_before_include_the_day_itself(client: Client) -> None:
    january, march = publish(said_on=dt.date(2025, 1, 15)), publish(said_on=dt.date(2025, 3, 1))
    publish(said_on=None)
    assert listed(client, said_after="2025-03-01") == [march.public_id]
    assert listed(client, said_before="2025-01-15") == [january.public_id]
    assert listed(client, said_after="2025-01-16", said_before="2025-02-28") == []


def test_published_after_and_before_take_days_and_moments(client: Client) -> None:
    older = publish()
    newer = publish()
    moment = newer.first_published_at.isoformat()
    assert listed(client, published_after=moment) == [newer.public_id]
    assert listed(client, published_before=older.first_published_at.isoformat()) == [older.public_id]
    today = timezone.localdate().isoformat()
    assert len(listed(client, published_after=today, published_before=today)) == 2
    assert listed(client, published_before="2020-12-31") == []


def test_moments_at_the_ends_of_time_are_ends(client: Client) -> None:
    row = publish()
    assert listed(client, published_after="0001-01-01", published_before="9999-12-31") == [row.public_id]
    assert listed(client, published_before="9999-12-31T23:59:59-12:00") == [row.public_id]
    assert listed(client, published_before="0001-01-01T00:00:00+12:00") == []


def test_updated_after_finds_what_changed_since(client: Client) -> None:
    first = publish()
    second = publish()
    factories.correct(first.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    since = second.updated_at + dt.timedelta(microseconds=1)
    assert listed(client, updated_after=since.isoformat()) == [first.public_id]


def test_corrected_means_a_correction_was_published(client: Client) -> None:
    corrected, untouched = publish(), publish()
    factories.correct(corrected.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    assert listed(client, corrected="true") == [corrected.public_id]
    assert listed(client, corrected="false") == [untouched.public_id]


def test_under_re_review_tells_reopened_claims_apart(client: Client) -> None:
    calm = publish()
    claim = factories.make_reopened_claim()
    assert listed(client, under_re_review="true") == [claim.public_id]
    assert listed(client, under_re_review="false") == [calm.public_id]


def test_ordering_by_the_newest_edition(client: Client) -> None:
    first, second = publish(), publish()
    factories.correct(first.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    assert listed(client) == [second.public_id, first.public_id]
    assert listed(client, ordering="-first_published_at") == [second.public_id, first.public_id]
    assert listed(client, ordering="-updated_at") == [first.public_id, second.public_id]


def test_filters_together_narrow_further(client: Client) -> None:
    publish(accuracy="false")
    row = publish(BRIDGE, accuracy="false")
    assert listed(client, accuracy="false", q="brücke", source="seeblatt") == [row.public_id]


def test_an_empty_value_is_no_filter(client: Client) -> None:
    publish()
    assert len(listed(client, q="", source="", accuracy="", said_after="", ordering="", cursor="")) == 1


def test_a_suspended_claim_is_found_by_no_filter(client: Client) -> None:
    row = factories.make_published_claim()
    claim = row.claim
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt Einspruch.")
    assert listed(client, source="seeblatt") == []
    assert listed(client, q="pegel") == []


def test_attributed_to_means_the_link_after_the_publisher(client: Client) -> None:
    publisher, relay = factories.make_source(), factories.make_source("Uferbote")
    office = factories.make_source("Wasseramt", "authority")
    long, short = publish(chain=[publisher, relay, office]), publish(chain=[publisher, office])
    assert listed(client, attributed_to="uferbote") == [long.public_id]
    assert listed(client, attributed_to="wasseramt") == [short.public_id]
    assert listed(client, attributed_to="seeblatt") == []


def test_updated_before_includes_the_day_itself(client: Client) -> None:
    first, second = publish(), publish()
    assert listed(client, updated_before=first.updated_at.isoformat()) == [first.public_id]
    today = timezone.localdate()
    assert listed(client, updated_before=today.isoformat()) == [second.public_id, first.public_id]
    assert listed(client, updated_before=(today - dt.timedelta(days=1)).isoformat()) == []


def test_known_origins_are_asked_for_exactly_or_by_their_ends(client: Client) -> None:
    two, none = publish(), publish(link="unverifiable")
    with guards_lifted():
        PublishedClaim.objects.filter(pk=two.pk).update(known_origins=2)
    assert listed(client, known_origins="2") == [two.public_id]
    assert listed(client, known_origins="0") == [none.public_id]
    assert listed(client, known_origins_min="1") == [two.public_id]
    assert listed(client, known_origins_max="1") == [none.public_id]
    assert listed(client, known_origins_min="0", known_origins_max="2") == [none.public_id, two.public_id]


def test_edition_kind_means_a_later_edition_of_this_kind(client: Client) -> None:
    corrected = publish()
    publish()
    factories.correct(corrected.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    assert listed(client, edition_kind="correction") == [corrected.public_id]
    assert listed(client, edition_kind=["correction", "update"]) == [corrected.public_id]
    assert listed(client, edition_kind="update") == []


def test_every_order_has_its_opposite(client: Client) -> None:
    first, second = publish(), publish()
    factories.correct(first.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    assert listed(client, ordering="first_published_at") == [first.public_id, second.public_id]
    assert listed(client, ordering="updated_at") == [second.public_id, first.public_id]
