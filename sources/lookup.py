"""From a name in running text to the source it means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.models import SourceName
from sources.normalisation import name_key

_BRACKETED = re.compile(r"^(?P<long>[^()]+?)\s*\((?P<short>[^()]+)\)$")
# "die ukrainische Armee", "der Präsident Wolodymyr Selenskyj": not part of the name.
_ARTICLE = re.compile(r"^(?:der|die|das|den|dem|des|the)\s+", re.IGNORECASE)
_ENDING = re.compile(r"(?<=\w{3})(?:en|er|es|em|e|s)(?=\s|$)")


def find_source_name(name: str) -> SourceName | None:
    """Return the registered name that ``name`` means, or None.

    Tries the spelling as it stands, then what a German text does to a name: a short form in brackets
    ("Nationale Geheimdienst (NIS)"), an article before it, inflected endings ("ukrainischen Armee",
    "Selenskyjs"). Never guesses between two sources: an inflected form that could be two names is none.
    """
    forms = list(_spellings(name))
    known = {n.key: n for n in SourceName.objects.filter(key__in=forms).select_related("source")}
    for form in forms:
        if form in known:
            return known[form]
    return _find_inflected(forms)


def _spellings(name: str) -> Iterator[str]:
    yield name_key(name)
    bracketed = _BRACKETED.match(name.strip())
    if bracketed:
        yield name_key(bracketed["short"])
        yield name_key(bracketed["long"])
    yield name_key(_ARTICLE.sub("", name.strip()))


def _find_inflected(forms: list[str]) -> SourceName | None:
    stems = {_stem(form) for form in forms if form}
    first_letters = {form[:3] for form in forms if len(form) >= 3}
    candidates = [
        candidate
        for letters in sorted(first_letters)
        for candidate in SourceName.objects.filter(key__startswith=letters).select_related("source")
        if _stem(candidate.key) in stems
    ]
    sources = {candidate.source_id for candidate in candidates}
    return candidates[0] if len(sources) == 1 else None


def _stem(key: str) -> str:
    return _ENDING.sub("", key)
