"""Whatever the text, spans lie in it and nothing breaks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import LANGUAGES, UnknownLanguage, extract

PIECES = st.sampled_from(
    'sagte laut nach Angaben der die Polizei „ “ " » « , . : ; – ( ) \n dass sei habe gab an mit teilte wie '
    "das Das Dies als bezeichnet wird von eigenen demnach wonach steht es hieß Worten Meinung sicher zeigte "
    "sich hervor geht aus deren called described as by claim view in of "
    "berichtete über Jan Vogt 14 3. Mai und er sie so zufolge nicht bestätigt hat said told that according "
    "to the Mayor confirmed denied may had 'tis … ! ? darunter soll haben".split(" ")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
def test_every_span_lies_in_the_text_in_order(language: str, text: str) -> None:
    statements = extract(text, language)
    for number, statement in enumerate(statements):
        assert statement.content
        for spans in (
            statement.content,
            statement.source,
            statement.cue,
            statement.frame,
            statement.addressee,
        ):
            assert all(0 <= start < end <= len(text) for start, end in spans)
        for spans in (statement.content, statement.cue, statement.frame):
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert statement.within is None or statement.within < number


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_the_same_text_gives_the_same_statements(language: str, text: str) -> None:
    assert extract(text, language) == extract(text, language)


def test_a_region_of_a_known_language_is_known() -> None:
    assert extract("Laut Stadt regnet es.", "de-AT") == extract("Laut Stadt regnet es.", "de")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="No extraction rules for 'tlh'; there are rules for de, en"):
        extract("nuqneH", "tlh")
