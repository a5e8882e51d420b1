"""The search of the desk: claims by words, sources by any name, texts by title, ids in any spelling."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from tests import factories as make
from tests.desk.browsing import claim_address, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita() -> Client:
    return sign_in(make.rita())


def find(client: Client, typed: str) -> str:
    """Return what was found, without its marks."""
    return find_marked(client, typed).replace("<mark>", "").replace("</mark>", "")


def find_marked(client: Client, typed: str) -> str:
    answer = client.get(reverse("admin:find"), {"q": typed})
    assert answer.status_code == 200
    page = answer.content.decode()
    return page[page.index('id="content-main"') : page.index("</main>")]


@pytest.mark.parametrize("status", ["proposed", "dismissed", "second_review", "published", "withdrawn"])
def test_a_claim_is_found_in_any_state_by_another_form_of_its_words(rita: Client, status: str) -> None:
    make.make_claim_in(status, statement="Die Gemeinde Seestadt hat drei Brücken gesperrt.")

    assert "hat drei Brücken gesperrt" in find(rita, "gesperrte Brücke")
    assert "hat drei Brücken gesperrt" not in find(rita, "Radweg")


def test_an_english_claim_is_found_by_a_german_reader_of_the_desk(rita: Client) -> None:
    claim = make.make_claim("The council closed three bridges.")
    editing.edit(
        claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(fields={"language": "en"})
    )

    assert "closed three bridges" in find(rita, "bridge closing")


def test_sources_are_found_by_every_name_and_texts_by_their_title(rita: Client) -> None:
    make.make_source("Süddeutsche Zeitung", "outlet", "SZ", "sueddeutsche.de")
    make.make_article(title="Der Damm in Seestadt")

    for typed in ("sz", "SUEDDEUTSCHE.DE", "süddeutsche", "https://www.sueddeutsche.de/"):
        assert "Süddeutsche Zeitung" in find(rita, typed), typed
    assert "Der Damm in Seestadt" in find(rita, "damm in")


def test_each_hit_says_where_the_words_stand(rita: Client, django_assert_max_num_queries: Any) -> None:
    make.make_claim("Die Elbbrücken sind gesperrt, teilte der See mit.")
    make.make_source("Süddeutsche Zeitung", "outlet", "SZ")

    assert "Die <mark>Elbbrücken</mark> sind" in find_marked(rita, "Brücken")
    assert "Found in the statement" in find_marked(rita, "Brücken")
    page = find_marked(rita, "Pegel gesperrt")
    assert "sind <mark>gesperrt</mark>, teilte" in page
    assert "Found in statement and quote" in page
    assert "Der <mark>Pegel</mark> des Sees" in page
    assert "Found by the name <mark>SZ</mark>" in find_marked(rita, "sz")
    assert "Der <mark>See steigt</mark>" in find_marked(rita, "see steigt")
    make.make_claim("Am 3.2.2025 sank die Fähre im Hafen.")
    year = find_marked(rita, "2025 Fähre Vulkan")
    assert "3.2.<mark>2025</mark> sank" in year
    assert "Found in the statement, not all words" in year
    for number in range(6):
        make.make_claim(f"Der Damm Nummer {number} hielt dem Hochwasser stand.")
    with django_assert_max_num_queries(30):
        assert find_marked(rita, "Damm Pegel").count("Found in statement and quote") == 6


def test_an_id_in_any_spelling_leads_straight_to_its_claim(rita: Client) -> None:
    claim = make.make_claim()
    known = claim.public_id
    grouped = f"{known[:4]}-{known[4:8]}–{known[8:]}"
    forgiven = known.replace("0", "o").replace("1", "l").lower()

    for typed in (known, known.lower(), grouped, f" {known[:6]} {known[6:]} ", forgiven, f"#{known}"):
        answer = rita.get(reverse("admin:find"), {"q": typed})
        assert (answer.status_code, answer.headers["Location"]) == (302, claim_address(claim)), typed
    article = make.appearance_of(claim).article
    answer = rita.get(reverse("admin:find"), {"q": article.public_id})
    assert answer.headers["Location"] == reverse("admin:sources_article_change", args=[article.pk])


def test_an_id_of_nothing_is_searched_like_words(rita: Client) -> None:
    assert "Nothing was found for “ZZZZZZZZZZZZ”." in find(rita, "ZZZZZZZZZZZZ")


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_search_says_what_can_be_searched(rita: Client, typed: str) -> None:
    make.make_claim()

    page = find(rita, typed)
    assert "What can be searched" in page
    assert "Nothing was found" not in page


@pytest.mark.parametrize("typed", ["x" * 201, "a\0b"])
def test_odd_input_is_answered_with_a_sentence(rita: Client, typed: str) -> None:
    answer = rita.get(reverse("admin:find"), {"q": typed})

    assert answer.status_code == 400
    assert "errorlist refusals" in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    ["%", "_", "' OR 1=1 --", "<b>", "\\", "🙂", b"\xed\xa0\x80", "((", "*", "NOT"],
)
def test_nothing_typed_breaks_it(rita: Client, typed: str | bytes) -> None:
    make.make_claim()

    assert rita.get(reverse("admin:find"), {"q": typed}).status_code == 200


def test_what_is_shown_is_bounded(rita: Client) -> None:
    for number in range(12):
        make.make_claim(f"Der Damm Nummer {number} hielt dem Hochwasser stand.")

    assert find(rita, "Hochwasser").count('<a class="claim-statement"') == 10


def test_every_page_of_the_desk_has_the_search_and_who_may_read_nothing_finds_nothing(rita: Client) -> None:
    claim = make.make_claim()
    for address in (reverse("admin:index"), claim_address(claim), reverse("admin:sources_source_changelist")):
        assert 'id="desk-search"' in rita.get(address).content.decode()
    stefan = sign_in(make.make_editor("stefan"))
    assert stefan.get(reverse("admin:find"), {"q": claim.public_id}).status_code == 403
