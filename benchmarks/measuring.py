"""Asking for each case in turn, round after round, and taking medians: what disturbs one disturbs all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.asking import Asked
from benchmarks.bars import Asking, Bar

ROUNDS = 15
# A visit to a case lasts about so long; a slow one is run once.
VISIT = 0.05
# A case is not asked for any longer than this in all, once it was asked for three times.
PATIENCE = 30.0
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """A bar with what one database gave; ``milliseconds`` of its two cases, to look at only."""

    bar: Bar
    vendor: str
    claims: int
    ratio: float
    milliseconds: tuple[float, ...]

    @property
    def counts(self) -> bool:
        """Whether the record is as large as the bar was set for."""
        return self.claims >= self.bar.from_claims

    @property
    def holds(self) -> bool:
        return self.bar.holds(self.vendor, self.ratio)


def measure(
    bars: Sequence[Bar],
    people: Mapping[str, Asked],
    *,
    vendor: str,
    claims: int,
    rounds: int,
    tell: Callable[[str], None],
) -> list[Measured]:
    """Measure the bars of each subject in turn; whoever is asked is named in ``people``."""
    measured = []
    for subject in dict.fromkeys(bar.subject for bar in bars):
        of_subject = [bar for bar in bars if bar.subject == subject]
        tell(f"{vendor}: {subject}")
        medians = _medians(of_subject, people, rounds=rounds)
        measured += [_measured(bar, vendor, claims, people, medians) for bar in of_subject]
    return measured


def _measured(
    bar: Bar, vendor: str, claims: int, people: Mapping[str, Asked], medians: Mapping[Asking, float]
) -> Measured:
    if not bar.is_timed:
        of, to = (_value(asking, people) for asking in (bar.of, bar.to))
        return Measured(bar, vendor, claims, of / to if bar.to else of, ())
    times = [medians[asking] for asking in (bar.of, bar.to) if asking]
    ratio = times[0] / times[1] if bar.to else times[0]
    return Measured(bar, vendor, claims, ratio, tuple(1000 * seconds for seconds in times))


def _value(asking: Asking | None, people: Mapping[str, Asked]) -> float:
    return people[asking.whom].value(asking.case) if asking else 1.0


def _medians(bars: Sequence[Bar], people: Mapping[str, Asked], *, rounds: int) -> dict[Asking, float]:
    cases = list(dict.fromkeys(a for bar in bars if bar.is_timed for a in (bar.of, bar.to) if a))
    times: dict[Asking, list[float]] = {case: [] for case in cases}
    visits = {case: _visit(people[case.whom], case.case) for case in cases}
    spent = dict.fromkeys(cases, 0.0)
    for number in range(rounds):
        for case in cases:
            if spent[case] > PATIENCE and number >= FEWEST:
                continue
            begun = time.monotonic()
            times[case] += people[case.whom].seconds(case.case, visits[case])
            spent[case] += time.monotonic() - begun
    return {case: statistics.median(taken) for case, taken in times.items()}


def _visit(asked: Asked, case: str) -> int:
    """Return how often to run a case per visit, after it has run twice without being counted."""
    slow, fast = asked.seconds(case, 2)
    return max(1, min(200, int(VISIT / max(min(slow, fast), 1e-6))))
