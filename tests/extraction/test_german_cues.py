"""Each way in which German news names a source: who, and which words are theirs."""

import pytest

from claims.extraction import Position, SpeechType, extract

from .wording import attributed, said, words

SENTENCES = [
    ("Laut Wetterdienst fallen 40 Liter Regen.", "Wetterdienst", "fallen 40 Liter Regen"),
    ("Der Damm hält nach Angaben der Feuerwehr.", "Feuerwehr", "Der Damm hält"),
    ("Nach Einschätzung von Amnesty wächst die Not.", "Amnesty", "wächst die Not"),
    ("Aus Sicht des Mieterbunds fehlen Wohnungen.", "Mieterbunds", "fehlen Wohnungen"),
    ("Dem Sender Radio Nord zufolge sank die Fähre.", "Radio Nord", "sank die Fähre"),
    ("Die Fähre sei gesunken, so die Reederei.", "Reederei", "Die Fähre sei gesunken"),
    ("Die Stadt sagte, der Damm sei gebrochen.", "Stadt", "der Damm sei gebrochen"),
    ("Die Stadt teilte mit, dass der Damm brach.", "Stadt", "dass der Damm brach"),
    ("Wie die Reederei mitteilte, sank die Fähre.", "Reederei", "sank die Fähre"),
    ("Am Abend gab der Konzern bekannt, er schließe das Werk.", "Konzern", "er schließe das Werk"),
    ("„Wir haben alles versucht“, sagte Anna Weber.", "Anna Weber", "„Wir haben alles versucht“"),
    ("Die Trainerin sagte: „Wir kommen wieder.“", "Trainerin", "„Wir kommen wieder.“"),
    ("Bei der Messe erklärte Anna Weber, der Umsatz steige.", "Anna Weber", "der Umsatz steige"),
    ("Der Kurier berichtete über einen Brand im Hafen.", "Kurier", "einen Brand im Hafen"),
    ("Süddeutsche.de berichtete von einem Stromausfall.", "Süddeutsche.de", "einem Stromausfall"),
    ("Am 7. Mai meldete die Küstenwache drei Notrufe.", "Küstenwache", "drei Notrufe"),
    ("Die Bahn bestätigte den Ausfall der Züge.", "Bahn", "den Ausfall der Züge"),
    ("Ministerin Eva Lang bezeichnete das als „groben Unfug“.", "Eva Lang", "das als „groben Unfug“"),
    ("Der Verband warnte vor Glatteis auf den Brücken.", "Verband", "Glatteis auf den Brücken"),
    ("Die Kammer forderte ein Verbot von Feuerwerk.", "Kammer", "ein Verbot von Feuerwerk"),
    ("Die Linke warf der Firma vor, Abgase zu fälschen.", "Linke", "Abgase zu fälschen"),
    ("Eva Lang, Leiterin der Behörde, bestätigte zudem Lecks im Rohr.", "Eva Lang", "Lecks im Rohr"),
    ("Die Leiterin der Behörde, Eva Lang, sagte, das Rohr lecke.", "Eva Lang", "das Rohr lecke"),
    ("Der Wetterdienst (DWD) erklärte, der Sturm lasse nach.", "DWD", "der Sturm lasse nach"),
    ("Der Sturm lasse nach, weil Minister Paul Roth vor Panik warnte.", "Paul Roth", "Panik"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "content"), SENTENCES)
def test_a_sentence_names_its_source_and_content(sentence: str, source: str, content: str) -> None:
    assert said(sentence) == [(source, content)]


def test_a_named_institution_speaks_for_the_sources_it_is_counted_among() -> None:
    text = "Mehrere Behörden, darunter der Zentrale Hafendienst (ZHD), gaben an, dass kein Schiff fehlt."
    assert said(text) == [("ZHD", "dass kein Schiff fehlt")]


def test_one_source_with_two_verbs_makes_two_statements() -> None:
    text = "Rektor Jan Vogt bezeichnete die Kürzung als „Kahlschlag“ und appellierte an das Land, zu zahlen."
    assert said(text) == [
        ("Jan Vogt", "die Kürzung als „Kahlschlag“"),
        ("Jan Vogt", "an das Land, zu zahlen"),
    ]


def test_two_counted_things_are_two_statements() -> None:
    text = "Am Montag meldete die Bergwacht 31 Einsätze in den Alpen, insbesondere 12 Lawinen im Raum Lech."
    assert said(text) == [
        ("Bergwacht", "31 Einsätze in den Alpen"),
        ("Bergwacht", "12 Lawinen im Raum Lech"),
    ]


def test_a_circumstance_is_not_part_of_what_was_said() -> None:
    text = "Während das Wasser sank, meldete die Feuerwehr neue Schäden am Deich."
    assert said(text) == [("Feuerwehr", "neue Schäden am Deich")]


def test_two_sources_speaking_jointly_have_a_span_each() -> None:
    text = "Polizei und Zoll teilten mit, dass der Hafen geräumt ist."
    (statement,) = attributed(text)
    assert words(text, statement.names) == "Polizei + Zoll"


def test_the_sentences_of_a_quotation_can_be_checked_one_by_one() -> None:
    text = "„Der Damm hält. Wir bleiben wachsam“, sagte Paul Roth."
    (statement,) = attributed(text)
    assert words(text, statement.content) == "„Der Damm hält. Wir bleiben wachsam“"
    assert words(text, statement.parts) == "„Der Damm hält. + Wir bleiben wachsam“"


def test_an_interrupted_sentence_stays_one() -> None:
    text = "„Der Damm hält“, sagte Paul Roth, „und zwar gut.“"
    (statement,) = attributed(text)
    assert words(text, statement.content) == "„Der Damm hält“ + „und zwar gut.“"
    assert statement.parts == ()


def test_words_quoted_in_a_rendering_are_a_statement_within_it() -> None:
    text = "Die Stadt sagte, der Damm sei „so gut wie neu“ und halte."
    whole, fragment = extract(text, "de")
    assert words(text, whole.content) == "der Damm sei „so gut wie neu“ und halte"
    assert (whole.quoted_in, fragment.quoted_in) == (None, 0)
    assert words(text, fragment.content) == "„so gut wie neu“"
    assert fragment.speech_type is SpeechType.DIRECT


POSITIONS = [
    ("Die Bahn bestätigte den Ausfall.", Position.CONFIRMS),
    (
        "Trotz der Bilder hat Kuba den Verlust des Schiffs bislang nicht bestätigt.",
        Position.HAS_NOT_CONFIRMED,
    ),
    ("Der Verein bestritt die Absprache.", Position.DENIES),
    ("Der Konzern wies den Vorwurf zurück.", Position.DENIES),
    ("Die Stadt sagte, der Damm sei gebrochen.", Position.ASSERTS),
]


@pytest.mark.parametrize(("sentence", "position"), POSITIONS)
def test_the_verb_decides_the_position(sentence: str, position: Position) -> None:
    (statement,) = attributed(sentence)
    assert statement.position is position


SPEECH_TYPES = [
    ("„Wir haben alles versucht“, sagte Anna Weber.", SpeechType.DIRECT),
    ("Die Stadt sagte, der Damm sei gebrochen.", SpeechType.INDIRECT),
    ("Der Kurier berichtete über einen Brand.", SpeechType.REPORTED),
]


@pytest.mark.parametrize(("sentence", "speech_type"), SPEECH_TYPES)
def test_the_form_decides_the_speech_type(sentence: str, speech_type: SpeechType) -> None:
    (statement,) = attributed(sentence)
    assert statement.speech_type is speech_type


def test_somebody_quoted_by_an_outlet_is_the_source_of_the_words() -> None:
    text = "Der Bote zitierte Eva Lang mit den Worten: „Wir gehen jetzt alle.“"
    assert said(text) == [("Eva Lang", "„Wir gehen jetzt alle.“")]
