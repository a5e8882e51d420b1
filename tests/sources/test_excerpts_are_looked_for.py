"""An excerpt stands in a copy word for word, whatever typography did to either of them."""

import pytest

from claims.archive.excerpts import Comparison, Standing, compare

TEXT = "Der Minister sagte am Montag: „Wir haben 53 Angriffe gezählt.“ Davon lagen 25 bei Pokrowsk."


@pytest.mark.parametrize(
    "excerpt",
    [
        "Wir haben 53 Angriffe gezählt.",
        "Der Minister  sagte\nam Montag",
        'sagte am Montag: "Wir haben 53 Angriffe gezählt."',
        "»Wir haben 53 Angriffe gezählt.«",
        "„Wir haben 53 Angriffe gezählt.“",
        "53\u00a0Angriffe",
        "53\u202fAngriffe",
        "An\u00adgriffe ge\u00adzählt",
        "geza\u0308hlt",
        "Der Minister sagte […] Davon lagen 25 bei Pokrowsk",
        "Der Minister (...) 53 Angriffe [ … ] Pokrowsk",
    ],
    ids=[
        "as it is",
        "white space",
        "straight quotes",
        "guillemets",
        "quotes around it",
        "no-break space",
        "narrow no-break space",
        "soft hyphens",
        "decomposed",
        "words left out",
        "left out twice",
    ],
)
def test_it_stands_there(excerpt: str) -> None:
    assert compare(excerpt, TEXT) == Comparison(Standing.STANDS)


@pytest.mark.parametrize(
    ("excerpt", "missing"),
    [
        ("Wir haben 54 Angriffe gezählt.", "Wir haben 54 Angriffe gezählt."),
        ("wir haben 53 Angriffe", "wir haben 53 Angriffe"),
        ("Davon lagen 25 […] Der Minister sagte", "Der Minister sagte"),
        ("Der Minister … Pokrowsk", "Der Minister … Pokrowsk"),
    ],
    ids=["another number", "another letter", "parts in another order", "left out without brackets"],
)
def test_it_does_not_stand_there_and_the_part_is_named(excerpt: str, missing: str) -> None:
    assert compare(excerpt, TEXT) == Comparison(Standing.MISSING, missing)


def test_apostrophes_and_quotes_are_not_mixed_up() -> None:
    assert compare("Selenskyj's Wort", "Selenskyj’s Wort").standing is Standing.STANDS
    assert compare('Selenskyj"s Wort', "Selenskyj’s Wort").standing is Standing.MISSING


def test_a_soft_hyphen_in_the_page_does_not_part_a_word() -> None:
    assert compare("Angriffe", "An\u00adgriffe").standing is Standing.STANDS


def test_without_a_text_nothing_is_said() -> None:
    assert compare("Wir haben", " \n").standing is Standing.NO_TEXT
