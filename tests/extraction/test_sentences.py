"""Where a sentence ends, and what is a heading."""

import pytest

from claims.extraction.german import GERMAN
from claims.extraction.segmentation import split_passages


def sentences(text: str) -> list[str]:
    return [
        text[sentence.start : sentence.end]
        for passage in split_passages(text, GERMAN.conventions)
        for sentence in passage.sentences
    ]


WHOLE = [
    "Am 4. Februar brannte es.",
    "Dr. Roth und Prof. Lang kamen.",
    "Es waren ca. 30 Boote, z. B. Kutter.",
    "J. F. Holm kam am 3. Mai.",
    "„Es brennt. Wir löschen“, sagte sie.",
    "„Kommt!“ rief er.",
    "Es waren 11.000 Boote.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_stop_inside_does_not_end_a_sentence(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_a_sentence_ends_behind_its_closing_quotation_mark() -> None:
    assert sentences("Er rief: „Es brennt.“ Niemand kam.") == ["Er rief: „Es brennt.“", "Niemand kam."]


def test_a_year_ends_a_sentence() -> None:
    assert sentences("Das war 2023. Danach kam nichts.") == ["Das war 2023.", "Danach kam nichts."]


def test_a_short_line_without_stop_is_the_heading_of_what_follows() -> None:
    text = "Es brannte.\nNeue Brände\nEs brannte wieder."
    headings = [passage.heading for passage in split_passages(text, GERMAN.conventions)]
    assert headings == [None, (12, 23)]
    assert text[12:23] == "Neue Brände"


def test_a_stray_quotation_mark_swallows_nothing() -> None:
    assert sentences("Er sagte „ja. Dann ging er.") == ["Er sagte „ja.", "Dann ging er."]
