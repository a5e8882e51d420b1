"""Which differences between two similar claims an editor is warned of, and in which words.

Figures, days and units always; a negation only where the rest says the same. What one sentence says twice is
two parts of a whole and no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from django.utils.translation import gettext as _

from claims.matching.conflicts import Difference, Kind, Statement, differences
from claims.matching.words import share_a_part, words_of
from claims.models import Appearance, Claim, ClaimMatch
from sources.models import Article

# Only claims that say nearly the same say the opposite by a "not"; others have one anywhere: of what the
# shorter one says besides, at most a third is missing in the other. How many warnings that leaves:
# docs/matching.md.
NEARLY_THE_SAME = 50
MISSING = 1 / 3
_SENTENCE_END = re.compile(r"[.!?…\n]")

_Place = tuple[int, int]


def alarming(claim: Claim, other: Claim, score: int) -> list[Difference]:
    """Return the differences that may mean that two claims contradict each other."""
    here, there = (Statement(one.statement, one.language) for one in (claim, other))
    points = differences(here, there)
    if score >= NEARLY_THE_SAME and _says_the_rest(here, there):
        return points
    return [point for point in points if point.kind is not Kind.NEGATION]


def _says_the_rest(here: Statement, there: Statement) -> bool:
    """Whether one of two statements says nearly all that the other says; negations are no words of theirs."""
    left, right = ({word.stem for word in words_of(one.text, one.language)} for one in (here, there))
    return any(
        len([stem for stem in few - many if not any(share_a_part(stem, one) for one in many)])
        <= MISSING * len(few)
        for few, many in ((left, right), (right, left))
    )


def in_one_sentence(matches: Sequence[ClaimMatch]) -> set[int]:
    """Return the ids of the matches whose claims stand in the same sentence of a text."""
    ids = {pk for match in matches for pk in (match.claim_id, match.other_id)}
    places: dict[int, dict[int, list[_Place]]] = {pk: {} for pk in ids}
    rows = Appearance.objects.filter(claim__in=ids).values_list("claim_id", "article_id", "start", "end")
    for claim, article, start, end in rows:
        places[claim].setdefault(article, []).append((start, end))
    shared = {match.pk: places[match.claim_id].keys() & places[match.other_id].keys() for match in matches}
    articles = {pk for texts in shared.values() for pk in texts}
    texts = dict(Article.objects.filter(pk__in=articles).values_list("pk", "text"))
    return {
        match.pk
        for match in matches
        if any(
            _is_one_sentence(texts[pk], one, other)
            for pk in shared[match.pk]
            for one, other in product(places[match.claim_id][pk], places[match.other_id][pk])
        )
    }


def _is_one_sentence(text: str, one: _Place, other: _Place) -> bool:
    """Whether two places overlap, or no sentence ends between them."""
    (_start, end), (start, _end) = sorted((one, other))
    return not _SENTENCE_END.search(text, end - 1, start)


def warnings(claim: Claim, other: Claim, points: Sequence[Difference], *, is_checked: bool) -> Iterator[str]:
    """Yield each difference in words, as seen from ``claim``."""
    for point in points:
        words = {
            "here": claim.statement[slice(*point.here)] if point.here else "",
            "there": other.statement[slice(*point.there)] if point.there else "",
        }
        if point.kind is not Kind.NEGATION and is_checked:
            yield _("%(here)s here, %(there)s in the checked claim") % words
        elif point.kind is not Kind.NEGATION:
            yield _("%(here)s here, %(there)s in the other claim") % words
        elif point.here:
            yield _("“%(here)s” stands here alone") % words
        else:
            yield _("“%(there)s” stands in the other claim alone") % words
