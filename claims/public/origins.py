"""The number of known origins in words: how many established sources, never how many confirmations."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def known_origins_label(count: int) -> str:
    """Return "2 known origins"; deliberately not "confirmed by 2"."""
    if not count:
        return _("no known origin")
    return ngettext("%(count)d known origin", "%(count)d known origins", count) % {"count": count}


def known_origins_meaning(count: int) -> str:
    """Return what the number says, and what it does not."""
    if not count:
        return _(
            "It is not established of any source that it said this first-hand. "
            "That is no verdict on the claim."
        )
    return _(
        "Counted are distinct sources established to have said this first-hand. "
        "Repetitions add none, and the number is no evidence that it is so."
    )
