"""How much a proposal is worth checking, with the reason the reading gave; and the order that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, F, IntegerField, OrderBy, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from claims.models import Claim
from claims.models.choices import CheckWorthiness

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Why the reading of the text judged a sentence as it did; the codes are those of the extraction. What can be
# looked up most directly stands first.
REASONS = {
    "figure": pgettext_lazy("worthiness reason", "contains a figure"),
    "event": pgettext_lazy("worthiness reason", "reports an event"),
    "statement": pgettext_lazy("worthiness reason", "states something"),
    "hedged": pgettext_lazy("worthiness reason", "is hedged"),
    "forecast": pgettext_lazy("worthiness reason", "is a forecast"),
    "value_judgement": pgettext_lazy("worthiness reason", "is a value judgement"),
    "appeal": pgettext_lazy("worthiness reason", "is an appeal"),
    "feeling": pgettext_lazy("worthiness reason", "is about a feeling"),
    "framing": pgettext_lazy("worthiness reason", "frames other statements"),
}
# Whether somebody said it can be checked even then, so the reading proposes it as checkworthy.
SAID_BY_SOMEBODY = {
    "forecast": pgettext_lazy("worthiness reason", "somebody’s forecast: was it said?"),
    "value_judgement": pgettext_lazy("worthiness reason", "somebody’s judgement: was it said?"),
    "appeal": pgettext_lazy("worthiness reason", "somebody’s appeal: was it said?"),
    "feeling": pgettext_lazy("worthiness reason", "somebody’s feeling: was it said?"),
    "framing": pgettext_lazy("worthiness reason", "somebody’s remark: was it said?"),
}
_VERDICTS = [
    CheckWorthiness.CHECKWORTHY.value,
    CheckWorthiness.UNDECIDED.value,
    CheckWorthiness.UNCHECKABLE.value,
    CheckWorthiness.OPINION.value,
    CheckWorthiness.NOT_CHECKWORTHY.value,
]
# Without a reason a person said so: that counts more.
_REASONS = ["", *REASONS]


def in_words(claim: Claim) -> str:
    """Return the check-worthiness, with the reading's reason in brackets while it is the reading's word."""
    reason = reason_in_words(claim)
    if reason is None:
        return claim.get_check_worthiness_display()
    words = {"worthiness": claim.get_check_worthiness_display(), "reason": reason}
    return _("%(worthiness)s (%(reason)s)") % words


def reason_in_words(claim: Claim) -> _StrPromise | None:
    """Return why the reading judged as it did; None where a person did."""
    checkworthy = claim.check_worthiness == CheckWorthiness.CHECKWORTHY
    said = SAID_BY_SOMEBODY.get(claim.worthiness_reason) if checkworthy else None
    return said or REASONS.get(claim.worthiness_reason)


def weight(claim: Claim) -> tuple[int, int]:
    """Return a key that sorts the claims most worth checking first."""
    reason = claim.worthiness_reason
    return (
        _VERDICTS.index(claim.check_worthiness),
        _REASONS.index(reason) if reason in _REASONS else len(_REASONS),
    )


def weightiest_first() -> list[OrderBy]:
    """Return the same order for the database, the newest first among equals."""
    return [
        OrderBy(_place("check_worthiness", _VERDICTS)),
        OrderBy(_place("worthiness_reason", _REASONS)),
        F("pk").desc(),
    ]


def _place(column: str, order: list[str]) -> Case:
    whens = [When(**{column: value}, then=Value(place)) for place, value in enumerate(order)]
    return Case(*whens, default=Value(len(order)), output_field=IntegerField())
