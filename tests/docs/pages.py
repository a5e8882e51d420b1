"""The documents as the tests read them: text, links and headings."""

from __future__ import annotations

import re
from pathlib import Path

from tests.project.source_tree import ROOT

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def read(name: str) -> str:
    """Return the text of a document by its path in the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def documents() -> list[str]:
    """Return the path of every document of the project."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def links(text: str) -> list[str]:
    """Return the targets of links and pictures outside code blocks."""
    return LINK.findall(FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings: lower case, punctuation dropped, spaces as hyphens."""
    headings = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(name: str, text: str) -> list[str]:
    """Return the targets inside the project that lead nowhere."""
    return [target for target in links(text) if "://" not in target and not _exists(name, text, target)]


def _exists(name: str, text: str, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = ROOT / Path(name).parent / path if path else ROOT / name
    if not file.is_file():
        return False
    return not anchor or anchor in anchors(file.read_text(encoding="utf-8") if path else text)
