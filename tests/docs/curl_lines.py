"""The curl lines of the documentation, taken apart: what is asked, and what the page says comes back."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

DOCS = Path(__file__).parents[2] / "docs"
DEMO = "http://127.0.0.1:8000"
# Stands for an id of the demo, which has other ones each time.
ANY_ID = "7Q2M7Q2M7Q2M"

_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"\s#\s*(?P<status>\d{3})?\s*(?P<media>[a-z]+/[-+.a-z0-9]+)?\s*$")
_WITH_VALUE = {"-H": "header", "-X": "method", "-o": "output", "-d": "data"}
_ALONE = {"-i", "-s", "-O", "-f", "-J", "--compressed"}


@dataclass(slots=True)
class CurlLine:
    """One request; ``media_type`` is empty where the page says nothing about it."""

    page: str
    text: str
    address: str = ""
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    follows: bool = False
    status: int = 200
    media_type: str = ""

    def __str__(self) -> str:
        return f"{self.page}: {self.address.removeprefix(DEMO)}"


def curl_lines() -> list[CurlLine]:
    """Return every curl line in a block of shell in any page of docs/ that asks the demo."""
    return [
        read_line(line.strip(), page=page.name)
        for page in sorted(DOCS.glob("*.md"))
        for block in _BLOCK.findall(page.read_text(encoding="utf-8"))
        for line in block.replace("\\\n", " ").splitlines()
        if line.strip().startswith("curl ") and DEMO in line
    ]


def read_line(line: str, *, page: str) -> CurlLine:
    """Return what a line asks; ``ValueError`` for an option this reader does not know.

    Behind ``#`` a line names status and media type where they are not 200 and JSON. What stands behind a
    pipe is for people.
    """
    found = CurlLine(page, line)
    if (expected := _EXPECTED.search(line)) is not None:
        line = line[: expected.start()]
        found.status = int(expected["status"] or 200)
        found.media_type = expected["media"] or ""
    words = shlex.split(line.split(" | ")[0])[1:]
    while words:
        word = words.pop(0)
        if word in _WITH_VALUE:
            _take(found, _WITH_VALUE[word], words.pop(0))
        elif word == "-I":
            found.method = "HEAD"
        elif word == "-L":
            found.follows = True
        elif not word.startswith("-"):
            found.address = word
        elif word not in _ALONE and not set(word[1:]) <= {"i", "s", "O", "J", "f"}:
            raise ValueError(f"{page}: the option {word} of “{line}” is not known to the tests")
    if urlsplit(found.address).netloc != urlsplit(DEMO).netloc:
        raise ValueError(f"{page}: “{line}” asks another host than the demo")
    return found


def _take(found: CurlLine, what: str, value: str) -> None:
    if what == "header":
        name, _, content = value.partition(":")
        found.headers[name.strip()] = content.strip()
    elif what == "method":
        found.method = value
