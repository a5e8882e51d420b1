"""Names that may mean the same: for a person to decide, never merged unasked.

Spellings are compared by sound as far as letters tell it, so that the transliterations of one Slavic name
come together: Selenskyj, Selenskij, Zelensky, Zelenskyy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from sources.models import Source, SourceName
from sources.normalisation import name_key

# Longer spellings of one sound first.
_SOUNDS = (
    ("tsch", "c"),
    ("sch", "s"),
    ("tch", "c"),
    ("kh", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
)
_REPEATED = re.compile(r"(.)\1+")
# From here on two spellings of a family name are taken for one: one letter of seven may differ.
_SAME_NAME = 86
_SHORTEST = 5
# Below, what is offered has little to do with what was read.
_LEAST = 70


@dataclass(frozen=True, slots=True)
class Near:
    """A known source with a name like the one asked for; ``score`` is the likeness in percent."""

    source: Source
    name: str
    score: int


def sound_of(name: str) -> str:
    """Return a spelling that transliterations of one name have in common."""
    key = name_key(name)
    for spelling, sound in _SOUNDS:
        key = key.replace(spelling, sound)
    return _REPEATED.sub(r"\1", key)


def nearest_sources(name: str, *, limit: int = 3) -> list[Near]:
    """Return the known sources with the most similar names, best first, each once."""
    known = dict(SourceName.objects.filter(source__is_proposed=False).values_list("pk", "name"))
    sounds = {pk: sound_of(spelling) for pk, spelling in known.items()}
    found = process.extract(
        sound_of(name), sounds, scorer=fuzz.token_sort_ratio, score_cutoff=_LEAST, limit=limit * 5
    )
    rows = SourceName.objects.filter(pk__in=[pk for _, _, pk in found]).select_related("source")
    names = {row.pk: row for row in rows}
    near: dict[int, Near] = {}
    for _sound, score, pk in sorted(found, key=lambda item: (-item[1], item[2])):
        row = names[pk]
        near.setdefault(row.source_id, Near(row.source, row.name, round(score)))
    return list(near.values())[:limit]


def may_be_one_person(name: str, other: str) -> bool:
    """Whether two names in one text look like two spellings of one person's.

    The family names, last in each, sound alike. Where both have given names, these sound the same: Martin and
    Martina differ by as little as two spellings do.
    """
    one, two = sound_of(name).split(), sound_of(other).split()
    if not one or not two or not _alike(one[-1], two[-1]):
        return False
    given, other_given = one[:-1], two[:-1]
    return not given or not other_given or given == other_given


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    return min(len(one), len(two)) >= _SHORTEST and one[0] == two[0] and fuzz.ratio(one, two) >= _SAME_NAME
