"""Both guides for editors name every state, transition, verdict and button by the name it has at the desk."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from claims.models.choices import (
    LATER_KINDS,
    AccuracyVerdict,
    AttributionVerdict,
    CheckWorthiness,
    PublicState,
    VerificationStatus,
)
from claims.workflow.transitions import TRANSITIONS
from tests.docs.pages import read

GUIDES = {"en": "docs/editors-guide.md", "de": "docs/redaktionsleitfaden.md"}
CODES = [
    *VerificationStatus.values,
    *AttributionVerdict.values,
    *AccuracyVerdict.values,
    *(transition.name for transition in TRANSITIONS),
]


@pytest.mark.parametrize("guide", GUIDES.values())
def test_every_state_verdict_and_transition_is_named(guide: str) -> None:
    text = read(guide)

    assert [code for code in CODES if f"`{code}`" not in text] == []


@pytest.mark.parametrize("language", GUIDES)
def test_every_button_is_named_as_it_is_at_the_desk(language: str) -> None:
    text = read(GUIDES[language])
    with override(language):
        buttons = {transition.name: str(transition.label) for transition in TRANSITIONS}

    assert {name: label for name, label in buttons.items() if f"**{label}** `{name}`" not in text} == {}


@pytest.mark.parametrize("language", GUIDES)
def test_every_verdict_is_named_as_it_is_at_the_desk(language: str) -> None:
    text = read(GUIDES[language]).lower()
    with override(language):
        labels = {
            str(choice.label)
            for choice in (*AttributionVerdict, *AccuracyVerdict, *VerificationStatus, *LATER_KINDS)
        }

    assert sorted(label for label in labels if label.lower() not in text) == []


def test_every_check_worthiness_an_editor_chooses_is_explained() -> None:
    text = read(GUIDES["en"])
    with override("en"):
        chosen = [str(item.label) for item in CheckWorthiness if item != CheckWorthiness.UNDECIDED]

    assert [label for label in chosen if f"| {label} |" not in text] == []


def test_what_readers_get_is_described() -> None:
    text = read("docs/workflow.md")

    assert [state for state in PublicState.values if state not in text] == []
