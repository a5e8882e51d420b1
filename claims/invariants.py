"""What the database refuses about claims, their rows, assessments, editions, copy-edits and readers' rows."""

from claims.guards import assessing, claim, copy_edits, matching, record, rows
from trail.guards import Guard

GUARDS: tuple[Guard, ...] = (
    *claim.GUARDS,
    *rows.GUARDS,
    *assessing.GUARDS,
    *record.GUARDS,
    *copy_edits.GUARDS,
    *matching.GUARDS,
)
