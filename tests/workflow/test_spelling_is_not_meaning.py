"""A copy-edit corrects spelling; what could change the sense is told apart and sent to a correction."""

from __future__ import annotations

import pytest

from claims.workflow.spelling import more_than_spelling

TEXT = "Das Amt hat nicht gemessen, dass der Pegel um zwölf Zentimeter stieg: am 3.1. waren es 1,5 Meter."

SPELLING = [
    ("das der Pegel stieg", "dass der Pegel stieg"),
    ("Der Pgel stieg.", "Der Pegel stieg."),
    ("der gross angelegte Plan", "der groß angelegte Plan"),
    ("im im Januar", "im Januar"),
    ("stieg Januar", "stieg im Januar"),
    ("in dem Haus auf die Straße", "in dem Haus auf der Straße"),
    ("so fern es stimmt", "sofern es stimmt"),
    ("Selenskij sagte das", "Selenskyj sagte das"),
    ("Der Pegel, stieg", "Der Pegel stieg"),
    ("The levle rose", "The level rose"),
    ("pegel des sees", "Pegel des Sees"),
]
MEANING = [
    ("um 12 Zentimeter", "um 21 Zentimeter"),
    ("um 1,5 Meter", "um 15 Meter"),
    ("um 5 Prozent", "um 5 Prozent oder 6"),
    ("zwölf Zentimeter", "zehn Zentimeter"),
    ("Das stimmt nicht.", "Das stimmt."),
    ("Das stimmt.", "Das stimmt nicht."),
    ("Es gibt kein Wasser.", "Es gibt ein Wasser."),
    ("They do know it.", "They don’t know it."),
    ("Das ist möglich.", "Das ist unmöglich."),
    ("That is legal.", "That is illegal."),
    ("Der Pegel stieg.", "Der Pegel sank."),
    ("nach dem Regen", "vor dem Regen"),
    ("in Nordkorea", "in Südkorea"),
    ("Der Pegel stieg.", "Der Pegel stieg mutmaßlich."),
    ("mehr Regen", "weniger Regen"),
]


@pytest.mark.parametrize(("before", "after"), SPELLING)
def test_spelling_passes(before: str, after: str) -> None:
    assert more_than_spelling(before, after) == ""
    assert more_than_spelling(f"{TEXT} {before}", f"{TEXT} {after}") == ""


@pytest.mark.parametrize(("before", "after"), MEANING)
def test_meaning_does_not(before: str, after: str) -> None:
    assert more_than_spelling(before, after) != ""
    assert more_than_spelling(f"{TEXT} {before}", f"{TEXT} {after}") != ""


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u200b", "\u00ad"])
def test_a_mark_that_shows_nothing_but_turns_others_round_is_no_spelling(mark: str) -> None:
    assert more_than_spelling("nennen 14 Tote", f"nennen {mark}14 Tote").startswith("An invisible character")
    assert more_than_spelling(f"nennen {mark}14 Tote", "nennen 14 Tote") == ""


def test_many_small_changes_are_a_new_text() -> None:
    before = "Einer lobte seinen Hasen, anderer tadelte seinen Dackel, dritter schwieg lieber."
    after = "Eines lobten seinem Hase, anderes tadelten seinem Dackeln, drittes schwiegen liebers."

    assert more_than_spelling(before, after) == "Too many words changed."


def test_a_long_text_is_compared_in_no_time() -> None:
    long = "Der See stieg im Januar, und der Fluss stieg mit ihm. " * 180

    assert more_than_spelling(long, long.replace("Januar", "Janaur", 1)) == ""
