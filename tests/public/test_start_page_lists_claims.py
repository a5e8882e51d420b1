"""The list of checked claims: searched, filtered, paged; a misspelt address is refused with a sentence."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.public.views import lists
from tests import factories
from tests.api.published import publish
from tests.public.published import read

pytestmark = pytest.mark.django_db


def statements(html: str) -> list[str]:
    unmarked = re.sub("</?mark>", "", html)
    return re.findall(r'<h3 class="claims-statement"[^>]*><a [^>]*>([^<]*?)\s*</a>', unmarked)


def test_claims_stand_newest_first_with_both_verdicts(client: Client) -> None:
    factories.make_published_claim(statement="Der See stieg im Januar.")
    factories.make_published_claim(statement="Der See stieg im Februar.")
    html = read(client, "/en/")
    assert statements(html) == ["Der See stieg im Februar.", "Der See stieg im Januar."]
    assert html.count("<dt>Did the source say that?</dt>") == html.count("<dt>Is it so?</dt>") == 2


def test_an_empty_newsroom_says_so(client: Client) -> None:
    assert "Nothing has been published yet." in read(client, "/en/")


def test_search_finds_other_forms_of_a_word(client: Client) -> None:
    factories.make_published_claim(statement="Die Pegel der Seen stiegen.")
    assert statements(read(client, "/en/", q="Pegels")) == ["Die Pegel der Seen stiegen."]


def test_a_search_without_hits_offers_the_whole_list(client: Client) -> None:
    factories.make_published_claim()
    html = read(client, "/en/", q="Vulkan")
    assert "No checked claim fits this search." in html
    assert '<a href="/en/">Show all claims</a>' in html


def test_filters_that_are_set_are_named_and_can_be_taken_off_one_by_one(client: Client) -> None:
    factories.make_published_claim()
    html = read(client, "/en/", q="Pegel", claimant="wasseramt", accuracy="true")
    assert "Attributed to: Wasseramt" in html
    assert 'href="/en/?q=Pegel&amp;accuracy=true"' in html
    assert '<input type="hidden" name="claimant" value="wasseramt">' in html


def test_languages_are_named_in_the_readers_language(client: Client) -> None:
    for language in ("de", "de-AT", "qtz"):
        publish(language=language)
    labels = {
        page: re.findall(
            r'id="facet-language-[^>]+>\s*<span class="facet-label">([^<]+)', read(client, f"/{page}/")
        )
        for page in ("de", "en")
    }
    assert sorted(labels["de"]) == ["Deutsch", "Deutsch (Österreich)", "qtz"]
    assert sorted(labels["en"]) == ["German", "German (Austria)", "qtz"]
    assert "<span>Sprache: Deutsch (Österreich)</span>" in read(client, "/de/", language="de-AT")


def test_the_name_of_a_source_without_a_page_is_not_given_away(client: Client) -> None:
    factories.make_source("Geheimes Amt")
    assert "Geheimes Amt" not in read(client, "/en/", claimant="geheimes-amt")


def test_a_search_ranks_unless_another_order_is_chosen(client: Client) -> None:
    """The orders that count where none was chosen are sent as nothing."""

    def options(**query: str) -> list[tuple[str, str]]:
        return re.findall(r'<option value="([^"]*)"[^>]*>([^<]+)<', read(client, "/en/", 200, **query))

    later = [
        ("first_published_at", "Oldest first"),
        ("-updated_at", "Recently updated first"),
        ("updated_at", "Least recently updated first"),
    ]
    assert options() == [("", "Newest first"), *later]
    newest = ("-first_published_at", "Newest first")
    assert options(q="Pegel") == [("", "Best match first"), newest, *later]


def test_a_refused_search_keeps_what_was_typed_beside_the_reason(client: Client) -> None:
    html = read(client, "/de/", status=400, q="Sü*", said_after="2025-01-01", topic="war")
    assert 'value="Sü*" maxlength="200" autocomplete="off" aria-describedby="q-problem search-help"' in html
    assert '<p class="problem" id="q-problem">Bitte vor dem Stern mindestens ' in html
    assert 'name="said_after" type="date" value="2025-01-01"' in html
    assert '<input type="hidden" name="topic" value="war">' in html


def test_days_in_reverse_are_named_and_days_that_are_set_read_as_people_write_them(client: Client) -> None:
    html = read(client, "/de/", status=400, said_after="2025-02-01", said_before="2025-01-01")
    reason = "Das Ende dieses Zeitraums liegt vor seinem Anfang."
    assert f'<span class="problem" id="said_before-problem">{reason}</span>' in html
    assert 'aria-invalid="true" aria-describedby="said_before-problem said-help"' in html
    factories.make_published_claim()
    html = read(client, "/de/", said_before="2025-02-01")
    assert "<span>Gesagt bis: 1. Februar 2025</span>" in html
    assert 'value="2025-02-01" aria-describedby="said-help"' in html
    assert '<p class="fields-help" id="said-help">Behauptungen, deren Tag nicht bekannt ist, fehlen' in html


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("accuracy=maybe", "accuracy"),
        ("cursor=nowhere", "cursor"),
        ("q=a&q=b", "q"),
    ],
    ids=["unknown", "no such verdict", "no such place", "given twice"],
)
def test_an_address_that_makes_no_sense_is_refused_with_a_sentence(
    client: Client, query: str, parameter: str
) -> None:
    html = read(client, f"/en/?{query}", status=400)
    assert f"<dt><code>{parameter}</code></dt><dd>" in html
    assert '<a href="/en/">To the list without filters</a>' in html


def test_pages_follow_each_other_without_gap_and_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    for month in ("Januar", "Februar", "März"):
        factories.make_published_claim(statement=f"Der See stieg im {month}.")
    first = read(client, "/en/")
    assert statements(first) == ["Der See stieg im März.", "Der See stieg im Februar."]
    older = re.search(r'rel="next" href="(\?cursor=[\w-]+)"', first)
    assert older is not None
    second = read(client, f"/en/{older[1]}")
    assert statements(second) == ["Der See stieg im Januar."]
    newer = re.search(r'rel="prev" href="(\?cursor=[\w-]+)"', second)
    assert newer is not None
    assert statements(read(client, f"/en/{newer[1]}")) == statements(first)


def test_what_is_searched_for_is_shown_as_text(client: Client) -> None:
    html = read(client, "/en/", q="<script>alert(1)</script>")
    assert "<script>" not in html
