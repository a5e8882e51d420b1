"""The index of what claims are about: which words stand in which claim, and how rare each word is.

Plain rows instead of each database's full-text search, so that both find the same claims in the same order.
Written in the transaction that writes the claim; ``rebuild`` makes all of it again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.db import connection

from claims.matching.words import COMPOUND, has_compounds, pieces, words_of
from claims.models import Appearance, Claim, MatchPosting, MatchTerm, MatchText

_BATCH = 1000


@lru_cache(maxsize=50_000)
def term_of(word: str) -> int:
    """Return the number under which a stem or, with "~" before it, a piece is indexed."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), signed=True)


# Two counts live among those of the terms; no word contains "#".
CLAIMS = term_of("#claims")
WORDS = term_of("#words")


def index_claim(claim: Claim) -> None:
    """Bring the index of one claim up to date with its statement and quotes."""
    quotes = claim.appearances.order_by("id").values_list("quote", flat=True)
    old = MatchText.objects.filter(claim=claim).first()
    new = text_of(claim.pk, [claim.statement, *quotes], claim.language)
    if old is not None and (old.words, old.language) == (new.words, new.language):
        return
    before = terms_of(old) if old else set()
    after = terms_of(new)
    MatchPosting.objects.filter(claim=claim, term__in=before - after).delete()
    MatchPosting.objects.bulk_create(MatchPosting(term=t, claim=claim) for t in sorted(after - before))
    counts = Counter(after)
    counts.subtract(before)
    counts[CLAIMS] = 0 if old else 1
    counts[WORDS] = _length(new) - (_length(old) if old else 0)
    _count(counts)
    new.save()


def rebuild() -> int:
    """Make the whole index again; returns how many claims are in it."""
    for model in (MatchPosting, MatchTerm, MatchText):
        model.objects.all().delete()
    counts: Counter[int] = Counter()
    last = 0
    while claims := list(Claim.objects.filter(pk__gt=last).order_by("pk")[:_BATCH]):
        last = claims[-1].pk
        quotes: dict[int, list[str]] = {}
        places = Appearance.objects.filter(claim__in=claims).order_by("id")
        for claim_id, quote in places.values_list("claim_id", "quote"):
            quotes.setdefault(claim_id, []).append(quote)
        texts = [text_of(c.pk, [c.statement, *quotes.get(c.pk, [])], c.language) for c in claims]
        MatchText.objects.bulk_create(texts)
        terms = {text.claim_id: terms_of(text) for text in texts}
        MatchPosting.objects.bulk_create(
            [MatchPosting(term=term, claim_id=pk) for pk, of_claim in terms.items() for term in of_claim],
            batch_size=_BATCH,
        )
        for text in texts:
            counts.update(terms[text.claim_id])
            counts[WORDS] += _length(text)
        counts[CLAIMS] += len(texts)
    _count(counts)
    return counts[CLAIMS]


def text_of(claim_id: int, texts: Iterable[str], language: str) -> MatchText:
    """Return the unsaved row for a claim with these texts."""
    words = [word for text in texts for word in words_of(text, language)]
    return MatchText(
        claim_id=claim_id,
        language=language,
        words=" ".join(word.folded for word in words),
        stems=" ".join(word.stem for word in words),
    )


def terms_of(text: MatchText) -> set[int]:
    """Return every term by which a claim is found."""
    stems = set(text.stems.split())
    found = {term_of(stem) for stem in stems}
    if has_compounds(text.language):
        for stem in stems:
            if len(stem) >= COMPOUND:
                found.update(term_of(f"~{piece}") for piece in pieces(stem))
    return found


def _length(text: MatchText) -> int:
    return len(text.stems.split())


def _count(changes: Mapping[int, int]) -> None:
    """Add to the counts in a fixed order, so that two writers never wait for each other in a circle."""
    rows = [(term, change) for term, change in sorted(changes.items()) if change]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO claims_matchterm (term, claims) VALUES (%s, %s) "
            "ON CONFLICT (term) DO UPDATE SET claims = claims_matchterm.claims + excluded.claims",
            rows,
        )
