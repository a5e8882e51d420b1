"""Asking for each case in turn, round after round, and taking medians: what disturbs one disturbs all."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.asking import Asked, CaseFailed
from benchmarks.bars import Asking, Bar

ROUNDS = 15
# A visit to a case lasts about so long; a slow one is run once.
VISIT = 0.05
MOST = 200
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
    milliseconds: tuple[float, ...] = ()
    failure: str = ""

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
        times = Times(people)
        timed = [a for bar in of_subject if bar.is_timed for a in (bar.of, bar.to) if a]
        times.take(list(dict.fromkeys(timed)), rounds=rounds)
        measured += [_measured(bar, vendor, claims, people, times) for bar in of_subject]
    return measured


def _measured(bar: Bar, vendor: str, claims: int, people: Mapping[str, Asked], times: Times) -> Measured:
    try:
        if not bar.is_timed:
            of, to = (_value(asking, people) for asking in (bar.of, bar.to))
            return Measured(bar, vendor, claims, of / to)
        taken = [times.median(asking) for asking in (bar.of, bar.to) if asking]
    except CaseFailed as failure:
        return Measured(bar, vendor, claims, math.nan, failure=str(failure))
    ratio = taken[0] / taken[1] if bar.to else taken[0]
    return Measured(bar, vendor, claims, ratio, tuple(1000 * seconds for seconds in taken))


def _value(asking: Asking | None, people: Mapping[str, Asked]) -> float:
    return people[asking.whom].value(asking.case) if asking else 1.0


class Times:
    """How long each of some cases took, asked in turn."""

    def __init__(self, people: Mapping[str, Asked]) -> None:
        self._people = people
        self._times: dict[Asking, list[float]] = {}
        self._failed: dict[Asking, str] = {}
        self._visits: dict[Asking, int] = {}

    def take(self, cases: Sequence[Asking], *, rounds: int) -> None:
        """Run each case once per round, several times where it is fast."""
        for case in cases:
            warm = self._seconds(case, 2)
            self._visits[case] = max(1, min(MOST, int(VISIT / max(min(warm, default=VISIT), 1e-6))))
        for number in range(rounds):
            for case in cases:
                taken = self._times.setdefault(case, [])
                if case not in self._failed and (number < FEWEST or sum(taken) < PATIENCE):
                    taken += self._seconds(case, self._visits[case])

    def median(self, case: Asking) -> float:
        """Return the median in seconds. Raises ``CaseFailed``."""
        if case in self._failed:
            raise CaseFailed(self._failed[case])
        return statistics.median(self._times[case])

    def _seconds(self, case: Asking, times: int) -> list[float]:
        try:
            return self._people[case.whom].seconds(case.case, times)
        except CaseFailed as failure:
            self._failed[case] = str(failure)
            return []
