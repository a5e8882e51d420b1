"""Tables of claims (CSV, XLSX): every row a proposal, none of them with a status or a verdict.

``import_claims`` tries every row inside a transaction and takes it back for a preview, or where a single row
is refused: a table comes in whole or not at all. Rows go through ``propose`` like everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import resources
from import_export.results import RowResult

from claims.intake.claim_rows import ClaimRow, propose_row
from claims.intake.importing import may_import
from claims.intake.proposals import Names
from claims.models import Claim
from trail.chain import hold_chain
from trail.models import Editor

LINE = "line"
# What a column may be called, in any case; the first name is ours.
COLUMNS = {
    "statement": ("statement", "claim", "behauptung"),
    "quote": ("quote", "zitat"),
    "article": ("article", "text", "address", "url", "adresse"),
    "source": ("source", "claimant", "quelle", "urheber"),
    "said_on": ("said_on", "said on", "gesagt am", "datum", "date"),
    "topics": ("topics", "tags", "themen"),
    "language": ("language", "sprache"),
    "internal_note": ("internal_note", "internal note", "note", "notiz"),
}
_BY_NAME = {name: column for column, names in COLUMNS.items() for name in names}


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """One row of the table, by its line in the file; ``refusal`` is empty where it can come in."""

    line: int
    values: ClaimRow
    is_new: bool
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class TableResult:
    """What came of a table. ``ignored`` are headers that mean nothing here, status and verdict among them."""

    rows: list[RowOutcome]
    ignored: list[str]
    stored: bool

    @property
    def refused(self) -> list[RowOutcome]:
        return [row for row in self.rows if row.refusal]

    @property
    def new(self) -> int:
        return sum(row.is_new for row in self.rows)


def import_claims(rows: Sequence[Sequence[str]], *, by: Editor, dry_run: bool) -> TableResult:
    """Propose the claims of a table whose first row is its header.

    Raises ``ValidationError`` where no column holds the statements, ``NotPermitted`` for who may not import.
    """
    may_import(by)
    header = [_BY_NAME.get(" ".join(name.lower().split()), "") for name in rows[0]]
    if "statement" not in header:
        raise ValidationError(
            _("No column is called “statement”. Known columns: %(names)s.") % {"names": ", ".join(COLUMNS)}
        )
    dataset = tablib.Dataset(headers=[LINE, *COLUMNS])
    for line, row in enumerate(rows[1:], start=2):
        if any(row):
            values = dict(zip(header, row, strict=True))
            dataset.append([line, *(values.get(column, "") for column in COLUMNS)])
    result = _ClaimResource(by=by).import_data(
        dataset, dry_run=dry_run, use_transactions=True, rollback_on_validation_errors=True
    )
    outcomes = [_outcome(row) for row in result.rows]
    return TableResult(
        outcomes,
        ignored=[name for name, column in zip(rows[0], header, strict=True) if name and not column],
        stored=not dry_run and not any(row.refusal for row in outcomes),
    )


class _ClaimResource(resources.ModelResource):
    """django-import-export's loop over rows, with savepoint, preview and errors, around our own writer."""

    class Meta:
        model = Claim
        fields = ()
        import_id_fields = ()
        skip_diff = True
        store_row_values = True

    def __init__(self, *, by: Editor) -> None:
        super().__init__()
        self._by = by
        self._names = Names(by)

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Look up no text and no source before everybody else's are committed; runs in the transaction."""
        hold_chain()

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Claim, bool]:
        return Claim(), True

    def import_instance(self, instance: Claim, row: Any, **kwargs: Any) -> None:
        """Take nothing over: ``save_instance`` reads the row."""

    def skip_row(
        self, instance: Claim, original: Any, row: Any, import_validation_errors: Any = None
    ) -> bool:
        return False

    def save_instance(self, instance: Claim, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Propose the claim; a row that was there before changes nothing and is told apart by its key."""
        claim = propose_row(_values(row), names=self._names, by=self._by)
        instance.pk = claim.pk if claim else None

    def save_m2m(self, instance: Claim, row: Any, **kwargs: Any) -> None:
        """Write nothing: topics came with the proposal."""


def _values(row: Any) -> ClaimRow:
    return ClaimRow(**{column: row[column] for column in COLUMNS})


def _outcome(row: Any) -> RowOutcome:
    refusal = ""
    if row.import_type == RowResult.IMPORT_TYPE_INVALID:
        refusal = " ".join(row.validation_error.messages)
    elif row.errors:
        raise row.errors[0].error
    return RowOutcome(
        line=row.row_values[LINE],
        values=_values(row.row_values),
        is_new=not refusal and row.object_id is not None,
        refusal=refusal,
    )
