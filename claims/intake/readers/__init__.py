"""Every format a newsroom brings in, one module each, behind one function: bytes in, ``Reading`` out.

They run in a child process with limits (``claims.intake.sandbox``) and so know neither Django nor settings
nor the database: what goes wrong is a ``Reason`` with numbers, and the parent has the sentences. A new format
is a module with a reader and one row in ``FORMATS``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from claims.intake.readers.reading import Hints, Reading

Reader = Callable[[bytes, Hints], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """``module`` holds ``read``; it is imported in the child alone, since parsers are large."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]

    def reader(self) -> Reader:
        """Return the function that reads this format."""
        reader: Reader = importlib.import_module(f"claims.intake.readers.{self.module}").read
        return reader


PLAIN_TEXT = Format("text", "plain_text", (".txt", ".text", ".md"), ("text/plain", "text/markdown"))
WEB_PAGE = Format("page", "web_page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"))
WORD = Format(
    "word",
    "word",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
)
MAIL = Format("mail", "mail", (".eml",), ("message/rfc822",))
FEED = Format(
    "feed",
    "feed",
    (".rss", ".atom", ".xml", ".rdf"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "text/xml", "application/xml"),
)
CLAIM_REVIEW = Format(
    "review", "claim_review", (".json", ".jsonld"), ("application/ld+json", "application/json")
)
CSV_TABLE = Format("csv", "csv_table", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"))
XLSX_TABLE = Format(
    "xlsx",
    "xlsx_table",
    (".xlsx",),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
)
# For archived copies; nobody brings one in, so it is not among the formats.
WHOLE_PAGE = Format("whole page", "whole_page", (), ())
FORMATS = (PLAIN_TEXT, WEB_PAGE, WORD, MAIL, FEED, CLAIM_REVIEW, CSV_TABLE, XLSX_TABLE)
TABLES = (CSV_TABLE, XLSX_TABLE)
BY_NAME = {each.name: each for each in (*FORMATS, WHOLE_PAGE)}
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
