"""English: who said what, in the common constructions."""

import pytest

from claims.extraction import Position

from .wording import attributed, checkworthy, said

SENTENCES = [
    ("The council said that 14 boats were lost.", "council", "14 boats were lost"),
    ("The bridge is closed, the police said on Friday.", "police", "The bridge is closed"),
    ('"We were lucky," said Tom Baker, head of the port.', "Tom Baker", '"We were lucky,"'),
    ('"We were lucky," Tom Baker told reporters.', "Tom Baker", '"We were lucky,"'),
    ("According to the fire service, 30 people were saved.", "fire service", "30 people were saved"),
    ("30 people were saved, according to the fire service.", "fire service", "30 people were saved"),
    ("The Harbour Gazette reported a fire at the mill.", "Harbour Gazette", "a fire at the mill"),
    ("President Jane Poe warned of further fires.", "Jane Poe", "of further fires"),
]


@pytest.mark.parametrize(("sentence", "source", "content"), SENTENCES)
def test_a_sentence_names_its_source_and_content(sentence: str, source: str, content: str) -> None:
    assert said(sentence, "en") == [(source, content)]


POSITIONS = [
    ("The operator confirmed the outage.", Position.CONFIRMS),
    ("The ministry has not confirmed the figure.", Position.HAS_NOT_CONFIRMED),
    ("The club denied the deal.", Position.DENIES),
]


@pytest.mark.parametrize(("sentence", "position"), POSITIONS)
def test_the_verb_decides_the_position(sentence: str, position: Position) -> None:
    (statement,) = attributed(sentence, "en")
    assert statement.position is position


def test_a_hedge_and_background_belong_to_the_last_source() -> None:
    text = "The Harbour Gazette reported a fire at the mill. The fire could have come from a cable."
    assert said(text, "en")[1] == ("Harbour Gazette", "The fire could have come from a cable")


def test_a_closing_summary_is_not_checkworthy() -> None:
    assert checkworthy("Overall, the situation remains tense and complex.", "en") == []
