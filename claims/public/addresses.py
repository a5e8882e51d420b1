"""Addresses in full and in the other language."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the site's languages."""

    language: str
    name: str
    path: str
    url: str
    is_current: bool


def absolute_url(path: str) -> str:
    """Return a path of ours as a full address; never built from what a request claims its host to be."""
    return f"{settings.SITE_URL}{path}"


def alternates(request: HttpRequest) -> list[Alternate]:
    """Return this page in every language; where it has no other version, the other start page."""
    current = translation.get_language()
    found = []
    for language, name in settings.LANGUAGES:
        path = _path_in(language, request, is_current=language == current)
        found.append(Alternate(language, name, path, absolute_url(path), is_current=language == current))
    return found


def _path_in(language: str, request: HttpRequest, *, is_current: bool) -> str:
    here = request.get_full_path()
    if is_current:
        return here
    there = translate_url(here, language)
    if there != here:
        return there
    with translation.override(language):
        return reverse("public:start")
