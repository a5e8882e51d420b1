"""What is typed into the search, as terms; nothing in it is syntax."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.filters.search import fts5, tsquery
from claims.record.search_query import Term, read_query
from claims.record.search_text import PART, search_text, stems_of


def terms(typed: str) -> list[Term]:
    return list(read_query(typed).terms)


def test_a_word_stands_for_its_stems_in_every_language() -> None:
    assert terms("Häuser") == [Term((("hauser",), ("haus",)))]


def test_case_diacritics_and_eszett_are_folded() -> None:
    assert terms("STRASSE") == terms("Straße") == terms("strasse")
    assert terms("Selenskyj") == terms("selenskyj")
    assert terms("Mu\u0308ller") == terms("Müller")


def test_quotation_marks_of_every_kind_make_a_phrase() -> None:
    phrase = [Term((("alte", "brucke"), ("alt", "bruck"), ("alt", "brucke")))]
    assert terms('"alte Brücke"') == phrase
    assert terms("„alte Brücke“") == terms("»alte Brücke«") == terms('"alte Brücke') == phrase


def test_an_asterisk_makes_a_beginning() -> None:
    assert terms("Miet*") == [Term((("miet",),), beginning="miet")]
    assert terms("*") == []
    assert read_query("ab*").has_short_beginning
    assert not read_query("abc*").has_short_beginning


def test_operators_are_words() -> None:
    assert [term.runs[0][0] for term in terms('see AND -fluss NOT (berg) NEAR/3 statement:x ^y "')] == [
        *("see", "and", "fluss", "not", "berg", "near", "3", "statement", "x", "y"),
    ]


def test_stop_words_are_words() -> None:
    assert [term.runs[0][0] for term in terms("der und die")] == ["der", "und", "die"]


def test_a_text_keeps_its_parts_apart() -> None:
    assert search_text(["Der See.", "Die Häuser"], "de") == f" =der =see {PART} der see {PART} die haus "
    assert search_text(["", ""], "de") == f"  {PART}  {PART}  "


def test_signs_that_fold_to_brackets_and_blanks_are_one_word() -> None:
    assert stems_of("⑴ ﷺ x", "") == ["1", "صلىاللهعليهوسلم", "x"]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize=\"ascii tokenchars '_='\")")
    yield database
    database.close()


SIGNS = [
    *('"', "'", "*", "-", "(", ")", "^", ":", "\\", "\0", "&", "|", "!", "<->", ":*", "{", "}", "+", "_"),
    *("NEAR", "NEAR(a b, 2)", "AND", "OR", "NOT", "text:", "See", "Häuser", "Straße", "a*", "ﷺ", "⑴"),
]
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(SIGNS),
        max_size=14,
    ).map(" ".join),
)


@given(typed=TYPED, text=st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_a_query_and_no_syntax(index: sqlite3.Connection, typed: str, text: str) -> None:
    query = read_query(typed)
    if not query.terms:
        return
    in_statement = [term.in_statement for term in query.terms]
    index.execute("DELETE FROM words")
    index.execute("INSERT INTO words VALUES (?)", [search_text([f"{text} {typed}"], "de")])
    # A text finds itself, word by word.
    by_words = read_query(typed.replace('"', " "))
    found = index.execute("SELECT count(*) FROM words WHERE words MATCH ?", [fts5(by_words.terms)]).fetchone()
    assert found == (1,)
    for terms in (query.terms, in_statement):
        index.execute("SELECT count(*) FROM words WHERE words MATCH ?", [fts5(terms)]).fetchone()
        assert not set("\\<!:") & set(tsquery(terms).replace("':*", ""))


@given(text=st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_stems_hold_nothing_that_either_database_would_part(text: str) -> None:
    for language in ("de", "en", "uk"):
        for stem in stems_of(text, language):
            assert stem
            assert stem == stem.lower() or not any("A" <= letter <= "Z" for letter in stem)
            assert not set(stem) & set(" '\"*=:\\\t\n\0")
