"""Whatever editors and a database shell do in whatever order, the record keeps what it promises."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.permissions.matrix import ACTS
from tests.random_walks.machine import ACTIONS, Walk
from tests.random_walks.raw_sql import SHAPES

pytestmark = pytest.mark.django_db

ANY_SPEED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def test_a_few_walks() -> None:
    few = settings(
        max_examples=10,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=ANY_SPEED,
    )
    run_state_machine_as_test(Walk, settings=few)


@pytest.mark.long
def test_many_walks(capsys: pytest.CaptureFixture[str]) -> None:
    """Other walks each time; a failure prints the steps that lead to it."""
    Walk.steps = Counter()
    many = settings(
        max_examples=150,
        stateful_step_count=30,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=ANY_SPEED,
    )
    run_state_machine_as_test(Walk, settings=many)
    with capsys.disabled():
        print(f"\nRandom walks, {sum(Walk.steps.values())} steps:")
        for name, count in sorted(Walk.steps.items()):
            print(f"  {count:5d}  {name}")
    assert {f"done: {name}" for name in ACTS} <= set(Walk.steps), "a walk never did some act"


def test_the_walks_know_every_act_and_enough_statements() -> None:
    assert set(ACTIONS) == set(ACTS)
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) >= 15
