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
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nobody_is_quoted(sentence: str) -> None:
    assert said(sentence) == []
