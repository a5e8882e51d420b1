"""What is worth a check: what somebody said, and figures, places and events in the text's own voice."""

import pytest

from claims.extraction import CheckWorthiness, WorthinessReason, extract

OWN_VOICE = [
    ("In Lom brannten 30 Boote.", CheckWorthiness.CHECKWORTHY, WorthinessReason.FIGURE),
    (
        "Die Angriffe trafen Anlagen im Osten, darunter die Werft Kolin und das Kraftwerk Brod.",
        CheckWorthiness.CHECKWORTHY,
        WorthinessReason.EVENT,
    ),
    (
        "Die Folgen und Auswirkungen sind erheblich.",
        CheckWorthiness.NOT_CHECKWORTHY,
        WorthinessReason.FRAMING,
    ),
    (
        "Zusammengefasst zeigt sich, dass der Streit weite Kreise zieht.",
        CheckWorthiness.NOT_CHECKWORTHY,
        WorthinessReason.FRAMING,
    ),
    ("Die Entscheidung war falsch.", CheckWorthiness.OPINION, WorthinessReason.VALUE_JUDGEMENT),
    ("Der Hafen wird voraussichtlich geschlossen.", CheckWorthiness.UNCHECKABLE, WorthinessReason.FORECAST),
    ("Wer bezahlt den Hafen von Lom?", CheckWorthiness.NOT_CHECKWORTHY, WorthinessReason.FRAMING),
]


@pytest.mark.parametrize(("sentence", "worthiness", "reason"), OWN_VOICE)
def test_the_text_s_own_voice(sentence: str, worthiness: CheckWorthiness, reason: WorthinessReason) -> None:
    (statement,) = extract(sentence, "de")
    assert (statement.check_worthiness, statement.worthiness_reason) == (worthiness, reason)
    assert statement.source == ()
    assert statement.cue == ()


ENGLISH = [
    ("30 boats burnt in Lom.", CheckWorthiness.CHECKWORTHY, WorthinessReason.FIGURE),
    ("The decision was wrong.", CheckWorthiness.OPINION, WorthinessReason.VALUE_JUDGEMENT),
    ("The port will be closed.", CheckWorthiness.UNCHECKABLE, WorthinessReason.FORECAST),
    ("Who pays for it?", CheckWorthiness.NOT_CHECKWORTHY, WorthinessReason.FRAMING),
]


@pytest.mark.parametrize(("sentence", "worthiness", "reason"), ENGLISH)
def test_the_text_s_own_voice_in_english(
    sentence: str, worthiness: CheckWorthiness, reason: WorthinessReason
) -> None:
    (statement,) = extract(sentence, "en")
    assert (statement.check_worthiness, statement.worthiness_reason) == (worthiness, reason)


ATTRIBUTED = [
    ("Die Wehr meldete 30 Brände.", WorthinessReason.FIGURE),
    ("Die Kammer forderte ein Verbot von Feuerwerk.", WorthinessReason.APPEAL),
    ("Der Rat bezeichnete den Plan als verfrüht.", WorthinessReason.VALUE_JUDGEMENT),
    ("Die Stadt sagte, der Damm sei vermutlich dicht.", WorthinessReason.HEDGED),
    ("Der Konzern kündigte den Bau einer Fabrik an.", WorthinessReason.FORECAST),
    ("Die Stadt sagte, der Damm sei künftig dicht.", WorthinessReason.FORECAST),
    ("Die Stadt sagte, der Plan sei falsch.", WorthinessReason.VALUE_JUDGEMENT),
]


@pytest.mark.parametrize(("sentence", "reason"), ATTRIBUTED)
def test_that_somebody_said_it_can_always_be_checked(sentence: str, reason: WorthinessReason) -> None:
    (statement,) = extract(sentence, "de")
    assert statement.check_worthiness is CheckWorthiness.CHECKWORTHY
    assert statement.worthiness_reason is reason
