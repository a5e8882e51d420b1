"""A source goes on speaking in the sentences after it, until somebody else or the text itself does."""

from claims.extraction import extract

from .wording import attributed, said, words

REPORT = "Der Hafenbote berichtete über den Abzug der Fischer aus der Bucht Lom."


def test_hedge_and_background_belong_to_the_last_source() -> None:
    text = (
        f"{REPORT} Die Küstenwache teilte mit, dass die Fischer seit Mai nicht mehr auslaufen. "
        "Der Rückzug der Fischer könnte am Öl liegen. "
        "Seit April hatte die Reederei 300 Fischer entlassen."
    )
    _, *later = attributed(text)
    assert [statement.is_explicit for statement in later] == [True, False, False]
    assert {words(text, statement.names) for statement in later} == {"Küstenwache"}


def test_what_an_authority_said_ends_with_its_words() -> None:
    text = (
        "Laut Küstenwache sank die Fähre der Fischer in der Bucht. Im Mai waren 300 Fischer entlassen worden."
    )
    assert said(text) == [("Küstenwache", "sank die Fähre der Fischer in der Bucht")]


def test_what_begins_with_laut_relays_nothing_beyond_the_text_s_own_words() -> None:
    text = (
        "Laut Hafenbote hat die Reederei Öl nach Lom geliefert. Die Versorgung ist in Gefahr. "
        "Die Lage wird schwieriger, da Ministerin Dahl vor einem zweiten Ölteppich warnt."
    )
    assert [(words(text, each.names), each.within) for each in attributed(text)] == [
        ("Hafenbote", None),
        ("Dahl", None),
    ]


def test_what_somebody_denies_that_another_said_is_said_by_nobody_else() -> None:
    german = "Brecht bestritt, dass Olsen gesagt habe, dass der Damm unsicher sei."
    english = "Brecht denied that Olsen said that the dam was unsafe."
    assert said(german) == [("Brecht", "dass Olsen gesagt habe, dass der Damm unsicher sei")]
    assert said(english, "en") == [("Brecht", "Olsen said that the dam was unsafe")]
    assert [each.position for each in attributed(german)] == ["denies"]


def test_konjunktiv_goes_on_with_what_was_said_over_a_paragraph() -> None:
    text = "Die Wehr sagte, der Damm sei dicht.\nDas Wasser sinke weiter."
    assert said(text) == [("Wehr", "der Damm sei dicht"), ("Wehr", "Das Wasser sinke weiter")]


def test_figures_right_behind_a_report_belong_to_it() -> None:
    text = "Radio Süd berichtete von Bränden in Lom und Pirna. In Pirna starben 6 Menschen."
    assert said(text)[1] == ("Radio Süd", "In Pirna starben 6 Menschen")


def test_a_heading_ends_the_report() -> None:
    text = "Radio Süd berichtete von Bränden in Lom.\nNeue Brände\nIn Lom starben 6 Menschen."
    assert len(attributed(text)) == 1


def test_the_text_s_own_judgement_ends_the_report() -> None:
    text = (
        "Die Wehr meldete 20 Brände in Lom. Die Lage ist angespannt und die Aussichten sind trüb. "
        "Die Brände in Lom könnten ein Wendepunkt sein."
    )
    assert len(attributed(text)) == 1


def test_a_pronoun_points_at_the_last_person() -> None:
    text = "Bürgermeister Jan Vogt besuchte den Hafen. Er kündigte den Bau von 40 Wohnungen an."
    (statement,) = attributed(text)
    assert words(text, statement.names) == "Jan Vogt"
    assert not statement.is_explicit


def test_a_title_points_at_the_person_who_bore_it() -> None:
    text = (
        "Präsident Jan Vogt sagte, er bleibe. Die Zeitung Nord meldete Proteste. "
        "Der Präsident dementierte Streit."
    )
    assert said(text)[-1] == ("Jan Vogt", "Streit")


def test_a_later_source_of_the_passage_may_be_relayed_by_the_report_that_opened_it() -> None:
    text = (
        f"{REPORT} Die Küstenwache teilte mit, dass die Bucht leer ist.\n"
        "Anderes\n"
        "Die Post bestätigte Streiks."
    )
    outlet, coast_guard, post = extract(text, "de")
    assert outlet.within is None
    assert coast_guard.within == 0
    assert post.within is None
