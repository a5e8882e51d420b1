"""What changed is told word by word while most words stayed, and as a whole where a text was written anew."""

from __future__ import annotations

from django.utils.translation import override

from claims.public.editions import changes_between
from claims.record.differences import Stretch, differences

BEFORE = "Angriffe auf alle drei Städte sind belegt. Die Angaben lassen sich kaum überprüfen."
ANEW = "Angegriffen wurden alle drei Städte, Tote meldet die Zeitung nur aus einer.\n\nDer Text nennt mehr."


def edition(explanation: str) -> dict[str, object]:
    said = {"verdict": "faithful"}
    return {"statement": "Es stieg.", "attribution": said, "accuracy": "true", "explanation": explanation}


def test_a_changed_word_stands_between_those_that_stayed() -> None:
    assert differences("Es waren zwölf Zentimeter.", "Es waren elf Zentimeter.") == [
        Stretch("same", "Es waren "),
        Stretch("before", "zwölf "),
        Stretch("after", "elf "),
        Stretch("same", "Zentimeter. "),
    ]
    assert differences("Es stieg.", "Es stieg.") == []


def test_the_last_word_is_the_same_when_the_text_goes_on_behind_it() -> None:
    assert differences("Es ist belegt.", "Es ist belegt. Der Text nennt mehr.") == [
        Stretch("same", "Es ist belegt. "),
        Stretch("after", "Der Text nennt mehr. "),
    ]
    assert differences("Es ist belegt.", "Es ist falsch.") == [
        Stretch("same", "Es ist "),
        Stretch("before", "belegt. "),
        Stretch("after", "falsch. "),
    ]


def test_a_text_written_anew_is_shown_whole_before_and_after() -> None:
    assert differences(BEFORE, ANEW) == [Stretch("before", f"{BEFORE} "), Stretch("after", f"{ANEW} ")]
    with override("en"):
        (change,) = changes_between(edition(BEFORE), edition(ANEW))
    assert (change.what, change.before, change.after) == ("Explanation", BEFORE, ANEW)


def test_a_text_that_lost_or_won_much_is_still_told_by_what_stayed() -> None:
    longer = f"{BEFORE} {ANEW}"
    assert differences(BEFORE, longer)[-1] == Stretch("after", f"{ANEW} ")
    assert differences(longer, BEFORE)[-1] == Stretch("before", f"{ANEW} ")
    (change,) = changes_between(edition(BEFORE), edition(longer))
    assert [part.kind for part in change.parts] == ["same", "after"]
    assert change.before == change.after == ""
