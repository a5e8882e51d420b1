"""What was said becomes a main clause where that is safe, and stays as it is where it is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract, worded
from claims.extraction.tokens import tokenise

from .test_any_text import TEXTS
from .test_linear_time import calls_of

INDICATIVE = {
    "ist": "sei", "sind": "seien", "hat": "habe", "wird": "werde", "kann": "könne", "soll": "solle",
    "muss": "müsse", "darf": "dürfe", "will": "wolle",
}  # fmt: skip


def sentence(text: str) -> str:
    """The wording of the first statement of a text, of all that the desk would quote of it."""
    statement = extract(text, "de")[0]
    spans = list(statement.content)
    if statement.speech_type == "reported" and statement.is_explicit:
        spans += [*statement.source, *statement.cue]
    return worded(text, (min(spans)[0], max(end for _, end in spans)), statement, "de")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Werft gab an, dass die Boote seit Mai nicht mehr fahren.",
            "Die Boote fahren seit Mai nicht mehr.",
        ),
        ("Die Werft sagte, dass der Kai im Mai gesperrt werde.", "Der Kai wird im Mai gesperrt."),
        ("Die Werft sagte, dass sich die Lage verbessert habe.", "Die Lage hat sich verbessert."),
        ("Die Werft sagte, dass er den Kai verlassen hätte.", "Er hätte den Kai verlassen."),
        ("Die Werft sagte, dass Lom 14 Boote verkauft.", "Lom verkauft 14 Boote."),
        ("Die Werft sagte, dass in Lom ein Kai einstürze.", "In Lom stürze ein Kai ein."),
        (
            "Die Werft sagte, dass die Boote den Kai meiden, weil er morsch sei.",
            "Die Boote meiden den Kai, weil er morsch ist.",
        ),
    ],
)
def test_the_verb_at_the_end_moves_behind_the_first_constituent(text: str, expected: str) -> None:
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laut Wasseramt hat Lom den Kai gesperrt.", "Lom hat den Kai gesperrt."),
        ("Laut Wasseramt sanken am Montag 3 Boote.", "Am Montag sanken 3 Boote."),
        ("Nach Angaben des Wasseramts froren die Rohre ein.", "Die Rohre froren ein."),
        ("Laut Wasseramt lieferte Lom dem Nachbarn Kohle.", "Lom lieferte dem Nachbarn Kohle."),
        ("Laut Wasseramt wurden bis Mitte Mai 2025 rund 300 von ihnen verkauft.",
         "Bis Mitte Mai 2025 wurden rund 300 von ihnen verkauft."),
        ("Laut Wasseramt ist die Arbeit der beiden Werften ein Erfolg.",
         "Die Arbeit der beiden Werften ist ein Erfolg."),
        ("Am Abend meldete die örtliche Feuerwehr am 3. Mai 53 Brände in Lom.",
         "Die örtliche Feuerwehr meldete am 3. Mai 53 Brände in Lom."),
        ("Trotz allem hat Lom den Abzug der Boote bislang nicht bestätigt.",
         "Lom hat den Abzug der Boote bislang nicht bestätigt."),
    ],
)  # fmt: skip
def test_a_verb_in_front_gives_way_to_what_it_stood_before(text: str, expected: str) -> None:
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # does "in Lom" belong to the quay or to the verb?
        ("Die Werft sagte, dass der Kai in Lom zerstört wurde.", "Der Kai in Lom zerstört wurde."),
        # two capitals in a row may be two things
        ("Die Werft sagte, dass die Wehr Boote versenkt habe.", "Die Wehr Boote versenkt habe."),
        # a dative that looks like a genitive
        ("Die Werft sagte, dass der Bund der Stadt Boote geliefert habe.",
         "Der Bund der Stadt Boote geliefert habe."),
        # two clauses in one
        ("Die Werft sagte, dass der Kai bald bricht und die Boote dann sinken.",
         "Der Kai bald bricht und die Boote dann sinken."),
        # a measure and what it measures
        ("Laut Wasseramt wurden etwa 260 Hektar landwirtschaftliche Flächen überschwemmt.",
         "Wurden etwa 260 Hektar landwirtschaftliche Flächen überschwemmt."),
        # "sie" may be whom, and the subject cut off
        ("Laut Wasseramt hat sie ins Boot gezogen.", "Hat sie ins Boot gezogen."),
        # a condition
        ("Laut Wasseramt müsse man, sollte der Kai bald brechen, alle Boote räumen.",
         "Müsse man, sollte der Kai bald brechen, alle Boote räumen."),
    ],
)  # fmt: skip
def test_what_is_not_certain_stays_as_it_is(text: str, expected: str) -> None:
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Werft sagte, der Kai sei gesperrt.", "Der Kai ist gesperrt."),
        ("Die Werft sagte, die Boote seien da und könnten fahren.", "Die Boote seien da und könnten fahren."),
        ("Die Werft sagte, der Kai sei „ganz und gar zerstört“.", "Der Kai ist „ganz und gar zerstört“."),
        ("Die Werft sagte, der Kai sei zu, falls Eis komme.", "Der Kai sei zu, falls Eis komme."),
        ("Die Werft berichtete über 50 Boote, die Lom geliefert habe.",
         "Die Werft berichtete über 50 Boote, die Lom geliefert habe."),
    ],
)  # fmt: skip
def test_only_a_konjunktiv_that_marks_nothing_but_speech_becomes_the_indicative(
    text: str, expected: str
) -> None:
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir bauen“, sagte Eva Lang.", "„Wir bauen.“"),
        ("„Wir bauen!“, sagte Eva Lang.", "„Wir bauen!“"),
        (
            "Die Werft nannte den Plan „völlig unausgereift“.",
            "Die Werft nannte den Plan „völlig unausgereift“.",
        ),
    ],
)
def test_a_quotation_keeps_its_marks_and_gets_its_stop(text: str, expected: str) -> None:
    assert sentence(text) == expected


CLAUSES = st.tuples(
    st.sampled_from(["der Kai", "die örtliche Feuerwehr", "er", "14 Boote", "die Zahl der Boote", "Lom"]),
    st.sampled_from(["seit Mai", "am 3. Mai 2025", "bislang nicht", "wegen des Sturms", "heute"]),
    st.sampled_from(["gesperrt", "verlassen", "in Lom gesehen"]),
    st.sampled_from(["ist", "sei", "hat", "habe", "wurde", "hätte"]),
)


def letters(text: str) -> str:
    low = [token.low for token in tokenise(text, 0, len(text), []) if token.is_word]
    return "".join(INDICATIVE.get(word, word) for word in low)


@pytest.mark.parametrize("text", ["A Laut a", "Laut A a sich", "Laut A ist"])
def test_a_statement_of_one_word_or_two_stays_as_it_is(text: str) -> None:
    [statement] = extract(text, "de")
    [(start, end)] = statement.content
    assert letters(worded(text, (start, end), statement, "de")) == letters(text[start:end])


@pytest.mark.parametrize("opener", ["", "dass ", "laut Werft "])
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_no_letter_is_invented(opener: str, text: str) -> None:
    text = opener + text
    for statement in extract(text, "de"):
        for start, end in statement.content:
            before, after = letters(text[start:end]), letters(worded(text, (start, end), statement, "de"))
            assert any(sorted(after + dropped) == sorted(before) for dropped in ("", "dass", "daß", "ob"))


@settings(max_examples=150, deadline=None)
@given(clause=CLAUSES, frame=st.sampled_from(["Die Werft sagte, dass {}.", "Die Werft fragte, ob {}."]))
def test_a_main_clause_stays_as_it_is(clause: tuple[str, ...], frame: str) -> None:
    once = sentence(frame.format(" ".join(clause)))
    verb = once.removesuffix(".").split()[-1]
    assert verb in ("gesperrt", "verlassen", "gesehen")
    statement = extract("Die Werft sagte, der Kai sei gesperrt.", "de")[0]
    assert worded(once, (0, len(once)), statement, "de") == once


@pytest.mark.parametrize(
    "unit", ["a", "„", "dass ", "der Kai ", "habe ", "hat der ", "und sagte ", "im Mai "]
)
def test_twice_the_quote_is_at_most_twice_the_work(unit: str) -> None:
    statement = extract("Die Werft sagte, der Kai sei gesperrt.", "de")[0]

    def work(size: int) -> int:
        quote = ("dass " + unit * size)[:size]
        return calls_of(lambda: worded(quote, (0, size), statement, "de"))

    assert work(6_000) <= 2.2 * work(3_000)
