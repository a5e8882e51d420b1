"""Every address the project answers, with its policy from the matrix of permissions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from tests.permissions import matrix


class Policy(Enum):
    """READERS: anybody, and never an unpublished word. DESK: accounts of the desk only. PROCESS: says nothing
    about claims."""

    READERS = "readers"
    DESK = "desk"
    PROCESS = "process"


# Addresses that take other parameters than ``q``: a word to look for, or the claim they tell of.
ASKED_WITH = {
    "claims-search": "?query={word}",
    "site:oembed": "?url=http://127.0.0.1:8000/de/claims/{public_id}/",
}


@dataclass(frozen=True)
class Route:
    """One pattern of the URL configuration."""

    name: str
    namespace: str
    parameters: tuple[str, ...]
    pattern: str

    @property
    def full_name(self) -> str:
        return f"{self.namespace}:{self.name}" if self.namespace else self.name

    def queries(self, *, word: str, public_ids: Iterable[object]) -> list[str]:
        """Return the query strings that ask for a word and these claims here, the empty one first."""
        template = ASKED_WITH.get(self.full_name, "?q={word}")
        asked = [template.format(word=word, public_id=public_id) for public_id in public_ids]
        return ["", *dict.fromkeys(asked)]

    @property
    def policy(self) -> Policy | None:
        if self.full_name in matrix.PUBLIC_PAGES:
            return Policy.READERS
        if self.full_name in matrix.PROCESS_PAGES:
            return Policy.PROCESS
        desk = {*matrix.DESK_PAGES, *matrix.DESK_POSTS, *model_pages()}
        # Without a name: redirects to the page that has one, and the answer to every other address.
        return Policy.DESK if self.full_name in {*desk, "admin:"} else None


def model_pages() -> dict[str, tuple[str, str]]:
    """Return the admin's pages of every model of the matrix: model and kind of page by name."""
    return {
        f"admin:{label.lower().replace('.', '_')}_{page}": (label, page)
        for label in matrix.MODELS
        for page in ("changelist", "add", "change", "history", "delete")
    }


def words_of(response: HttpResponseBase) -> str:
    """Return the text a reader gets; of a zip, that of every file in it."""
    body = response.getvalue()
    if response.headers.get("Content-Type") != "application/zip":
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as opened:
        return "\n".join(opened.read(name).decode() for name in opened.namelist())


def routes() -> list[Route]:
    """Return every pattern the project answers."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, namespace: str, prefix: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from _walk(entry, entry.namespace or namespace, pattern)
        elif isinstance(entry, URLPattern):
            parameters = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
            yield Route(entry.name or "", namespace, parameters, pattern)
