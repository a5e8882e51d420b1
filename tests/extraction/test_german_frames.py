"""Frames without a plain verb of speech: nouns, adjectives, passives, "wie" and "so", verbs no list knows."""

import pytest

from claims.extraction import SpeechType, extract

from .wording import said, words

SENTENCES = [
    # nouns
    ("Der Bund ist der Meinung, dass der Damm hält.", "Bund", "dass der Damm hält"),
    ("Die Forderung der Werft, den Kai zu räumen, ist alt.", "Werft", "den Kai zu räumen, ist alt"),
    ("Die Stadt kam zu dem Ergebnis, dass der Damm hält.", "Stadt", "dass der Damm hält"),
    ("Eva Lang wandte sich an alle mit der Bitte, Wasser zu sparen.", "Eva Lang", "Wasser zu sparen"),
    ("Eva Lang warb mit den Worten „Wir bauen das neu“ für den Plan.", "Eva Lang", "„Wir bauen das neu“"),
    # adjectives
    ("Die Ministerin ist sicher, dass der Damm hält.", "Ministerin", "dass der Damm hält"),
    ("„Wir haben gut gespielt“, zeigte sich Eva Lang zufrieden.", "Eva Lang", "„Wir haben gut gespielt“"),
    # adverbs that announce the clause
    ("Die Werft verwies darauf, dass der Kai voll ist.", "Werft", "dass der Kai voll ist"),
    # passives
    ("Der Plan wurde von der Werft als verfrüht bezeichnet.", "Werft", "Der Plan + als verfrüht"),
    # "wie" and "so"
    ("Wie Eva Lang, Chefin der Werft, in Lom mitteilte, ist der Kai voll.", "Eva Lang", "ist der Kai voll"),
    ("Denn wie die Werft mitteilte, ist der Kai voll.", "Werft", "ist der Kai voll"),
    ("Der Kai sei bald voll, so schätzt die Werft.", "Werft", "Der Kai sei bald voll"),
    ("Der Kai ist voll, das teilte die Werft mit.", "Werft", "Der Kai ist voll"),
    ("In dem Bericht der Werft steht, dass der Kai voll ist.", "Bericht der Werft", "dass der Kai voll ist"),
    ("Aus der Bilanz geht hervor, dass der Kai voll ist.", "Bilanz", "dass der Kai voll ist"),
    # verbs in no list, betrayed by the Konjunktiv or by inversion
    ("Die Wirtin wetterte drauflos, das Bier sei warm.", "Wirtin", "das Bier sei warm"),
    ("„Jetzt wird wirklich alles gut“, strahlte Eva Lang.", "Eva Lang", "„Jetzt wird wirklich alles gut“"),
    # a quoted sentence without comma behind it
    ("„Wer soll das denn zahlen?“ fragte Eva Lang.", "Eva Lang", "„Wer soll das denn zahlen?“"),
    # halves of a complement on both sides of the verb
    ("Die Taten und Pläne bezeichnete Eva Lang als wirr.", "Eva Lang", "Die Taten und Pläne + als wirr"),
    ("Eva Lang hält es für möglich, dass der Damm hält.", "Eva Lang", "dass der Damm hält"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "content"), SENTENCES)
def test_a_sentence_names_its_source_and_content(sentence: str, source: str, content: str) -> None:
    assert said(sentence) == [(source, content)]


IMPERSONAL = [
    ("Es hieß, der Damm sei gebrochen.", "der Damm sei gebrochen"),
    ("Es wurde mitgeteilt, dass der Damm brach.", "dass der Damm brach"),
    ("Am Abend wurde bekannt, dass der Damm brach.", "dass der Damm brach"),
    ("Der Fahrer soll geflohen sein.", "Der Fahrer soll geflohen sein"),
    ("Kritisiert wird, dass der Damm brach.", "dass der Damm brach"),
]


@pytest.mark.parametrize(("sentence", "content"), IMPERSONAL)
def test_nobody_is_named(sentence: str, content: str) -> None:
    (statement,) = extract(sentence, "de")
    assert (words(sentence, statement.content), statement.source) == (content, ())
    assert statement.cue


def test_any_verb_in_the_second_place_that_ends_in_e_goes_on_with_what_was_said() -> None:
    text = "Die Werft sagte, der Kai sei voll. Der Neubau verschlinge Millionen."
    assert said(text)[1] == ("Werft", "Der Neubau verschlinge Millionen")


def test_the_other_konjunktiv_goes_on_right_behind_speech_only() -> None:
    speech = "Die Werft sagte, der Kai sei voll. Die Boote hätten keinen Platz."
    own_voice = "Die Werft baut Boote. Die Boote hätten keinen Platz."
    assert said(speech)[1] == ("Werft", "Die Boote hätten keinen Platz")
    assert said(own_voice) == []


def test_a_quotation_of_two_words_is_a_name_unless_it_begins_small() -> None:
    text = "Eva Lang äußerte „gravierende Bedenken“ gegen den Plan."
    (statement,) = extract(text, "de")
    assert words(text, statement.content) == "„gravierende Bedenken“"
    assert statement.speech_type is SpeechType.DIRECT
