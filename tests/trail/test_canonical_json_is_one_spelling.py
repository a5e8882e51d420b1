"""Equal values have one spelling, whatever order or normal form they came in."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trail.canonical import canonical_json

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_and_nothing_is_escaped() -> None:
    value = {"b": 1, "a": ["Größe", None, True]}

    assert canonical_json(value) == '{"a":["Größe",null,true],"b":1}'


def test_moments_are_utc_with_microseconds() -> None:
    berlin = dt.timezone(dt.timedelta(hours=1))
    moment = dt.datetime(2025, 2, 4, 10, 48, tzinfo=berlin)

    assert canonical_json([moment, dt.date(2025, 2, 4)]) == '["2025-02-04T09:48:00.000000Z","2025-02-04"]'


@pytest.mark.parametrize("value", [1.5, float("nan"), {1: "x"}, {"x"}, b"x"])
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


@given(values)
def test_spelling_a_spelling_changes_nothing(value: object) -> None:
    once = canonical_json(value)

    assert canonical_json(json.loads(once)) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.dictionaries(st.text(), st.integers(), max_size=6))
def test_the_order_of_keys_does_not_count(value: dict[str, int]) -> None:
    reversed_order = dict(reversed(list(value.items())))

    assert canonical_json(reversed_order) == canonical_json(value)
