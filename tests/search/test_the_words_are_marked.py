"""Where the words of a search stand: places in the API, marks on the site, never markup from a text."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.record.highlights import pieces, snippet, spans
from claims.record.search_query import read_query
from tests.api.published import get
from tests.public.published import read
from tests.search.published import publish


def marked(text: str, typed: str, language: str = "de") -> list[str]:
    return [text[start:end] for start, end in spans(text, language, read_query(typed))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Brücke", ["Brücken", "Brücke"]),
        ("bruck*", ["Brücken", "Brückenbau", "Brücke"]),
        ('"alte Brücke"', ["alten Brücken"]),
        ('"alte Brücke" alt', ["alten Brücken"]),
        ("STRASSE", ["Straße"]),
        ("Vulkan", []),
    ],
)
def test_forms_of_the_words_are_found_in_the_text_as_it_is(typed: str, expected: list[str]) -> None:
    text = "Die alten Brücken: Brückenbau, Straße – eine Brücke."
    assert marked(text, typed) == expected


def test_places_count_code_points() -> None:
    assert spans("😀 İstanbul ß Straße", "de", read_query("istanbul strasse")) == [(2, 10), (13, 19)]


def test_pieces_are_the_whole_text() -> None:
    cut = pieces("ein Pegel, zwei Pegels", spans("ein Pegel, zwei Pegels", "de", read_query("Pegel")))
    assert [(piece.text, piece.is_hit) for piece in cut] == [
        ("ein ", False),
        ("Pegel", True),
        (", zwei ", False),
        ("Pegels", True),
    ]


def test_a_snippet_surrounds_the_first_place() -> None:
    text = "Anfang. " * 40 + "Der Pegel stieg. " + "Ende. " * 80
    cut = snippet(text, spans(text, "de", read_query("Pegel")))
    shown = "".join(piece.text for piece in cut)
    assert shown.startswith("… Anfang. ")
    assert shown.endswith("Ende. …")
    assert len(shown) < 260
    assert [piece.text for piece in cut if piece.is_hit] == ["Pegel"]
    assert snippet(text, []) == []
    word = "x" * 500
    assert "".join(piece.text for piece in snippet(word, [(0, 500)])) == word


@pytest.mark.django_db
def test_the_api_names_the_places_where_something_is_searched_for(client: Client) -> None:
    row = publish("Die alte Brücke ist gesperrt.", "Seit Mai; siehe die Brücken im Ort.", "de")
    assert "matches" not in get(client, "claims/")
    assert get(client, "claims/", q="Brücke")["matches"] == [
        {"public_id": row.public_id, "statement": [[9, 15]], "explanation": [[20, 27]]}
    ]


@pytest.mark.django_db
def test_the_site_marks_words_and_shows_markup_as_text(client: Client) -> None:
    publish("Die <b>Brücke</b> & mehr.", "Das <script>Amt</script> sperrte die Brücke.", "de")
    html = read(client, "/en/", q="Brücke amt script")
    assert "Die &lt;b&gt;<mark>Brücke</mark>&lt;/b&gt; &amp; mehr." in html
    assert "Das &lt;<mark>script</mark>&gt;<mark>Amt</mark>&lt;/<mark>script</mark>&gt; sperrte" in html
    assert "<mark>" not in read(client, "/en/")
