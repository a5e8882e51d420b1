"""docs/workflow.md is what the table of transitions says, in words and as a diagram."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from claims.models.choices import VerificationStatus
from claims.workflow.description import state_diagram, transitions_table, workflow_document
from claims.workflow.transitions import ACCEPT, TRANSITIONS, WITHDRAW
from tests.docs.pages import read


def test_the_committed_document_is_up_to_date() -> None:
    assert read("docs/workflow.md") == workflow_document(), (
        "run: manage.py describe_workflow --write docs/workflow.md"
    )


@pytest.mark.parametrize("name", [transition.name for transition in TRANSITIONS])
def test_every_transition_has_its_row(name: str) -> None:
    assert f"\n| `{name}` | " in read("docs/workflow.md")


@pytest.mark.parametrize("status", VerificationStatus.values)
def test_every_state_stands_in_table_and_diagram(status: str) -> None:
    document = read("docs/workflow.md")

    assert f"\n| `{status}` | " in document
    assert f'" as {status}\n' in document


def test_a_row_names_button_move_person_and_needs() -> None:
    with override("en"):
        row = transitions_table([ACCEPT]).splitlines()[2]

    assert row == (
        "| `accept` | Accept | `proposed` → `in_review` | Reporters and reviewers do this | is checkworthy |"
    )


def test_the_diagram_has_an_arrow_for_every_move() -> None:
    diagram = state_diagram(TRANSITIONS)

    assert diagram.startswith("stateDiagram-v2\n")
    assert "    second_review --> in_review: recall / return\n" in diagram
    assert "    disagreement --> cleared: adopt / assess_third\n" in diagram
    assert diagram.count(" --> ") == 20  # the nineteen moves of the table, and the beginning


def test_the_diagram_of_one_transition_holds_its_moves_alone() -> None:
    assert state_diagram([WITHDRAW]).count(" --> withdrawn: withdraw\n") == 5


def test_the_document_is_english_in_every_language() -> None:
    english = workflow_document()
    with override("de"):
        assert workflow_document() == english


def test_the_command_prints_the_document() -> None:
    out = StringIO()
    call_command("describe_workflow", stdout=out)

    assert out.getvalue() == workflow_document()


def test_the_command_writes_the_document(tmp_path: Path) -> None:
    target = tmp_path / "workflow.md"
    call_command("describe_workflow", "--write", str(target), stdout=StringIO())

    assert target.read_text(encoding="utf-8") == workflow_document()


def test_the_command_says_why_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("describe_workflow", "--write", str(tmp_path / "nowhere" / "workflow.md"))
