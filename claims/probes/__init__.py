"""What the guards of claims forbid, as statements; one module per subject, as in ``claims.guards``."""

from claims.probes import assessing, claim, copy_edits, editions, matching, readers, rows
from trail.probing import Probe

PROBES: tuple[Probe, ...] = (
    *claim.PROBES,
    *rows.PROBES,
    *assessing.PROBES,
    *editions.PROBES,
    *readers.PROBES,
    *copy_edits.PROBES,
    *matching.PROBES,
)
