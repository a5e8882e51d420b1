"""The table says of every bar whether it holds, and the medians are of cases asked in turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.bars import BARS, Asking, Bar
from benchmarks.measuring import measure
from benchmarks.table import table


@dataclass
class Clerk:
    """Answers with what it was told to, and notes when it was asked."""

    takes: dict[str, float]
    asked: list[str] = field(default_factory=list)

    def seconds(self, case: str, times: int) -> list[float]:
        self.asked.append(case)
        return [self.takes[case]] * times

    def value(self, case: str) -> float:
        return self.takes[case]


FASTER = Bar(
    "list",
    "naive ÷ ours",
    of=Asking("product", "naive"),
    to=Asking("product", "ours"),
    at="least",
    bar=4,
)
FOUND = Bar("list", "found", of=Asking("product", "found"), at="least", bar=0.95, is_timed=False)
LARGE = Bar(
    "list",
    "at a million",
    of=Asking("product", "ours"),
    to=Asking("product", "naive"),
    at="most",
    bar=0.1,
    from_claims=1_000_000,
)


def test_a_ratio_is_compared_with_its_bar() -> None:
    clerk = Clerk({"naive": 0.4, "ours": 0.2, "found": 0.97})
    measured = measure(
        [FASTER, FOUND, LARGE],
        {"product": clerk},
        vendor="sqlite",
        claims=100_000,
        rounds=2,
        tell=lambda _sentence: None,
    )
    assert [(one.ratio, one.holds, one.counts) for one in measured] == [
        (2.0, False, True),
        (0.97, True, True),
        (0.5, False, False),
    ]
    assert clerk.asked == ["naive", "ours", "naive", "ours", "naive", "ours"]
    assert table(measured).splitlines() == [
        "| what | bar | SQLite |",
        "| --- | --- | --- |",
        "| naive ÷ ours | ≥ 4 | 2.00 **MISSED** <sub>400.00 ÷ 200.00 ms</sub> |",
        "| found | ≥ 0.95 | 0.97 ok |",
        "| at a million | ≤ 0.1 | (0.50) <sub>200.00 ÷ 400.00 ms</sub> |",
    ]


def test_a_database_can_have_a_bar_of_its_own() -> None:
    bar = Bar("list", "ours", of=Asking("product", "ours"), at="most", bar=2.5, instead={"postgresql": 2.0})
    assert bar.holds("sqlite", 2.4)
    assert not bar.holds("postgresql", 2.4)


def test_no_two_bars_have_the_same_words() -> None:
    words = [bar.what for bar in BARS]
    assert len(words) == len(set(words))
