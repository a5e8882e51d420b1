"""Bars stand where their numbers say, in a drawing that reads as well in German as in English."""

from __future__ import annotations

import pytest

from claims.plots import columns, nice_ceiling, stacked_bars


def test_parts_of_a_bar_follow_each_other_and_share_one_scale() -> None:
    plot = stacked_bars([("In Prüfung", [2, 0, 2]), ("Uneinig", [1, 0, 0])], ["neu", "älter", "alt"])

    drawn = [(r.x, r.width, r.series, r.words) for r in plot.rectangles]
    assert drawn == [
        ("0", "160", 1, "In Prüfung, neu: 2"),
        ("160", "160", 3, "In Prüfung, alt: 2"),
        ("0", "80", 1, "Uneinig, neu: 1"),
    ]
    assert [label.words for label in plot.labels] == ["In Prüfung", "4", "Uneinig", "1"]
    assert plot.legend == [(1, "neu"), (2, "älter"), (3, "alt")]
    assert plot.view_box == "0 0 360 80"


def test_a_series_alone_needs_no_legend_and_nothing_draws_nothing() -> None:
    assert stacked_bars([("Woche", [3])], ["Prüfungen"]).legend == []
    assert stacked_bars([("Woche", [3])], ["Prüfungen"]).rectangles[0].words == "Woche: 3"
    assert stacked_bars([("Woche", [0])], ["Prüfungen"]).rectangles == []
    assert stacked_bars([], ["Prüfungen"]).labels == []


def test_the_last_label_keeps_clear_of_the_one_before() -> None:
    twelve = columns([(f"{day}. Nov", 1.0, "1 Minute") for day in range(12)])

    assert [label.words for label in twelve.labels[3:]] == ["0. Nov", "3. Nov", "6. Nov", "11. Nov"]


def test_columns_leave_a_gap_where_nothing_is_known() -> None:
    plot = columns([("1.9.", 1.0, "1 Stunde"), ("8.9.", None, "–"), ("15.9.", 2.0, "2 Stunden")])

    assert [(r.x, r.y, r.height, r.words) for r in plot.rectangles] == [
        ("50.3", "80", "70", "1.9.: 1 Stunde"),
        ("267.6", "10", "140", "15.9.: 2 Stunden"),
    ]
    assert [label.words for label in plot.labels] == ["0", "1", "2", "1.9.", "15.9."]
    assert columns([]).rectangles == []


@pytest.mark.parametrize(
    ("number", "end"),
    [(0, 2), (0.3, 2), (1.2, 2), (2.5, 4), (5, 6), (7, 10), (23, 40), (240, 400)],
)
def test_the_scale_ends_at_a_number_one_can_halve(number: float, end: float) -> None:
    assert nice_ceiling(number) == end
