"""English: who said what, in each way in which English news says so."""

import pytest

from claims.extraction import Position, SpeechType, extract, worded

from .wording import attributed, checkworthy, said, words

SENTENCES = [
    ("The council said that 14 boats were lost.", "council", "14 boats were lost"),
    ("The council said 14 boats were lost.", "council", "14 boats were lost"),
    ("The paper said on its website that the mayor left.", "paper", "the mayor left"),
    ("Tom Baker, who runs the port, said the pier had shut.", "Tom Baker", "the pier had shut"),
    ("The Harbour Gazette, citing aides, reported that Poe left.", "Harbour Gazette", "Poe left"),
    ("The agency's spokesman, Tom Baker, said the test failed.", "Tom Baker", "the test failed"),
    ("A study published on Monday showed that sales fell.", "study", "sales fell"),
    ("The bridge is closed, the police said on Friday.", "police", "The bridge is closed"),
    ('"We were lucky," said Tom Baker, head of the port.', "Tom Baker", '"We were lucky,"'),
    ('"We were lucky," Tom Baker told reporters.', "Tom Baker", '"We were lucky,"'),
    ('The minister said: "We will rebuild it."', "minister", '"We will rebuild it."'),
    ("According to the fire service, 30 people were saved.", "fire service", "30 people were saved"),
    ("30 people were saved, according to the fire service.", "fire service", "30 people were saved"),
    ("According to a report by the audit office, costs rose.", "audit office", "costs rose"),
    ("As the audit office reported on Monday, costs rose.", "audit office", "costs rose"),
    ("In the view of the chamber, the tax is too high.", "chamber", "the tax is too high"),
    ("In Poe's words, the plan is dead.", "Poe", "the plan is dead"),
    ("The union repeated its demand that the firm pay.", "union", "the firm pay"),
    ("The Harbour Gazette reported a fire at the mill.", "Harbour Gazette", "a fire at the mill"),
    ("President Jane Poe warned of further fires.", "Jane Poe", "of further fires"),
    ("The union called on the firm to pay more.", "union", "on the firm to pay more"),
    ("The board described the plan as premature.", "board", "the plan as premature"),
    ("The plan was described by the board as premature.", "board", "The plan + as premature"),
    ("Critics fear that the law will harm farms.", "Critics", "the law will harm farms"),
]


@pytest.mark.parametrize(("sentence", "source", "content"), SENTENCES)
def test_a_sentence_names_its_source_and_content(sentence: str, source: str, content: str) -> None:
    assert said(sentence, "en") == [(source, content)]


NOBODY = ["He said goodbye.", "The firm said no to the offer.", "That said, the weather was fine.",
          "The told story is old.", "The claims were rejected."]  # fmt: skip


@pytest.mark.parametrize("sentence", NOBODY)
def test_words_that_look_like_attribution_are_none(sentence: str) -> None:
    assert attributed(sentence, "en") == []


POSITIONS = [
    ("The operator confirmed the outage.", Position.CONFIRMS),
    ("The ministry has not confirmed the figure.", Position.HAS_NOT_CONFIRMED),
    ("The ministry did not immediately confirm the figure.", Position.HAS_NOT_CONFIRMED),
    ("The ministry declined to confirm that boats were lost.", Position.HAS_NOT_CONFIRMED),
    ("The club denied the deal.", Position.DENIES),
]


@pytest.mark.parametrize(("sentence", "position"), POSITIONS)
def test_the_verb_decides_the_position(sentence: str, position: Position) -> None:
    (statement,) = attributed(sentence, "en")
    assert statement.position is position


def test_a_passive_without_agent_names_nobody() -> None:
    text = "It was reported that the bridge had been closed."
    (statement,) = extract(text, "en")
    assert words(text, statement.content) == "the bridge had been closed"
    assert statement.source == ()


def test_whoever_is_told_is_the_addressee() -> None:
    text = "Tom Baker told the Gazette that the pier had been closed."
    (statement,) = attributed(text, "en")
    assert words(text, statement.addressee) == "the Gazette"


def test_a_pronoun_and_a_title_point_at_the_person_named_before() -> None:
    text = "President Jane Poe met them. She said the talks had failed. The president added that she was sad."
    assert [words(text, each.names) for each in attributed(text, "en")] == ["Jane Poe", "Jane Poe"]


def test_a_quotation_goes_on_behind_its_frame() -> None:
    text = '"We were lucky," said Tom Baker. "Nobody was hurt."'
    assert said(text, "en")[1] == ("Tom Baker", '"Nobody was hurt."')


def test_tenses_shifted_back_go_on_with_what_was_said() -> None:
    text = "The union said the talks had failed. The strike would begin on Monday."
    assert said(text, "en")[1] == ("union", "The strike would begin on Monday")


def test_words_quoted_in_a_rendering_are_a_statement_within_it() -> None:
    text = 'The bridge was "never really safe", said the engineer.'
    whole, fragment = extract(text, "en")
    assert (whole.speech_type, fragment.speech_type) == (SpeechType.INDIRECT, SpeechType.DIRECT)
    assert (words(text, fragment.content), fragment.quoted_in) == ('"never really safe"', 0)


def test_two_counted_things_are_two_statements() -> None:
    text = "The army reported 53 clashes, including 25 attacks near Lom."
    assert said(text, "en") == [("army", "53 clashes"), ("army", "25 attacks near Lom")]


def test_a_hedge_belongs_to_the_outlet_that_reports() -> None:
    text = "The Harbour Gazette reported a fire at the mill. The fire could have come from a cable."
    assert said(text, "en")[1] == ("Harbour Gazette", "The fire could have come from a cable")


def test_a_closing_summary_is_not_checkworthy() -> None:
    assert checkworthy("Overall, the situation remains tense and complex.", "en") == []


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("The council said that 14 boats were lost.", "that 14 boats were lost", "14 boats were lost."),
        ("The council said the pier had shut.", "the pier had shut", "The pier had shut."),
        ("“We were lucky,” said Tom Baker.", "“We were lucky,”", "“We were lucky.”"),
    ],
)
def test_the_wording_is_a_sentence_of_its_own(text: str, quote: str, expected: str) -> None:
    start = text.index(quote)
    assert worded(text, (start, start + len(quote)), extract(text, "en")[0], "en") == expected
