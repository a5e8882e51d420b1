"""CSV (RFC 4180) that a spreadsheet opens as text: nothing in it is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from claims.exports.tables import Row

# What spreadsheets take for the beginning of a formula.
FORMULA = frozenset("=+-@\t\r")
GUARD = "'"
BOM = b"\xef\xbb\xbf"
# Less is not worth handing on: every part costs a system call.
PART = 65_536


def csv_parts(header: Row, chunks: Iterable[Iterable[Row]]) -> Iterator[bytes]:
    """Yield a table as UTF-8 text, its header first; empty cells are what is None or empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for rows in chunks:
        writer.writerows(map(guarded, rows))
        if text.tell() >= PART:
            yield _taken(text)
    yield _taken(text)


def guarded(row: Row) -> Row:
    """Return the row with an apostrophe before every text that a spreadsheet would calculate."""
    return [GUARD + value if value.__class__ is str and value[:1] in FORMULA else value for value in row]


def _taken(text: io.StringIO) -> bytes:
    written = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return written
