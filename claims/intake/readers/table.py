"""What rows of any table have to pass."""

from __future__ import annotations

from collections.abc import Iterable

from claims.intake.readers.limits import MAX_COLUMNS, MAX_ROWS, MAX_TABLE_CHARACTERS
from claims.intake.readers.reading import Reason, Unreadable

# A sheet may hold empty rows between its rows; so many are still looked at.
_MAX_LINES = 5 * MAX_ROWS


def checked_rows(lines: Iterable[list[str]]) -> list[list[str]]:
    """Return the rows, the header first, all of its length; empty rows keep their place.

    A cell with "=" in front is a formula, never a statement; "-", "+" and "@" begin some statements.
    """
    rows: list[list[str]] = []
    filled = characters = 0
    for number, line in enumerate(lines, start=1):
        row = [cell.strip() for cell in line]
        while row and not row[-1]:
            row.pop()
        if len(row) > MAX_COLUMNS:
            raise Unreadable(Reason.TABLE_TOO_WIDE, line=number, limit=MAX_COLUMNS)
        if not rows and not row:
            continue
        if any(cell.startswith("=") for cell in row):
            raise Unreadable(Reason.FORMULA, line=number)
        filled += bool(row)
        characters += sum(map(len, row))
        if filled > MAX_ROWS + 1 or number > _MAX_LINES or characters > MAX_TABLE_CHARACTERS:
            raise Unreadable(Reason.TABLE_TOO_LONG, limit=MAX_ROWS)
        if rows and len(row) > len(rows[0]):
            raise Unreadable(Reason.BROKEN_LINE, line=number)
        rows.append(row + [""] * (len(rows[0]) - len(row)) if rows else row)
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) < 2:
        raise Unreadable(Reason.TABLE_HAS_NO_ROWS)
    return rows
