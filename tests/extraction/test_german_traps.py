"""Words that look like attribution and are none."""

import pytest

from .wording import said

SENTENCES = [
    "Im Hafen gab es mehrere Brände.",
    "Das Unglück forderte 14 Todesopfer.",
    "Der Sturm forderte drei Menschenleben.",
    "Ein lauter Knall weckte die Straße.",
    "Die Firma meldete Insolvenz an.",
    "Die Band sagte das Konzert ab.",
    "Er gab dem Kind ein Eis.",
    "Der Weg führt nach Bremen und von dort weiter.",
    "Die Stadt sagte ihre Hilfe zu.",
    "Die Wirtin erklärte sich bereit, das Zelt zu öffnen.",
    "Eva Lang nannte ihren Hund Bello.",
    "Die Gruppe nennt sich Rat der Fischer.",
    "Jan Vogt, wie er genannt wurde, lebt nicht mehr.",
    "Die Kammer kritisierte das Gesetz.",
    "Der Rat begrüßte die Gäste.",
    "Nach langen Ermittlungen war die Akte voll.",
    "Nach der Veröffentlichung des Buchs war der Laden voll.",
    "So mancher Reifen wurde gewechselt.",
    "Daraus ergeben sich Fragen.",
    "Im Museum steht ein auf Video dokumentierter Fall.",
    "Die Werft wird darauf bestehen, dass gezahlt wird.",
    "Der Turm soll im Jahr 2040 hoch sein.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nobody_is_quoted(sentence: str) -> None:
    assert said(sentence) == []
