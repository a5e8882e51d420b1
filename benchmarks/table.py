"""The one table of a run: what was measured, the bar, and what each database gave."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.measuring import Measured


def table(measured: Sequence[Measured]) -> str:
    """Return the table in Markdown, a row per bar and a column per database."""
    vendors = list(dict.fromkeys(one.vendor for one in measured))
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    head = ["what", "bar", *(names[vendor] for vendor in vendors)]
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join(['---'] * len(head))} |"]
    for bar in dict.fromkeys(one.bar.what for one in measured):
        of_bar = {one.vendor: one for one in measured if one.bar.what == bar}
        cells = [_cell(of_bar.get(vendor)) for vendor in vendors]
        lines.append(f"| {' | '.join([bar, _bar(list(of_bar.values())), *cells])} |")
    return "\n".join(lines)


def _bar(of_bar: Sequence[Measured]) -> str:
    sign = "≤" if of_bar[0].bar.at == "most" else "≥"
    numbers = list(dict.fromkeys(f"{one.bar.for_(one.vendor):g}" for one in of_bar))
    aim = f", aim {of_bar[0].bar.aim}" if of_bar[0].bar.aim else ""
    return f"{sign} {' / '.join(numbers)}{aim}"


def _cell(measured: Measured | None) -> str:
    if measured is None:
        return "-"
    if measured.failure:
        return "**FAILED**"
    # Absolute times say something about one machine only: small, and never a bar.
    times = " ÷ ".join(f"{value:.2f}" for value in measured.milliseconds)
    beside = f" <sub>{times} ms</sub>" if times else ""
    if not measured.counts:
        return f"({_rounded(measured.ratio)}){beside}"
    return f"{_rounded(measured.ratio)} {'ok' if measured.holds else '**MISSED**'}{beside}"


def _rounded(ratio: float) -> str:
    return f"{ratio:.3f}" if 0 < ratio < 0.1 else f"{ratio:.2f}"
