"""Claims of any state in whose statement or quotes all words of a search stand, through the index.

A word is found in any of its forms, in German also as a part of a longer one: "Brücke" in "Elbbrücken". Words
that say nothing about a claim are not in the index and not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.matching.index import term_of
from claims.matching.reading import counts_of
from claims.matching.words import STEMMED, pieces, words_of
from claims.models import Claim, MatchPosting
from sources.public_id import public_id_in

Claims = QuerySet[Claim]

# A single word in more claims than these is found sooner by going through the list.
FREQUENT = 20_000
# More words than these are not needed to find a claim.
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Sought:
    """A word of a search: one of its stems has to stand in a claim, or all of its pieces."""

    stems: frozenset[int]
    pieces: frozenset[int]


def found_among(claims: Claims, typed: str) -> Claims:
    """Return the claim that has this id, in any spelling; where none has, those with all these words."""
    # A word of twelve letters can be read as an id, too.
    named = claims.filter(public_id=public_id_in(typed) or "")
    return named if named.exists() else with_all_words(claims, typed)


def with_all_words(claims: Claims, typed: str) -> Claims:
    """Return those of the claims in which all these words stand; none where no word says anything."""
    sought = _read(typed)
    if not sought:
        return claims.none()
    counts = counts_of(term for word in sought for term in word.stems | word.pieces)
    rarest, *others = sorted(sought, key=lambda word: _at_most(word, counts))
    # The rarest word's claims are fetched, the others are asked for in each of these.
    goes_through = not others and _at_most(rarest, counts) > FREQUENT
    claims = claims.filter(_asked_in_each(rarest) if goes_through else _fetched(rarest, counts))
    for word in others:
        claims = claims.filter(_asked_in_each(word))
    return claims


def stems_sought(typed: str) -> list[frozenset[str]]:
    """Return the stems, in any language, of each word of a search that says something in all of them."""
    written = dict.fromkeys(word.written for word in words_of(typed, ""))
    read = [[{word.stem for word in words_of(one, code)} for code in ("", *STEMMED)] for one in written]
    # A word that says nothing in one of the languages: many claims have it and are not found by it.
    return [frozenset[str]().union(*stems) for stems in read if all(stems)]


def _read(typed: str) -> list[_Sought]:
    return [_sought(stems) for stems in stems_sought(typed)[:MOST_WORDS]]


def _sought(stems: frozenset[str]) -> _Sought:
    parts = frozenset(term_of(f"~{piece}") for piece in pieces(min(stems, key=len)))
    return _Sought(frozenset(map(term_of, stems)), parts)


def _at_most(word: _Sought, counts: dict[int, int]) -> int:
    """In how many claims the word can stand."""
    in_pieces = min((counts.get(term, 0) for term in word.pieces), default=0)
    return sum(counts.get(term, 0) for term in word.stems) + in_pieces


def _asked_in_each(word: _Sought) -> Q:
    postings = MatchPosting.objects.filter(claim=OuterRef("pk"))
    with_pieces = Q(*(Exists(postings.filter(term=term)) for term in sorted(word.pieces)))
    with_stem = Q(Exists(postings.filter(term__in=sorted(word.stems))))
    return with_stem | with_pieces if word.pieces else with_stem


def _fetched(word: _Sought, counts: dict[int, int]) -> Q:
    """One question of keys: of an "or" of several, PostgreSQL reads every claim there is."""
    keys = MatchPosting.objects.filter(term__in=sorted(word.stems)).values("claim")
    if word.pieces:
        rarest, *others = sorted(word.pieces, key=lambda term: (counts.get(term, 0), term))
        with_pieces = MatchPosting.objects.filter(term=rarest)
        for term in others:
            of_claim = MatchPosting.objects.filter(claim=OuterRef("claim"), term=term)
            with_pieces = with_pieces.filter(Exists(of_claim))
        keys = keys.union(with_pieces.values("claim"))
    return Q(pk__in=keys)
