"""Who a statement is attributed to: all the words that say so, and the name one would look up."""

import pytest

from claims.extraction import extract

from .wording import attributed, said, words

PHRASES = [
    ("Der Hafenchef Jan Vogt sagte, der Kai sei voll.", "Der Hafenchef Jan Vogt", "Jan Vogt"),
    ("Die Chefin des Amts, Eva Lang, sagte, der Kai sei voll.", "Die Chefin des Amts, Eva Lang", "Eva Lang"),
    ("Laut einem Bericht der Post ist der Kai voll.", "der Post", "Post"),
    ("Die in Lom ansässige Werft teilte mit, der Kai sei voll.", "Die in Lom ansässige Werft", "Werft"),
    ("Die zum Bund gehörende Werft sagte, er sei voll.", "Die zum Bund gehörende Werft", "Werft"),
    ("„Radio Nord“ meldet unter Berufung auf Fischer, dass der Kai voll ist.", "„Radio Nord“", "Radio Nord"),
    ("Nach Vogts Meinung ist der Kai voll.", "Vogts", "Vogts"),
    ("Laut Verfassung der Stadt wählt der Rat den Chef.", "Verfassung", "Verfassung"),
    ("Der Bote zitierte den Wirt mit den Worten: „Wir gehen jetzt.“", "den Wirt", "Wirt"),
    ("Laut dpa-Meldung ist der Kai voll.", "dpa-Meldung", "dpa-Meldung"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "name"), PHRASES)
def test_the_source_is_the_whole_phrase_and_the_name_what_one_looks_up(
    sentence: str, source: str, name: str
) -> None:
    (statement,) = attributed(sentence)
    assert (words(sentence, statement.source), words(sentence, statement.names)) == (source, name)


def test_a_pronoun_is_kept_beside_the_name_it_points_back_at() -> None:
    text = "Hafenchef Jan Vogt besuchte Lom. Er sagte, der Kai sei voll."
    (statement,) = attributed(text)
    assert words(text, statement.source) == "Hafenchef Jan Vogt + Er"
    assert words(text, statement.names) == "Jan Vogt"
    assert not statement.is_explicit


def test_a_pronoun_for_nobody_named_before_gets_no_name() -> None:
    text = "Er sagte, der Kai sei voll."
    (statement,) = attributed(text)
    assert (words(text, statement.source), statement.names) == ("Er", ())


def test_several_can_speak_through_they() -> None:
    text = "Polizei und Zoll teilten mit, dass der Kai voll ist. Sie sagten, das Wasser steige."
    assert said(text)[1].source == "Polizei + Zoll"


FRONTED = [
    ("Die Vorwürfe und Bedenken bestritt die Werft.", "Werft"),
    ("Den Bürgern sagte er, der Kai sei voll.", ""),
    ("Als Grund gab die Behörde den Regen an.", "Behörde"),
    ("Im Streit um den Kai, der brach, hat Eva Lang gefordert, den Hafen zu schließen.", "Eva Lang"),
    ("Die Stadt lud zum Fest und verurteilte die Tat als „feigen Anschlag“.", "Stadt"),
    ("Vor einer Flut hat die Sprecherin Eva Lang gewarnt.", "Eva Lang"),
]


@pytest.mark.parametrize(("sentence", "source"), FRONTED)
def test_what_stands_first_need_not_be_the_source(sentence: str, source: str) -> None:
    assert [each.source for each in said(sentence)] == [source]


def test_whose_own_words_are_meant_is_whom_the_sentence_is_about() -> None:
    text = "Die Werft hat nach eigenen Angaben 40 Boote gebaut."
    (statement,) = attributed(text)
    assert words(text, statement.names) == "Werft"


def test_a_statement_within_a_statement_points_at_the_one_around_it() -> None:
    text = "Laut Hafenbote sagte Eva Lang, der Kai sei voll."
    outer, inner = extract(text, "de")
    assert (words(text, outer.names), words(text, inner.names)) == ("Hafenbote", "Eva Lang")
    assert (outer.within, inner.within) == (None, 0)
