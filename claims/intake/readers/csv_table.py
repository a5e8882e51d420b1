"""Tables as text: commas, semicolons or tabs, as spreadsheets in different countries write them."""

from __future__ import annotations

import csv
import io

from claims.intake.readers.encoding import decoded
from claims.intake.readers.limits import MAX_TABLE_CHARACTERS
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable
from claims.intake.readers.table import checked_rows

_DELIMITERS = ",;\t"


def read(data: bytes, _hints: Hints) -> Reading:
    """Return the rows; the first non-empty line decides what separates them."""
    text = decoded(data)
    header = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(MAX_TABLE_CHARACTERS)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return Reading(rows=checked_rows(lines))
    except csv.Error as error:
        raise Unreadable(Reason.BROKEN_LINE, line=lines.line_num) from error
