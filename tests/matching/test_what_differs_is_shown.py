"""Similar statements that say another number, another date or the opposite."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.conflicts import Difference, Statement, differences, marked
from claims.matching.number_words import value_of_digits, value_of_word


def found(here: str, there: str, language: str = "de", other: str = "") -> list[tuple[str, str, str]]:
    points = differences(Statement(here, language), Statement(there, other or language))
    return [
        (
            point.kind.value,
            here[slice(*point.here)] if point.here else "",
            there[slice(*point.there)] if point.there else "",
        )
        for point in points
    ]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (
            "Seit Mai 2023 schickte das Land etwa 9.000 Helfer.",
            "Das Land schickte seit Mai 2024 rund neuntausend Helfer.",
            [("year", "2023", "2024")],
        ),
        ("Am 4. Februar 2025 brannte es.", "Am 05.02.2025 brannte es.", [("day", "4", "05")]),
        (
            "Seit Mitte Januar ruht die Arbeit.",
            "Seit Mitte März ruht die Arbeit.",
            [("month", "Januar", "März")],
        ),
        ("11.000 Soldaten kamen.", "12.000 Soldaten kamen.", [("number", "11.000", "12.000")]),
        (
            "Zwölf Tote und 30 Verletzte",
            "30 Verletzte und vierzehn Tote",
            [("number", "Zwölf", "vierzehn")],
        ),
        ("14 Menschen starben.", "Es gab 15 Tote.", [("number", "14", "15")]),
        (
            "Es kostet 2,5 Millionen Euro.",
            "Es kostet 2,5 Milliarden Euro.",
            [("number", "2,5 Millionen Euro", "2,5 Milliarden Euro")],
        ),
        ("um 5 Prozent", "um 5 Prozentpunkte", [("unit", "5 Prozent", "5 Prozentpunkte")]),
        ("Die Werft schließt nicht mehr.", "Die Werft schließt.", [("negation", "nicht mehr", "")]),
        ("Es gibt Belege.", "Es gibt keine Belege.", [("negation", "", "keine")]),
    ],
)
def test_german_differences(here: str, there: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(here, there) == expected


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("On February 4, 2025 it burned.", "It burned on 4 February 2024.", [("year", "2025", "2024")]),
        (
            "Prices rose 5% in May 2024.",
            "Prices rose six percent in May 2024.",
            [("number", "5%", "six percent")],
        ),
        ("It cost $3 million.", "It cost 3 million euros.", [("unit", "$3 million", "3 million euros")]),
        ("They never paid.", "They paid.", [("negation", "never", "")]),
        ("He is no longer mayor.", "He is mayor.", [("negation", "no longer", "")]),
        ("She wasn't there.", "She was there.", [("negation", "n't", "")]),
    ],
)
def test_english_differences(here: str, there: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(here, there, "en") == expected


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("elftausend Soldaten", "11.000 Soldaten"),
        ("11,000 Soldaten", "11.000 Soldaten"),
        ("dreiundzwanzig Prozent", "23 %"),
        ("2,5 Millionen", "2.500.000"),
        ("am 4. Februar 2025", "am 04.02.2025"),
        ("53 Gefechte, davon 25 am See", "53 Gefechte"),
        ("nicht nur am See", "am See"),
        ("Anfang 2024", "2024"),
        ("keine Belege", "nie belegt"),
    ],
)
def test_the_same_in_other_words_is_no_difference(here: str, there: str) -> None:
    assert found(here, there) == []


def test_german_and_english_are_compared() -> None:
    assert found("am 4. Februar 2025 mit 1,5 Milliarden", "February 4, 2025: 1.5 billion", "de", "en") == []
    assert found("eine Billion", "2 Billionen", "de") == []
    assert found("seit Mai 2023", "since May 2024", "de", "en") == [("year", "2023", "2024")]


def test_the_difference_is_marked_in_the_statement() -> None:
    assert marked("seit 2023 hier", [(5, 9), None]) == [("seit ", False), ("2023", True), (" hier", False)]
    assert marked("", []) == []


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("zwölf", "de", 12),
        ("siebzehn", "de", 17),
        ("einundzwanzig", "de", 21),
        ("Dreißig", "de", 30),
        ("hundertzwei", "de", None),
        ("zweihundertfünfzigtausend", "de", 250_000),
        ("elftausendeinhundert", "de", 11_100),
        ("einhunderteins", "de", 101),
        ("ein", "de", None),
        ("Achtung", "de", None),
        ("tausend", "de", None),
        ("ninety-nine", "en", 99),
        ("twelve", "en", 12),
        ("twenty-ten", "en", None),
    ],
)
def test_number_words(word: str, language: str, value: int | None) -> None:
    assert value_of_word(word, language) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("11.000", 11_000),
        ("1,234,567", 1_234_567),
        ("0,125", 0.125),
        ("7", 7),
        ("11.000,50", 11_000.5),
        ("1.2.3", None),
    ],
)
def test_digits(written: str, value: float | None) -> None:
    assert value_of_digits(written) == value


WORDS = st.sampled_from(
    "nicht kein 2023 2024 11.000 elf tausend Prozent % $ 5 Millionen Mai 4. Februar 04.02.2025 no longer "
    "May n't "
    "Soldaten , . hundert März 1,5 - ’ 2025-02-04".split()
)
STATEMENTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60))
LANGUAGES = st.sampled_from(["de", "en", "uk"])


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, STATEMENTS, LANGUAGES, LANGUAGES)
def test_it_does_not_matter_which_comes_first(one: str, two: str, language: str, other: str) -> None:
    there = differences(Statement(two, other), Statement(one, language))
    mirrored = [Difference(point.kind, point.there, point.here) for point in there]
    assert sorted(map(repr, differences(Statement(one, language), Statement(two, other)))) == sorted(
        map(repr, mirrored)
    )


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, LANGUAGES)
def test_a_statement_does_not_contradict_itself(text: str, language: str) -> None:
    assert differences(Statement(text, language), Statement(text, language)) == []


@pytest.mark.parametrize(
    "piece", ["1.000.", "11,", "zwei", "4. ", "nicht ", "Mai ", "5 Prozent ", "hundertund", "no "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            differences(Statement(text, "de"), Statement(text[1:], "de"))
            best = min(best, time.process_time() - start)
        return best

    seconds(10)
    # Ten times the text: ten times the time would be linear, a hundred times quadratic.
    assert seconds(5000) < 40 * max(seconds(500), 0.001)
