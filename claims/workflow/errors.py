"""Why an act was refused. The message is the sentence the editor reads."""

from __future__ import annotations

from typing import Any


class TransitionRefused(Exception):
    """An act did not happen, and nothing was written. ``field`` names the input it is about, if any."""

    def __init__(self, sentence: Any, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class WrongState(TransitionRefused):
    """The claim is not where this act begins."""


class StaleRevision(WrongState):
    """Somebody else wrote to the claim since it was read."""


class NotPermitted(TransitionRefused):
    """Another person has to do this."""


class RequirementUnmet(TransitionRefused):
    """Something is missing that the editor can supply."""
