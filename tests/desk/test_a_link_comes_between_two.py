"""A new link of a chain says which one relies on it, and stands between two others after one save."""

from __future__ import annotations

import re

import pytest

from claims.models import Claim
from tests import factories as make
from tests.desk.browsing import add_row, claim_address, open_claim, sign_in, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("before", [0, 1], ids=["between two", "at the end"])
def test_a_new_link_is_put_behind_another_one_in_one_save(before: int) -> None:
    claim = make.make_claim()
    links = make.links_of(claim)
    agency = make.make_source("Agentur Nord", "news_agency")
    vera = sign_in(make.vera())
    fields = open_claim(vera, claim)
    place = make.appearance_of(claim).pk
    add_row(fields, "attributions", source=agency.pk, appearance=place, relied_on_by=links[before].pk)

    assert vera.post(claim_address(claim), fields).status_code == 302

    new = Claim.objects.get(pk=claim.pk).attributions.get(source=agency)
    links[before].refresh_from_db()
    assert links[before].cites == new
    assert new.cites == (links[1] if before == 0 else None)
    assert links[before].first_hand != "yes"
    events = text_of(vera, claim_address(claim))
    assert "Agentur Nord" in events


def test_a_new_link_is_offered_the_links_of_its_own_claim_alone() -> None:
    other, claim = make.make_claim(), make.make_claim()
    vera = sign_in(make.vera())
    text_of(vera, claim_address(other))

    page = text_of(vera, claim_address(claim))

    select = page.split('<select name="attributions-__prefix__-relied_on_by"')[1].split("</select>")[0]
    offered = {int(pk) for pk in re.findall(r'<option value="(\d+)"', select)}
    assert offered == {link.pk for link in make.links_of(claim)}


def test_a_link_that_is_removed_in_the_same_save_relies_on_nothing_new() -> None:
    claim = make.make_claim()
    publisher = make.links_of(claim)[0]
    agency = make.make_source("Agentur Nord", "news_agency")
    vera = sign_in(make.vera())
    fields = open_claim(vera, claim)
    place = make.appearance_of(claim).pk
    add_row(fields, "attributions", source=agency.pk, appearance=place, relied_on_by=publisher.pk)

    page = vera.post(claim_address(claim), {**fields, "attributions-0-DELETE": "on"}).content.decode()

    assert "Seeblatt cannot rely on the new link while you remove it." in page
    assert Claim.objects.get(pk=claim.pk).revision == 1
    assert claim.attributions.count() == 2


def test_only_one_new_link_comes_directly_behind_another() -> None:
    claim = make.make_claim()
    publisher = make.links_of(claim)[0]
    place = make.appearance_of(claim).pk
    vera = sign_in(make.vera())
    fields = open_claim(vera, claim)
    for name in ("Agentur Nord", "Agentur Süd"):
        source = make.make_source(name, "news_agency")
        add_row(fields, "attributions", source=source.pk, appearance=place, relied_on_by=publisher.pk)

    page = vera.post(claim_address(claim), fields).content.decode()

    # Above the form and at the field of the second one.
    assert page.count("Another new link is to come directly behind Seeblatt, and only one can.") == 2
    assert page.count(f'<option value="{publisher.pk}" selected>') >= 2
    assert claim.attributions.count() == 2


def test_a_stored_link_is_not_put_behind_itself() -> None:
    claim = make.make_claim()
    publisher = make.links_of(claim)[0]
    vera = sign_in(make.vera())
    fields = open_claim(vera, claim) | {"statement": "Der See ist fast leer."}

    page = vera.post(
        claim_address(claim), {**fields, "attributions-0-relied_on_by": publisher.pk}
    ).content.decode()

    assert "Only a new link is put behind another one." in page
    assert "Der See ist fast leer.</textarea>" in page
    assert Claim.objects.get(pk=claim.pk).revision == 1


@pytest.mark.parametrize("removed", [{0, 1}, {1}], ids=["both", "the one that is relied on"])
def test_a_link_goes_with_the_one_that_relies_on_it(removed: set[int]) -> None:
    claim = make.make_claim()
    vera = sign_in(make.vera())
    fields = open_claim(vera, claim) | {f"attributions-{number}-DELETE": "on" for number in removed}

    page = vera.post(claim_address(claim), fields, follow=True).content.decode()

    refused = "Seeblatt relies on an attribution you are removing. Change that first." in page
    assert (claim.attributions.count(), refused) == ((0, False) if len(removed) == 2 else (2, True))
    assert "protected related objects" not in page


def test_a_place_goes_with_its_chain() -> None:
    claim = make.make_claim()
    vera = sign_in(make.vera())

    assert (
        vera.post(claim_address(claim), open_claim(vera, claim) | {"appearances-0-DELETE": "on"}).status_code
        == 302
    )

    assert (claim.appearances.count(), claim.attributions.count()) == (0, 0)
