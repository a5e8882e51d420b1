"""Verdicts to choose from as cards: word, mark, and the sentence readers get with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from claims.record.verdict_texts import VerdictText


class VerdictCards(forms.RadioSelect):
    """Radio buttons whose options carry the verdict as readers know it, for ``_verdict_cards.html``."""

    def __init__(self, text_of: Callable[[str], VerdictText]) -> None:
        super().__init__()
        self.text_of = text_of

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().create_option(name, value, *args, **kwargs) | {"text": self.text_of(str(value))}
