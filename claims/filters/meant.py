"""Which sources a search means: by any of their names, or, where nothing was found, by one like it.

Readers' rows hold sources under their main names alone, so "Zelensky" finds no claim of Selenskyj. Further
names of a source are compared and never told: what is given back is its main name and what was typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import F, QuerySet
from rapidfuzz import fuzz, process

from claims.filters.named import claims_per_source, named_sources
from claims.record.version import readers_version
from sources.models import NameKind, Source, SourceName
from sources.normalisation import name_key
from sources.similar_names import sound_of

# What one search may cost: so many words of it are looked at, so many names are compared with it.
MOST_WORDS = 10
LONGEST_NAME = 4
MOST_SOUNDS = 5
MOST_NAMES = 20_000
OFFERED = 3
# Of a word of five letters, one may differ; of shorter ones, any other word is as near.
SHORTEST = 5
LEAST = 80

_WORD = re.compile(r"\w[\w.\-]*")
# What names sound like, each with the source that has it.
Sounds = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class MeantSource:
    """A source with its number of listed claims; ``typed`` is a name it was asked for by, if not its own."""

    source: Source
    typed: str
    claims: int


def sources_by_name(typed: str, *, in_parts: bool = False) -> list[MeantSource]:
    """Return the sources that go by the name that was typed; ``in_parts`` also by words in it. Two queries.

    Only sources that readers may look up.
    """
    keys = {name_key(run)[:200] for run in (runs_of_words(typed) if in_parts else [typed.replace("*", "")])}
    rows = (
        _told()
        .filter(names__key__in=keys - {""})
        .annotate(known_as=F("names__name"))
        .order_by("slug", "known_as")
    )
    met = {source.pk: source for source in rows[: OFFERED * 2]}
    numbers = claims_per_source(met) if met else {}
    return [
        MeantSource(source, "" if source.known_as in source.name else source.known_as, numbers[pk])
        for pk, source in list(met.items())[:OFFERED]
    ]


def sources_with_similar_name(typed: str) -> list[Source]:
    """Return the sources with a name, or a word in it that no other source has, spelled almost as typed.

    Of several words each is compared with whole names only: Wladimir Putin is not who Wolodymyr Selenskyj
    is. Three queries at most, a bounded number of comparisons. Only sources that readers may look up.
    """
    asked = asked_sounds(typed)
    if not asked:
        return []
    names, words = _sounds()
    compared = names if " " in name_key(typed) else names + words
    score: dict[int, float] = {}
    for sound in asked:
        found = process.extract(
            sound,
            [known for known, _ in compared],
            scorer=fuzz.ratio,
            score_cutoff=LEAST,
            limit=OFFERED * 5,
        )
        for like, likeness, place in found:
            if like[0] == sound[0]:
                pk = compared[place][1]
                score[pk] = max(likeness, score.get(pk, 0))
    # Asked each time: a source that became protected is in what was kept until the next look.
    sources = _told().in_bulk(score)
    best = sorted(sources, key=lambda pk: (-score[pk], sources[pk].slug))
    return [sources[pk] for pk in best[:OFFERED]]


def asked_sounds(typed: str) -> list[str]:
    """Return what the search as a whole and its longest words sound like."""
    words = sorted(set(_words(typed)), key=len, reverse=True)
    return list(dict.fromkeys(filter(_is_long, map(sound_of, [typed, *words]))))[:MOST_SOUNDS]


def _told() -> QuerySet[Source]:
    return named_sources().only("name", "slug")


def _sounds() -> tuple[Sounds, Sounds]:
    """Return what names, and words that one source alone has in a name, sound like.

    Kept until readers could notice anything new, and then in the same place: with many names it is large.
    """
    version = readers_version().hash
    kept: tuple[str, tuple[Sounds, Sounds]] = cache.get("sounds-of-names", ("", ([], [])))
    if kept[0] != version:
        kept = version, _read_sounds()
        cache.set("sounds-of-names", kept, timeout=None)
    return kept[1]


def _read_sounds() -> tuple[Sounds, Sounds]:
    names = SourceName.objects.filter(source__is_protected=False, source__is_proposed=False)
    of_sound: dict[str, set[int]] = defaultdict(set)
    of_word: dict[str, set[int]] = defaultdict(set)
    for source_id, name, kind in names.order_by("pk").values_list("source", "name", "kind")[:MOST_NAMES]:
        of_sound[sound_of(name)].add(source_id)
        for word in _words(name) if kind != NameKind.DOMAIN else ():
            of_word[sound_of(word)].add(source_id)
    own = {sound: sources for sound, sources in of_word.items() if len(sources) == 1}
    return _pairs(of_sound), _pairs(own)


def _pairs(sounds: dict[str, set[int]]) -> Sounds:
    return [(sound, pk) for sound, sources in sounds.items() if _is_long(sound) for pk in sorted(sources)]


def _is_long(sound: str) -> bool:
    return len(sound) >= SHORTEST


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text)[:MOST_WORDS] if len(word) >= SHORTEST]


def runs_of_words(typed: str) -> Iterator[str]:
    """Return every run of words that may be a name in the search."""
    words = _WORD.findall(typed)[:MOST_WORDS]
    for first in range(len(words)):
        for length in range(1, LONGEST_NAME + 1):
            yield " ".join(words[first : first + length])
