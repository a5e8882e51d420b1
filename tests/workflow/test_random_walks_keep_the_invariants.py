"""Whatever editors try, in whatever order: what was signed by two stays so, and the trail verifies."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim, ClaimEdition, PublishedClaim
from claims.verification import verify_everything
from claims.workflow.errors import TransitionRefused
from tests import factories as make
from tests.workflow.test_table_of_transitions import ACTS, WHO
from trail.models import Event

pytestmark = pytest.mark.django_db

steps = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(sorted(WHO))), max_size=25)


@given(start=st.sampled_from(["in_review", "second_review", "disagreement", "published"]), steps=steps)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_random_acts_by_random_persons(start: str, steps: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        _walk(make.make_claim_in(start), steps)
        transaction.set_rollback(True)


def _walk(claim: Claim, steps: list[tuple[str, str]]) -> None:
    history: list[int] = []
    ever_public = PublishedClaim.objects.exists()
    for name, who in steps:
        claim = Claim.objects.get(pk=claim.pk)
        revision = claim.revision
        try:
            with transaction.atomic():
                ACTS[name](claim, WHO[who]())
        except TransitionRefused:
            assert Claim.objects.get(pk=claim.pk).revision == revision
            continue
        events = list(Event.objects.order_by("seq").values_list("seq", flat=True))
        assert events[: len(history)] == history
        history = events
        ever_public = ever_public or PublishedClaim.objects.exists()
        assert PublishedClaim.objects.exists() == ever_public
    for edition in ClaimEdition.objects.all():
        assert edition.first_assessor_id != edition.second_assessor_id
    assert list(verify_everything()) == []
