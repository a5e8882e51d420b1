"""Which published texts name a source: what has to be corrected or erased when it becomes protected."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.models import ClaimEdition, CopyEdit
from sources.models import Source
from trail.bodies import read_body
from trail.models import RecordBody

# Keys whose values are codes of sources, not prose.
_CODES = frozenset({"sources", "source", "claimants", "publisher", "body_of"})


@dataclass(frozen=True, slots=True)
class Exposure:
    """One record body that names the source; ``roles`` says as what.

    ``is_newest``: the edition is what readers find at the address of the claim.

    Roles are ``publisher``, ``chain``, ``evidence``, ``parent`` (of another source) and ``wording``.
    """

    edition: ClaimEdition
    roles: tuple[str, ...]
    digest: str
    is_newest: bool


def exposures_of(source: Source) -> list[Exposure]:
    """Return every stored text of editions and copy-edits that names the source, by claim and number."""
    names = _names_of(source)
    pattern = _pattern(names)
    spoken = Q()
    for name in names:
        # As it stands in JSON. SQLite knows the case of ASCII letters alone: „ÖRK“ is not found as „örk“.
        spoken |= Q(text__icontains=json.dumps(_spelled(name), ensure_ascii=False)[1:-1])
    coded = Q(text__contains=f'"{source.slug}"')
    editions = ClaimEdition.objects.filter(body__in=RecordBody.objects.filter(spoken | coded))
    edits = CopyEdit.objects.filter(body__in=RecordBody.objects.filter(spoken))
    found = [
        *(
            Exposure(edition, roles, edition.content_hash, _is_newest(edition))
            for edition in editions.select_related("body", "claim__published").order_by("claim_id", "number")
            if (roles := tuple(_roles(read_body(edition.body), source.slug, pattern)))
        ),
        *(
            Exposure(edit.edition, ("wording",), edit.content_hash, _is_newest(edit.edition))
            for edit in edits.select_related("body", "edition__claim__published").order_by("id")
            if any(pattern.search(text) for text in _prose(read_body(edit.body)))
        ),
    ]
    return sorted(found, key=lambda exposure: (exposure.edition.claim_id, exposure.edition.number))


def names_in(document: dict[str, Any], sources: Sequence[Source]) -> list[Source]:
    """Return those of the sources that a document names, as anything."""
    return [s for s in sources if any(_roles(document, s.slug, _pattern(_names_of(s))))]


def _names_of(source: Source) -> list[str]:
    return sorted({source.name, *source.names.values_list("name", flat=True)})


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """A name as a word of its own, in any case."""
    alternatives = "|".join(re.escape(_spelled(name)) for name in names)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def _spelled(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_newest(edition: ClaimEdition) -> bool:
    return bool(edition.claim.published.edition_id == edition.pk)


def _roles(document: dict[str, Any], slug: str, pattern: re.Pattern[str]) -> Iterator[str]:
    if any(article["publisher"] == slug for article in document["articles"].values()):
        yield "publisher"
    if any(link["source"] == slug for place in document["appearances"] for link in place["links"]):
        yield "chain"
    if any(item["source"] == slug for item in document["evidence"]):
        yield "evidence"
    if any(described.get("body_of") == slug for described in document["sources"].values()):
        yield "parent"
    if any(pattern.search(text) for text in _prose(document)):
        yield "wording"


def _prose(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _prose(item)
        case dict():
            for key, item in value.items():
                if key not in _CODES:
                    yield from _prose(item)
