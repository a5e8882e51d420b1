"""What is typed and selected on the triage page: every answer of the page carries it on until it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from claims.models import Appearance, Claim
from claims.models.choices import CheckWorthiness

# A button on a proposal's own card names that proposal alone, whatever is selected.
THIS = "this:"


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """The words a proposal rests on as they stand in its card: typed, or as they are stored."""

    quote: str
    start: str
    end: str
    is_typed: bool


@dataclass(frozen=True, slots=True)
class TypedStatement:
    """The wording of a proposal as it stands in its card."""

    text: str
    is_typed: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of the page as they were sent. A claim that is decided has no fields any more."""

    data: QueryDict

    @property
    def card(self) -> str:
        """The claim whose own card's button was pressed; empty where one for all selected was."""
        pressed = self.data.get("accept") or self.data.get("dismiss") or ""
        return pressed.removeprefix(THIS) if pressed.startswith(THIS) else ""

    @property
    def chosen(self) -> list[str]:
        """The ids of the claims the pressed button is about."""
        return [self.card] if self.card else self.data.getlist("claim")

    @property
    def uses_the_cards_reason(self) -> bool:
        return bool(self.card and self.data.get(f"reason_{self.card}", "").strip())

    @property
    def reason(self) -> str:
        """The reason the pressed button goes with: that of its card, else the one for all."""
        name = f"reason_{self.card}" if self.uses_the_cards_reason else "reason"
        return self.data.get(name, "")

    @property
    def reason_for_all(self) -> str:
        return self.data.get("reason", "")

    @property
    def worthiness(self) -> str:
        return self.data.get("worthiness", CheckWorthiness.CHECKWORTHY)

    def is_selected(self, claim: Claim) -> bool:
        return str(claim.pk) in self.data.getlist("claim")

    def is_asked_for_a_reason(self, claim: Claim) -> bool:
        return self.data.get("dismiss") == f"{THIS}{claim.pk}"

    def reason_on_card(self, claim: Claim) -> str:
        return self.data.get(f"reason_{claim.pk}", "")

    def span_at(self, place: Appearance) -> TypedSpan:
        """Return what the passage of a card holds; what was only read is as it is stored by now."""
        typed = self.quote_at(place)
        read = _words(self.data.get(f"initial-quote_{place.pk}", place.quote))
        if f"quote_{place.pk}" not in self.data or typed in (read, place.quote):
            return TypedSpan(place.quote, str(place.start), str(place.end), is_typed=False)
        return TypedSpan(typed, *self.bounds_at(place), is_typed=True)

    def statement_of(self, claim: Claim) -> TypedStatement:
        """Return the wording a card holds; what was only read is as it is stored by now."""
        typed = " ".join(self.data.get(f"statement_{claim.pk}", claim.statement).split())
        read = " ".join(self.data.get(f"initial-statement_{claim.pk}", claim.statement).split())
        if typed in (read, claim.statement):
            return TypedStatement(claim.statement, is_typed=False)
        return TypedStatement(typed, is_typed=True)

    def quote_at(self, place: Appearance) -> str:
        return _words(self.data.get(f"quote_{place.pk}", ""))

    def bounds_at(self, place: Appearance) -> tuple[str, str]:
        return self.data.get(f"start_{place.pk}", ""), self.data.get(f"end_{place.pk}", "")


def _words(quote: str) -> str:
    """Return a quote as it can stand in a text: with its line ends, without the blanks around it."""
    return quote.replace("\r\n", "\n").strip()
