"""A frictionless data package: a zip with one CSV per table and ``datapackage.json``, which describes them.

The description is written last and holds number of rows, bytes and digest of each table: a package that has
it is complete. Each table is a pass of its own over the same moment, so nothing is kept in memory or on disk.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from claims.exports.csv_text import csv_parts
from claims.exports.moment import Moment
from claims.exports.table_rows import (
    appearance_rows,
    attribution_rows,
    claim_rows,
    edition_rows,
    evidence_rows,
)
from claims.exports.tables import (
    APPEARANCES_TABLE,
    ATTRIBUTIONS_TABLE,
    CLAIMS_TABLE,
    EDITIONS_TABLE,
    EVIDENCE_TABLE,
    Chunks,
    Column,
    Table,
)
from trail.canonical import iso_utc

DESCRIPTION = "datapackage.json"
TABLES: tuple[tuple[Table, Callable[[Moment, Any], Chunks]], ...] = (
    (CLAIMS_TABLE, claim_rows),
    (EDITIONS_TABLE, edition_rows),
    (APPEARANCES_TABLE, appearance_rows),
    (ATTRIBUTIONS_TABLE, attribution_rows),
    (EVIDENCE_TABLE, evidence_rows),
)


def data_package_parts(moment: Moment, claims: QuerySet[Any, Any]) -> Iterator[bytes]:
    """Yield the zip as it grows."""
    sink = _Sink()
    resources = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as package:
        for table, rows_of in TABLES:
            written = _Written()
            with package.open(_member(f"{table.name}.csv"), "w", force_zip64=True) as file:
                for part in csv_parts(table.header, written.counting(rows_of(moment, claims))):
                    written.add(part)
                    file.write(part)
                    yield sink.taken()
            resources.append(_resource(table, written))
        package.writestr(_member(DESCRIPTION), _description(resources))
        yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Takes what a zip writes until somebody asks for it; it cannot be gone back in."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


class _Written:
    """What is to be said of a table once it is written."""

    def __init__(self) -> None:
        self.rows = self.bytes = 0
        self._digest = hashlib.sha256()

    def counting(self, chunks: Chunks) -> Chunks:
        for rows in chunks:
            self.rows += len(rows)
            yield rows

    def add(self, part: bytes) -> None:
        self.bytes += len(part)
        self._digest.update(part)

    @property
    def digest(self) -> str:
        return f"sha256:{self._digest.hexdigest()}"


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, timezone.localtime().timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _description(resources: list[dict[str, Any]]) -> str:
    license_ = {"licenses": [{"path": settings.DATA_LICENSE}]} if settings.DATA_LICENSE else {}
    package = {
        "profile": "tabular-data-package",
        "name": "claims",
        "title": f"{settings.SITE_NAME}: published claims",
        "homepage": f"{settings.SITE_URL}/",
        "created": iso_utc(timezone.now()),
        **license_,
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, written: _Written) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "rows": written.rows,
        "bytes": written.bytes,
        "hash": written.digest,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": list(fields), "reference": {"resource": resource, "fields": list(there)}}
        for fields, (resource, there) in table.parents.items()
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }
