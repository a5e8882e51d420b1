"""The formats there are for each list: one table for addresses, links, commands and documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.exports.corrections import correction_rows, correction_texts
from claims.exports.csv_text import csv_parts
from claims.exports.data_feed import data_feed_parts
from claims.exports.data_package import TABLES, data_package_parts
from claims.exports.json_text import json_parts, ndjson_parts
from claims.exports.moment import Moment
from claims.exports.table_rows import claim_rows, documents
from claims.exports.tables import CLAIMS_TABLE, CORRECTIONS_TABLE
from claims.models.choices import AccuracyVerdict

Rows = QuerySet[Any, Any]


def _everything(rows: Rows) -> Rows:
    return rows


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a list down.

    ``keep`` leaves of the list what the format can say; ``passes`` is how often it is read.
    """

    list_name: str
    code: str
    suffix: str
    media_type: str
    label: str | Promise
    meaning: str
    write: Callable[[Moment, Rows], Iterator[bytes]]
    keep: Callable[[Rows], Rows] = _everything
    passes: int = 1

    @property
    def file_name(self) -> str:
        return f"{self.list_name}.{self.suffix}"

    @property
    def is_csv(self) -> bool:
        """Whether the format has no place of its own for the number of entries, and may begin with a mark."""
        return self.code == "csv"


def _claims_csv(moment: Moment, claims: Rows) -> Iterator[bytes]:
    return csv_parts(CLAIMS_TABLE.header, claim_rows(moment, claims))


def _claims_ndjson(moment: Moment, claims: Rows) -> Iterator[bytes]:
    return ndjson_parts(moment.texts(claims, "representation"))


def _claims_json(moment: Moment, claims: Rows) -> Iterator[bytes]:
    return json_parts(moment.texts(claims, "representation"))


def _claims_feed(moment: Moment, claims: Rows) -> Iterator[bytes]:
    return data_feed_parts(documents(moment, claims))


def _assessed(claims: Rows) -> Rows:
    return claims.exclude(accuracy=AccuracyVerdict.NOT_CHECKED)


def _corrections_csv(moment: Moment, editions: Rows) -> Iterator[bytes]:
    return csv_parts(CORRECTIONS_TABLE.header, correction_rows(moment, editions))


def _corrections_ndjson(moment: Moment, editions: Rows) -> Iterator[bytes]:
    return ndjson_parts(correction_texts(moment, editions))


def _corrections_json(moment: Moment, editions: Rows) -> Iterator[bytes]:
    return json_parts(correction_texts(moment, editions))


CSV = "text/csv; charset=utf-8"
NDJSON = "application/x-ndjson"
JSON = "application/json"

_ALL = (
    Format(
        "claims", "csv", "csv", CSV, _("CSV table"), "One row per claim, for spreadsheets.", _claims_csv
    ),
    Format(
        "claims", "ndjson", "ndjson", NDJSON, "NDJSON",
        "One claim per line, as in the list; the last line says how many.", _claims_ndjson,
    ),
    Format(
        "claims", "json", "json", JSON, "JSON", "One object: results, as in the list, and their count.",
        _claims_json,
    ),
    Format(
        "claims", "feed", "claimreview.json", JSON, "ClaimReview",
        "A schema.org DataFeed of the claims whose accuracy was assessed.", _claims_feed, _assessed,
    ),
    Format(
        "claims", "package", "zip", "application/zip", _("Data package"),
        "A zip with claims, editions, appearances, attributions and evidence as CSV, described for machines.",
        data_package_parts, passes=len(TABLES) + 1,
    ),
    Format(
        "corrections", "csv", "csv", CSV, _("CSV table"), "One row per correction, for spreadsheets.",
        _corrections_csv,
    ),
    Format(
        "corrections", "ndjson", "ndjson", NDJSON, "NDJSON",
        "One correction per line, as in the list; the last line says how many.", _corrections_ndjson,
    ),
    Format(
        "corrections", "json", "json", JSON, "JSON", "One object: results, as in the list, and their count.",
        _corrections_json,
    ),
)  # fmt: skip

CLAIMS: Mapping[str, Format] = {each.code: each for each in _ALL if each.list_name == "claims"}
CORRECTIONS: Mapping[str, Format] = {each.code: each for each in _ALL if each.list_name == "corrections"}
