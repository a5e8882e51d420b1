"""Everything a list shows, as a file: CSV, NDJSON, JSON, ClaimReview DataFeed and data package.

    export = prepare_export(CLAIMS["csv"], request.GET)   # raises ExportRefused
    with export.open() as stream:
        for part in stream: ...

An export takes the filters of the list and holds what the list holds, of one moment, in constant memory. It
decides nothing and knows no request: the API serves what ``manage.py export_claims`` writes.
"""

from claims.exports.formats import CLAIMS, CORRECTIONS, Format
from claims.exports.preparing import Export, prepare_export
from claims.exports.selecting import ExportRefused
from claims.exports.stream import Stream

__all__ = ["CLAIMS", "CORRECTIONS", "Export", "ExportRefused", "Format", "Stream", "prepare_export"]
