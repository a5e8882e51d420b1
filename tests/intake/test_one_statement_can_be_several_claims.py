"""What is checked by itself becomes a claim of its own; what is only a part of another does not."""

from __future__ import annotations

import pytest

from claims.intake.importing import import_text
from claims.models import Claim
from tests import factories as make

pytestmark = pytest.mark.django_db


def statements(text: str) -> list[str]:
    import_text(text, by=make.rita())
    return [claim.statement for claim in Claim.objects.order_by("pk")]


def test_each_sentence_of_a_quotation_is_a_claim() -> None:
    text = "„In Lom brannten 40 Boote. Der Kai ist zerstört“, sagte Eva Lang."
    assert statements(text) == ["„In Lom brannten 40 Boote.“", "„Der Kai ist zerstört.“"]
    assert {claim.attributions.get().source.name for claim in Claim.objects.all()} == {"Eva Lang"}


def test_words_quoted_within_a_rendering_are_no_claim_beside_it() -> None:
    text = "Eva Lang sagte, der Kai in Lom sei „ganz und gar zerstört“."
    assert statements(text) == ["Der Kai in Lom ist „ganz und gar zerstört“."]


def test_the_sentence_that_das_points_back_at_is_the_claim() -> None:
    text = "In Lom sanken 14 Boote. Das teilte die Reederei mit."
    assert statements(text) == ["In Lom sanken 14 Boote."]
    assert Claim.objects.get().attributions.get().source.name == "Reederei"
