""" "Das teilte die Stadt mit.": what was said stands in the sentence before."""

import pytest

from claims.extraction import Position, extract

from .wording import attributed, words

FRAMES = [
    "Das teilte die Reederei mit.",
    "Dies bestätigte die Reederei am Montag.",
    "Das hat die Reederei bekannt gegeben.",
    "Dies geht aus einer Mitteilung der Reederei hervor.",
    "Das berichtet die Reederei unter Berufung auf Fischer.",
    "Das wurde von der Reederei bekannt gegeben.",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_the_sentence_before_is_the_content(frame: str) -> None:
    text = f"In Lom sanken am Montag 14 Boote. {frame}"
    (statement,) = attributed(text)
    assert words(text, statement.parts) == "In Lom sanken am Montag 14 Boote"
    assert "Reederei" in words(text, statement.names)


def test_it_is_then_no_longer_the_voice_of_the_text() -> None:
    assert len(extract("In Lom sanken 14 Boote. Das teilte die Reederei mit.", "de")) == 1


def test_a_confirmation_of_what_somebody_said_is_a_statement_of_its_own() -> None:
    text = "Radio Nord meldete, ein Boot sei gesunken. Das bestätigte die Reederei."
    first, second = attributed(text)
    assert words(text, second.parts) == words(text, first.content) == "ein Boot sei gesunken"
    assert second.position is Position.CONFIRMS


def test_without_a_sentence_before_there_is_nothing_to_attribute() -> None:
    assert attributed("Das teilte die Reederei mit.") == []
