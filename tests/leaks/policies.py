"""Who may reach each address. A view without a policy here fails the walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.urls import URLPattern, URLResolver, get_resolver


class Policy(Enum):
    """READERS: anybody, and never an unpublished word. DESK: accounts of the desk only. PROCESS: says nothing
    about claims."""

    READERS = "readers"
    DESK = "desk"
    PROCESS = "process"


NAMESPACES = {"public": Policy.READERS, "v1": Policy.READERS, "admin": Policy.DESK}
NAMES = {"healthz": Policy.PROCESS, "readyz": Policy.PROCESS, "trail-head": Policy.READERS}


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

    @property
    def policy(self) -> Policy | None:
        return NAMESPACES.get(self.namespace) if self.namespace else NAMES.get(self.name)


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
