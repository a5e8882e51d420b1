"""Where nobody names the language of a text, its small words tell it; else the desk's own language stands."""

import pytest

from claims.intake.importing import prepare
from claims.intake.language import guessed_language
from claims.intake.outcome import Given
from claims.intake.readers.reading import Reading, ReadText
from tests import factories as make

ENGLISH = (
    "The harbour office said that the quay is closed. It will reopen on Monday, the mayor told reporters."
)
GERMAN = "Das Hafenamt teilte mit, dass der Kai gesperrt ist. Er wird am Montag wieder geöffnet."


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (GERMAN, "de"), ("Kai 7", ""), ("the of and der das und", ""), ("", "")],
)
def test_a_language_is_guessed_where_enough_words_agree(text: str, language: str) -> None:
    assert guessed_language(text) == language


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "named", "stored"), [(ENGLISH, "", "en"), (ENGLISH, "de", "de"), ("Kai 7 gesperrt.", "", "de")]
)
def test_what_the_editor_names_counts_more_than_the_guess(text: str, named: str, stored: str) -> None:
    reading = Reading(texts=[ReadText(text)])

    assert prepare(reading, by=make.rita(), given=Given(language=named)).texts[0].new.language == stored
