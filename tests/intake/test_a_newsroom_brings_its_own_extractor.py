"""The setting EXTRACTORS puts a function of the newsroom in the place of the desk's own rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from pytest_django import Settings

from claims.extraction import (
    AttributedStatement,
    CheckWorthiness,
    Position,
    SpeechType,
    WorthinessReason,
)
from claims.intake.importing import import_text
from claims.models import Claim
from sources.models import Article
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "Le maire a dit que le pont est fermé."
HERE = "tests.intake.test_a_newsroom_brings_its_own_extractor"
STATEMENT = AttributedStatement(
    content=((19, 36),),
    source=((0, 8),),
    names=((3, 8),),
    cue=((9, 14),),
    frame=((0, 14),),
    addressee=(),
    speech_type=SpeechType.INDIRECT,
    is_explicit=True,
    position=Position.ASSERTS,
    within=None,
    quoted_in=None,
    parts=(),
    check_worthiness=CheckWorthiness.CHECKWORTHY,
    worthiness_reason=WorthinessReason.STATEMENT,
)


def french(text: str, language: str) -> list[AttributedStatement]:
    return [STATEMENT]


def beyond_the_end(text: str, language: str) -> list[AttributedStatement]:
    return [replace(STATEMENT, content=((0, 400),))]


def test_its_statements_become_proposals(settings: Settings) -> None:
    settings.EXTRACTORS = {"fr": f"{HERE}.french"}

    import_text(TEXT, by=make.rita(), language="fr-CH")

    claim = Claim.objects.get()
    assert claim.statement == "Le pont est fermé"
    assert claim.attributions.get().source.name == "maire"


def test_a_language_without_an_entry_keeps_the_rules_of_the_desk(settings: Settings) -> None:
    settings.EXTRACTORS = {"fr": f"{HERE}.french"}

    import_text("Laut Wasseramt sind 40 Keller voll.", by=make.rita(), language="de")

    assert Claim.objects.get().attributions.get().source.name == "Wasseramt"


def test_one_that_points_outside_the_text_stores_nothing(settings: Settings) -> None:
    settings.EXTRACTORS = {"fr": f"{HERE}.beyond_the_end"}

    with override("en"), pytest.raises(ValidationError, match="named a place outside the text"):
        import_text(TEXT, by=make.rita(), language="fr")

    assert not Article.objects.exists()
