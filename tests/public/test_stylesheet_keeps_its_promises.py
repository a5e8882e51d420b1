"""Contrast, sizes and distances as the style sheet writes them down, by day and by night."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.project.source_tree import ROOT

CSS = (ROOT / "static/css/site.css").read_text()
GROUNDS = ("paper", "raised", "note")
TEXTS = ("ink", "quiet", "accent")
MARKS = ("true", "mostly-true", "between", "mostly-false", "false", "open", "misleading", "edge", "bar")


def palettes(css: str) -> dict[str, dict[str, str]]:
    """Return the colours of the first :root block, and with those of the dark one laid over them."""
    light = re.search(r":root \{(.*?)\n\}", css, re.DOTALL)
    dark = re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n  \}", css, re.DOTALL)
    assert light is not None
    assert dark is not None
    by_day = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light[1]))
    return {"light": by_day, "dark": by_day | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark[1]))}


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else re.findall("..", digits)
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("colours", "least"), [(TEXTS, 7), (MARKS, 3)], ids=["text", "marks"])
def test_text_and_marks_stand_out_from_every_ground(
    scheme: str, colours: tuple[str, ...], least: float
) -> None:
    palette = palettes(CSS)[scheme]
    weak = {
        (colour, ground): round(contrast(palette[colour], palette[ground]), 2)
        for colour in colours
        for ground in GROUNDS
        if contrast(palette[colour], palette[ground]) < least
    }
    assert weak == {}


def test_five_sizes_a_step_of_a_quarter_apart() -> None:
    root = re.search(r":root \{(.*?)\n\}", CSS, re.DOTALL)
    assert root is not None
    sizes = [float(size) for size in re.findall(r"--size-[a-z]+: ([\d.]+)rem", root[1])]
    assert len(sizes) == 5
    assert [round(larger / size, 2) for size, larger in pairwise(sizes)] == [1.25] * 4


def test_distances_lie_on_a_grid_of_four() -> None:
    found = re.findall(r"(?:margin|padding|gap)[a-z-]*: ([^;]+);", CSS)
    distances = {int(px) for value in found for px in re.findall(r"(?<![\w.-])(\d+)px", value)}
    assert {px for px in distances if px % 4 and px > 2} == set()


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert re.findall(r"@import|@font-face|url\(", CSS) == []
