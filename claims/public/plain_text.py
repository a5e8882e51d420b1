"""Plain text as people write it: blank lines part it, short lines without a full stop are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_HEADING = 60
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph of one line, or a list of several."""

    lines: list[str]
    is_heading: bool

    @property
    def entries(self) -> list[list[str]]:
        """Word and meaning of each line of a list of words explained; empty where a line has no colon."""
        parts = [line.split(": ", 1) for line in self.lines]
        return parts if all(len(part) == 2 for part in parts) else []


def blocks(body: str) -> list[Block]:
    """Return the parts of a plain text between blank lines.

    A single short line that ends like no sentence is a heading; several lines are a list.
    """
    paragraphs = (part.strip() for part in _BLANK_LINES.split(body.replace("\r\n", "\n")))
    return [Block(text.split("\n"), is_heading=is_heading(text)) for text in paragraphs if text]


def is_heading(text: str) -> bool:
    """Whether a paragraph is one short line that ends like no sentence."""
    return len(text) <= LONGEST_HEADING and "\n" not in text and not text.endswith((".", ":", ",", ";"))
