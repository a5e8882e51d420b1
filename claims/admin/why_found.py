"""Where the words of a search stand in what it found, so that a list of hits says why each is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.matching.conflicts import marked
from claims.matching.lookup import stems_sought
from claims.matching.words import WORD, has_compounds, share_a_part, words_of
from claims.models import Claim
from sources.models import Source, SourceName
from sources.normalisation import name_key

Stretches = Sequence[tuple[str, bool]]

# So much of a quote stands on either side of the first word that the statement lacks.
AROUND = 70


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim with its statement in stretches, and the quote that has what the statement lacks."""

    claim: Claim
    statement: Stretches
    where: str
    quote: Stretches = ()


def found_claim(claim: Claim, typed: str) -> FoundClaim:
    """Say where the words stand. Reads the claim's prefetched appearances and asks the database nothing."""
    asked = stems_sought(typed)
    sought = frozenset[str]().union(*asked)
    spans = _spans(claim.statement, claim.language, sought)
    there = _stems(spans)
    statement = marked(claim.statement, [span for span, _stems in spans])
    for appearance in claim.appearances.all():
        in_quote = _spans(appearance.quote, claim.language, sought)
        missing = _stems(in_quote) - there
        if missing:
            where = _("Found in statement and quote") if there else _("Found in the quote")
            centre = next(span for span, stems in in_quote if stems & missing)
            excerpt = _excerpt(appearance.quote, [span for span, _stems in in_quote], centre)
            return FoundClaim(claim, statement, _said(where, asked, there | missing), excerpt)
    where = _("Found in the statement") if there else _("Found by similar words")
    return FoundClaim(claim, statement, _said(where, asked, there) if there else where)


def _stems(spans: Iterable[tuple[tuple[int, int], set[str]]]) -> set[str]:
    return {stem for _span, stems in spans for stem in stems}


def _said(where: str, asked: Iterable[frozenset[str]], there: set[str]) -> str:
    has_all = all(stems & there for stems in asked)
    return where if has_all else _("%(where)s, not all words") % {"where": where}


def found_sources(sources: Iterable[Source], typed: str) -> list[tuple[Source, str]]:
    """Return each source with the name by which it was found, where that is not its own; with one query."""
    listed, key = list(sources), name_key(typed)
    names = SourceName.objects.filter(source__in=listed, key__contains=key).order_by("key")
    by_source: dict[int, str] = {}
    for name in names:
        by_source.setdefault(name.source_id, name.name)
    return [
        (source, "" if key in name_key(source.name) else by_source.get(source.pk, "")) for source in listed
    ]


def mark_typed(text: str, typed: str) -> Stretches:
    """Return the text with what was typed marked, wherever it stands in any capitals."""
    spans = [match.span() for match in re.finditer(re.escape(typed), text, re.IGNORECASE)] if typed else []
    return marked(text, spans)


def _spans(text: str, language: str, sought: frozenset[str]) -> list[tuple[tuple[int, int], set[str]]]:
    """Return the places of the words that were sought, each with the stems it answers."""
    spans = []
    for match in WORD.finditer(text):
        stems = {word.stem for code in {language, ""} for word in words_of(match[0], code)}
        answered = stems & sought
        if has_compounds(language) and not answered:
            answered = {stem for stem in sought for own in stems if share_a_part(own, stem)}
        if answered:
            spans.append((match.span(), answered))
    return spans


def _excerpt(quote: str, spans: Sequence[tuple[int, int]], centre: tuple[int, int]) -> Stretches:
    start = max(0, centre[0] - AROUND)
    end = min(len(quote), centre[1] + AROUND)
    shown = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
    stretches = marked(quote[start:end], shown)
    return [*([("… ", False)] if start else []), *stretches, *([(" …", False)] if end < len(quote) else [])]
