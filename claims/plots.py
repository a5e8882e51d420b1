"""Bars as geometry: where each rectangle, line and label of a plot goes. A template draws it as SVG.

Knows nothing of what is counted, so that the desk and the readers' site draw alike. Lengths are in units of
the drawing, which is as wide as a telephone: it is shown at its own size there and a little larger elsewhere,
and its words stay legible. A series has its place in the bar and a class (``plot-1``, ``plot-2`` …), and is
never told by colour alone: the table beside a plot says everything it shows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH = 360
ROW = 34
BAR = 18
LABEL = 13
COLUMNS_HIGH = 140
# What stands beside the columns: numbers of the scale on the left, nothing on the right.
SCALE = 34
# A bar with something in it is never too thin to see.
THINNEST = 1.5


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A bar or a part of one; ``words`` say what it stands for."""

    x: str
    y: str
    width: str
    height: str
    series: int
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the drawing; ``anchor`` is start, middle or end."""

    x: str
    y: str
    words: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything a template draws. ``legend`` names the series; empty where there is one."""

    width: int
    height: int
    rectangles: Sequence[Rectangle]
    labels: Sequence[Label]
    # y of each line of the scale
    lines: Sequence[str] = ()
    legend: Sequence[tuple[int, Any]] = field(default=())

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def stacked_bars(rows: Sequence[tuple[str, Sequence[int]]], series: Sequence[Any]) -> Plot:
    """Return one lying bar for each row, made of the row's numbers, one for each of the series.

    The label stands above its bar, so that a long German word needs no room beside it.
    """
    most = max((sum(numbers) for _label, numbers in rows), default=0)
    room = WIDTH - 40
    rectangles, labels = [], []
    for place, (label, numbers) in enumerate(rows):
        top = place * (ROW + 6)
        labels.append(Label("0", _unit(top + LABEL - 2), label))
        left = 0.0
        for number, count in enumerate(numbers, start=1):
            if count:
                width = max(THINNEST, room * count / most)
                name = str(series[number - 1]) if len(series) > 1 else ""
                words = ", ".join(filter(None, (label, name))) + f": {count}"
                rectangles.append(
                    Rectangle(_unit(left), _unit(top + LABEL + 3), _unit(width), _unit(BAR), number, words)
                )
                left += width
        labels.append(Label(_unit(left + 6), _unit(top + LABEL + 3 + BAR - 5), str(sum(numbers))))
    legend = list(enumerate(series, start=1)) if len(series) > 1 else []
    return Plot(WIDTH, max(1, len(rows) * (ROW + 6)), rectangles, labels, legend=legend)


def columns(bars: Sequence[tuple[str, float | None, str]]) -> Plot:
    """Return one standing bar for each (label, number, words); None leaves a gap, 0 stands on the line.

    Of the labels below the first, the last and those between that have room are written.
    """
    top = nice_ceiling(max((number for _label, number, _words in bars if number is not None), default=0))
    high, step = COLUMNS_HIGH, (WIDTH - SCALE) / max(1, len(bars))
    rectangles, labels, lines = [], [], []
    for part in (0, 1, 2):
        y = 10 + high - high * part / 2
        lines.append(_unit(y))
        labels.append(Label(str(SCALE - 6), _unit(y + 4), _number(top * part / 2), "end"))
    every = max(1, math.ceil(len(bars) / 4))
    for place, (label, number, words) in enumerate(bars):
        left = SCALE + place * step
        if number is not None:
            height = max(THINNEST, high * number / top)
            rectangles.append(
                Rectangle(
                    _unit(left + step * 0.15),
                    _unit(10 + high - height),
                    _unit(step * 0.7),
                    _unit(height),
                    1,
                    f"{label}: {words}",
                )
            )
        if place % every == 0 and place < len(bars) - max(2, every):
            labels.append(Label(_unit(left + step * 0.15), _unit(high + 28), label))
    if bars:
        labels.append(Label(str(WIDTH), _unit(high + 28), bars[-1][0], "end"))
    return Plot(WIDTH, high + 36, rectangles, labels, lines)


def nice_ceiling(number: float) -> float:
    """Return the end of a scale that holds the number and whose half is easy to read."""
    if number <= 0:
        return 2.0
    # Below, half of it would be a fraction, which is spelled otherwise in every language.
    number = max(2.0, number)
    power: float = 10 ** math.floor(math.log10(number))
    return next(power * factor for factor in (1, 2, 4, 6, 10) if number <= power * factor)


def _number(number: float) -> str:
    return f"{number:g}"


def _unit(length: float) -> str:
    """Spell a length for SVG: with a point in every language, which ``{{ }}`` would not."""
    return f"{length:.1f}".rstrip("0").rstrip(".")
