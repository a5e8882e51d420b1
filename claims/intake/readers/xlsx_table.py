"""Excel tables: the first sheet, every cell as text; formulas give the value they had when saved.

A formula saved without a value, as programs write tables that never were open, is named by its line.
"""

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
    values = _cells(data, data_only=True)
    if not _holds_formulas(data):
        yield from ([_cell(cell.value) for cell in row] for row in values)
        return
    both = zip(values, _cells(data, data_only=False), strict=True)
    for number, (row, written) in enumerate(both, start=1):
        if any(map(_lacks_value, row, written)):
            raise Unreadable(Reason.FORMULA, line=number)
        yield [_cell(cell.value) for cell in row]


def _holds_formulas(data: bytes) -> bool:
    """Whether any sheet does; only then is the table read twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in (sheet := parts.read(name)) or b"<f " in sheet for name in sheets)


def _lacks_value(saved: Any, written: Any) -> bool:
    """Whether a formula was saved without what it gives; an empty text is a value of its own type."""
    return written.data_type == "f" and saved.value is None and saved.data_type != "str"


def _cells(data: bytes, *, data_only: bool) -> Iterator[Any]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    if not book.worksheets:
        raise Unreadable(Reason.TABLE_HAS_NO_ROWS)
    sheet = book.worksheets[0]
    # The size a sheet claims would make openpyxl fill rows with a million empty cells.
    sheet.reset_dimensions()
    yield from sheet.iter_rows()


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
