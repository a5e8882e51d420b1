"""Excel tables: the first sheet, every cell as text; formulas give the value they had when saved."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from claims.intake.readers.archive import check_archive
from claims.intake.readers.reading import Hints, Reading, Reason, Unreadable
from claims.intake.readers.table import checked_rows


def read(data: bytes, _hints: Hints) -> Reading:
    """Return the rows of the first sheet."""
    check_archive(data)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out (pictures, rules for cells); a table of texts needs none.
            warnings.simplefilter("ignore")
            return Reading(rows=checked_rows(_rows(data)))
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        InvalidFileException,
        zipfile.BadZipFile,
    ) as error:
        raise Unreadable(Reason.BROKEN) from error


def _rows(data: bytes) -> Iterator[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if not book.worksheets:
        raise Unreadable(Reason.TABLE_HAS_NO_ROWS)
    sheet = book.worksheets[0]
    # The size a sheet claims would make openpyxl fill rows with a million empty cells.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [_cell(value) for value in row]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
