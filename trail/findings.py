"""What a verification can find: a stable code, the place, what it means, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Grade(IntEnum):
    """How grave a finding is; the value is the exit code of a verification that found it."""

    NOTE = 0  # nothing is wrong
    BROKEN = 1  # an entry or a text of the trail is not what was written
    UNANCHORED = 2  # the trail is not the one an earlier published head names
    DIFFERS = 3  # another table differs from what the trail says


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: a stable code, where it is, and what it means."""

    code: str
    place: str
    meaning: str
    grade: Grade = Grade.BROKEN

    def __str__(self) -> str:
        return f"{self.place}: {self.meaning} [{self.code}]"


def broken(code: str, place: str, meaning: str) -> Finding:
    return Finding(code, place, meaning, Grade.BROKEN)


def unanchored(code: str, place: str, meaning: str) -> Finding:
    return Finding(code, place, meaning, Grade.UNANCHORED)


def differs(code: str, place: str, meaning: str) -> Finding:
    return Finding(code, place, meaning, Grade.DIFFERS)


def note(code: str, place: str, meaning: str) -> Finding:
    return Finding(code, place, meaning, Grade.NOTE)


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 0 if there are notes at most, else the grade to look at first: broken, unanchored, differs."""
    return min((int(found.grade) for found in findings if found.grade != Grade.NOTE), default=0)
