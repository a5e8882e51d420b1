"""What an assessor is asked about each link of a chain, in words.

A verdict on a link says how well it is supported that this source said so. For the publisher of the text that
is whether the text says it; for everybody else whether the one who relies on them relays them correctly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.models import Appearance, Attribution
from claims.record.chains import chains


@dataclass(frozen=True, slots=True)
class LinkQuestion:
    """The question about one link, and what its answer is measured by."""

    link: Attribution
    words: str
    yardstick: str


def link_questions(links: Sequence[Attribution], places: Sequence[Appearance]) -> list[LinkQuestion]:
    """Return one question for each link, from the publishers to the claimants."""
    publishers = {place.pk: place.article.publisher_id for place in places}
    in_order = dict.fromkeys(link for chain in chains(links) for link in chain)
    return [
        _question(
            link,
            is_the_text=publishers.get(link.appearance_id) == link.source_id,
            relayed_by=[other.source.name for other in links if other.cites_id == link.pk],
        )
        for link in in_order
    ]


def _question(link: Attribution, *, is_the_text: bool, relayed_by: Sequence[str]) -> LinkQuestion:
    source = link.source.name
    original = _(
        "What counts is the original of %(source)s. If you cannot obtain it, choose “unverifiable”; if you "
        "have read it and it does not say so, “not in the original”."
    ) % {"source": source}
    if len(relayed_by) == 1:
        words = _("Does %(relaying)s relay correctly what %(source)s said about it?")
        return LinkQuestion(link, words % {"relaying": relayed_by[0], "source": source}, original)
    if relayed_by:
        words = _("Is what %(source)s said about it relayed correctly?")
        return LinkQuestion(link, words % {"source": source}, original)
    if is_the_text:
        words = _("%(source)s: does the text say so?")
        return LinkQuestion(link, words % {"source": source}, _("What counts is the text on this page."))
    return LinkQuestion(link, _("Did %(source)s say so?") % {"source": source}, original)
