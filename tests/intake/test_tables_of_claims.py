"""A table of claims comes in whole or not at all, row by row through the workflow, never with a verdict."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from claims.intake.claim_table import TableResult, import_claims
from claims.intake.readers.reading import Hints, Reason, Unreadable
from claims.intake.reading import read
from claims.models import Claim, Topic
from claims.record.chains import chains
from claims.workflow.errors import NotPermitted
from sources.models import Article, Source
from tests import factories as make
from tests.intake.files import archive, workbook
from trail.editors import system_editor
from trail.models import Event

pytestmark = pytest.mark.django_db


def bring(*rows: list[str], dry_run: bool = False) -> TableResult:
    with translation.override("en"):
        return import_claims(rows, by=make.rita(), dry_run=dry_run)


def test_a_row_becomes_a_proposal_in_its_text() -> None:
    article = make.make_article()
    Topic.objects.create(code="see", name_de="Seen", name_en="Lakes")

    result = bring(
        ["Behauptung", "Zitat", "Text", "Quelle", "gesagt am", "Themen", "Notiz"],
        [
            "Der Pegel stieg.",
            make.QUOTE,
            article.public_id.lower(),
            "Wasseramt",
            "04.02.2025",
            "Lakes",
            "Eilt.",
        ],
    )

    claim = Claim.objects.get()
    [chain] = chains(list(claim.attributions.select_related("source")))
    assert (result.stored, result.new) == (True, 1)
    assert (claim.statement, claim.verification_status) == ("Der Pegel stieg.", "proposed")
    assert (claim.said_on, claim.internal_note) == (dt.date(2025, 2, 4), "Eilt.")
    assert [link.source.name for link in chain] == ["Seeblatt", "Wasseramt"]
    assert [topic.code for topic in claim.topics.all()] == ["see"]
    assert make.appearance_of(claim).quote == make.QUOTE


def test_a_row_without_a_stored_text_makes_one_of_its_quote() -> None:
    bring(["statement", "quote", "article"], ["Er stieg.", "Der Pegel stieg.", "https://seeblatt.example/1"])

    article = Article.objects.get()
    assert (article.text, article.url) == ("Der Pegel stieg.", "https://seeblatt.example/1")


def test_status_and_verdicts_are_left_out_and_named() -> None:
    result = bring(["statement", "Status", "accuracy"], ["Der Pegel stieg.", "published", "true"])

    assert result.ignored == ["Status", "accuracy"]
    assert Claim.objects.get().verification_status == "proposed"


@pytest.mark.parametrize(
    ("header", "cells", "sentence"),
    [
        (["statement", "quote"], ["", "Er stieg."], "The statement is missing."),
        (["statement", "said_on"], ["x", "gestern"], "“gestern” is no day like 2025-02-04."),
        (["statement", "topics"], ["x", "Wolken"], "No topic is called “wolken”."),
        (
            ["statement", "article"],
            ["x", "ABC"],
            "“ABC” is neither the address nor the identifier of a text.",
        ),
        (["statement", "language"], ["x", "deutsch, bitte"], "Write a language as de, en or de-AT."),
        (["statement"], ["x" * 1001], "at most 1000 characters"),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_line_and_keeps_the_table_out(
    header: list[str], cells: list[str], sentence: str
) -> None:
    good = ["Der Pegel stieg."] + [""] * (len(header) - 1)

    result = bring(header, good, [""] * len(header), cells)

    assert [row.line for row in result.refused] == [4]
    assert sentence in result.refused[0].refusal
    assert (result.stored, Claim.objects.count(), Article.objects.count()) == (False, 0, 0)


def test_the_system_editor_sets_no_topics() -> None:
    Topic.objects.create(code="see", name_de="Seen", name_en="Lakes")

    with translation.override("en"):
        result = import_claims([["statement", "topics"], ["x", "see"]], by=system_editor(), dry_run=False)

    assert "An editor sets topics" in result.refused[0].refusal
    assert (result.stored, Claim.objects.count()) == (False, 0)


def test_a_quote_that_does_not_stand_in_its_text_is_refused() -> None:
    article = make.make_article()

    result = bring(["statement", "quote", "article"], ["x", "Steht nicht da.", article.public_id])

    assert "does not stand in the text like this" in result.refused[0].refusal


def test_a_preview_stores_nothing_not_even_a_source() -> None:
    rows = (["statement", "source"], ["Der Pegel stieg.", "Wasseramt Nord"])
    events = Event.objects.count()

    result = bring(*rows, dry_run=True)

    assert (result.new, result.stored) == (1, False)
    assert (Claim.objects.count(), Source.objects.count(), Event.objects.count()) == (0, 0, events)


def test_the_same_table_twice_proposes_nothing_twice() -> None:
    rows = (["statement", "source"], ["Der Pegel stieg.", "Wasseramt"], ["Der Pegel fiel.", ""])
    bring(*rows)
    events = Event.objects.count()

    result = bring(*rows)

    assert (result.stored, result.new, len(result.rows)) == (True, 0, 2)
    assert (Claim.objects.count(), Event.objects.count()) == (2, events)


def test_a_table_without_statements_is_refused() -> None:
    with pytest.raises(ValidationError, match="No column is called “statement”"):
        bring(["title"], ["x"])


def test_who_may_not_import_gets_no_preview() -> None:
    with pytest.raises(NotPermitted):
        import_claims([["statement"], ["x"]], by=make.make_editor("praktikant"), dry_run=True)


def test_a_workbook_gives_the_same_rows_as_text() -> None:
    data = workbook(
        [
            ["statement", "said_on", "n"],
            ["Der Pegel stieg.", dt.date(2025, 2, 4), 12],
            ["-1,5 Grad", None, 1.5],
        ]
    )

    assert read(data, Hints(name="a.xlsx")).rows == [
        ["statement", "said_on", "n"],
        ["Der Pegel stieg.", "2025-02-04", "12"],
        ["-1,5 Grad", "", "1.5"],
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b'statement\n"+3 Grad"\n"@amt sagt es"\n"=HYPERLINK(""https://a.example"")"\n'),
        ("a.xlsx", workbook([["statement"], ["+3 Grad"], ["@amt sagt es"], ["=1+1"]])),
    ],
)
def test_a_formula_is_named_by_its_line_and_no_statement(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read(data, Hints(name=name))

    assert (unreadable.value.reason, unreadable.value.details) == (Reason.FORMULA, {"line": 4})


def test_a_formula_that_gave_an_empty_text_when_saved_is_an_empty_cell() -> None:
    unsaved = workbook([["statement", "quote"], ["Der Pegel stieg.", '=IF(A2="","","")']])
    with zipfile.ZipFile(io.BytesIO(unsaved)) as parts:
        saved = archive(
            {
                name: parts.read(name).replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>')
                for name in parts.namelist()
            }
        )

    assert read(saved, Hints(name="a.xlsx")).rows[1] == ["Der Pegel stieg.", ""]


def test_all_that_is_wrong_with_a_row_is_named() -> None:
    result = bring(
        ["statement", "said_on", "topics", "article", "language"],
        ["", "gestern", "Wolken", "ABC", "de"],
        ["Der Pegel stieg.", "gestern", "", "", "deutsch, bitte"],
    )

    assert [row.refusal for row in result.refused] == [
        (
            "The statement is missing. “gestern” is no day like 2025-02-04. No topic is called “wolken”. "
            "“ABC” is neither the address nor the identifier of a text."
        ),
        "“gestern” is no day like 2025-02-04. Write a language as de, en or de-AT.",
    ]
