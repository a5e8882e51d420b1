"""A claim page: claim, assessment, facts; two verdicts of equal weight; chain, evidence, how to cite."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.models import Attribution, PublishedClaim
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from tests import factories
from tests.api.published import publish
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db


def test_the_order_is_claim_assessment_facts(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim(), "en"))
    places = [html.index(text) for text in ("<h1", ">Assessment</h2>", ">Facts</h2>")]
    assert places == sorted(places)


def test_both_verdicts_stand_side_by_side_with_word_meaning_and_date(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim()))
    verdicts = re.findall(r'<section class="verdict".*?</section>', html, re.DOTALL)
    assert len(verdicts) == 2
    said, so = verdicts
    assert "Did the source say that?" in said
    assert "<strong>Faithful</strong>" in said
    assert "The original was read; the meaning is kept." in said
    assert "Is it so?" in so
    assert "<strong>True</strong>" in so
    assert "The claim agrees with what can be established." in so
    assert all("As of" in verdict and "<svg" in verdict for verdict in verdicts)


def test_the_page_says_how_two_persons_came_to_it(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim()))
    assert "Two persons came to these verdicts independently of each other." in html


def test_a_page_in_another_language_says_in_which_the_check_was_written(client: Client) -> None:
    german, english = publish(language="de-AT"), publish(language="en")
    assert '<p class="meta">This check was written in German.</p>' in read(client, claim_path(german))
    sentence = '<p class="meta">Diese Prüfung ist auf Englisch verfasst.</p>'
    assert sentence in read(client, f"{claim_path(english, 'de')}editions/1/")
    for row, language in ((german, "de"), (english, "en")):
        html = read(client, claim_path(row, language))
        assert "This check was written in" not in html
        assert "Diese Prüfung ist auf" not in html


def test_known_origins_are_never_called_confirmations(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim()))
    assert "1 known origin" in html
    assert "confirmed by" not in html


def test_the_chain_is_an_ordered_list_from_publisher_to_claimant(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim()))
    chain = re.search(r'<ol class="chain".*?</ol>', html, re.DOTALL)
    assert chain is not None
    assert re.findall(r'<p class="chain-name"><a [^>]*>(\w+)', chain[0]) == ["Seeblatt", "Wasseramt"]
    assert chain[0].count("<span>Faithful</span>") == 2
    assert "chain-link-carried" not in chain[0]


def test_an_attribution_carried_over_is_dotted_and_said(client: Client) -> None:
    claim = factories.accept(factories.make_claim())
    end: Attribution = factories.links_of(claim)[-1]
    end.is_explicit = False
    claim = editing.edit(claim.pk, by=factories.rita(), revision=claim.revision, changes=Changes(save=[end]))
    factories.assess_second(factories.submit(claim))
    html = read(client, claim_path(PublishedClaim.objects.get(claim=claim)))
    assert 'class="chain-link chain-link-carried"' in html
    assert "carried over: not named in this sentence" in html


def test_links_to_evidence_carry_no_trust(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim()))
    assert (
        '<a href="https://wasseramt.example/pegel" rel="noopener nofollow ugc">Pegelstände im Januar</a>'
        in html
    )


def test_a_protected_source_is_a_label_without_a_link(client: Client) -> None:
    secret = factories.make_source("Geheimer Zeuge", "person", is_protected=True)
    row = factories.make_published_claim(chain=[factories.make_source(), secret])
    html = read(client, claim_path(row))
    assert "Protected source 1" in html
    assert "Geheimer Zeuge" not in html
    assert "geheimer-zeuge" not in html


def test_the_page_says_how_to_cite_it_and_where_the_data_is(client: Client) -> None:
    row = factories.make_published_claim()
    html = read(client, claim_path(row))
    assert f"http://127.0.0.1:8000/en/claims/{row.public_id}/editions/1/" in html
    assert row.edition.content_hash in html
    assert f'<link rel="alternate" type="application/json" href="/api/v1/claims/{row.public_id}/">' in html


def test_texts_of_editors_are_shown_as_text(client: Client) -> None:
    html = read(client, claim_path(factories.make_published_claim(statement="Der See <b>stieg</b>.")))
    assert "Der See &lt;b&gt;stieg&lt;/b&gt;." in html
    assert "<b>stieg" not in html


def test_an_id_typed_by_hand_leads_to_the_claim(client: Client) -> None:
    row = factories.make_published_claim()
    typed = row.public_id.replace("0", "o").replace("1", "l").lower()
    response = client.get(f"/en/claims/{typed}/")
    # Ids of digits alone have no second spelling.
    if typed != row.public_id:
        assert response.status_code == 301
        assert response.headers["Location"] == claim_path(row)


@pytest.mark.parametrize("typed", ["ABC", "ABCDEFGHJKMU", "0123456789AB"], ids=["short", "with U", "unknown"])
def test_no_claim_no_page(client: Client, typed: str) -> None:
    assert "Nothing at this address" in read(client, f"/en/claims/{typed}/", status=404)
