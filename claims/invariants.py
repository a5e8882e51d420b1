"""What the database refuses about claims, their rows, assessments, editions and readers' rows."""

from claims.guards import assessing, claim, record, rows
from trail.guards import Guard

GUARDS: tuple[Guard, ...] = (*claim.GUARDS, *rows.GUARDS, *assessing.GUARDS, *record.GUARDS)
