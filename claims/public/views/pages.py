"""The pages a newsroom writes about itself: method, corrections policy, complaints, imprint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from claims.models import SitePage
from claims.public.answers import page, public_page

LONGEST_HEADING = 60
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph of one line, or a list of several."""

    lines: list[str]
    is_heading: bool


@public_page
def site_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page in the reader's language, else in the one it exists in."""
    versions = {version.language: version for version in SitePage.objects.filter(slug=slug).order_by("id")}
    if not versions:
        raise Http404
    shown = versions.get(get_language() or "") or next(iter(versions.values()))
    return page(request, "public/page.html", {"shown": shown, "blocks": blocks(shown.body)}, section=slug)


def blocks(body: str) -> list[Block]:
    """Return the parts of a plain text between blank lines.

    A single short line that ends like no sentence is a heading; several lines are a list.
    """
    paragraphs = (part.strip() for part in _BLANK_LINES.split(body.replace("\r\n", "\n")))
    return [Block(text.split("\n"), is_heading=_is_heading(text)) for text in paragraphs if text]


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and "\n" not in text and not text.endswith((".", ":", ",", ";"))
