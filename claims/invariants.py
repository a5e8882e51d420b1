"""What the database refuses about claims, their rows, assessments, editions, copy-edits and readers' rows.

And what it keeps: the index of the words that readers search.
"""

from claims.guards import assessing, claim, copy_edits, matching, record, rows
from claims.models.published import SEARCHED
from trail.guards import Guard
from trail.word_index import WordIndex

GUARDS: tuple[Guard, ...] = (
    *claim.GUARDS,
    *rows.GUARDS,
    *assessing.GUARDS,
    *record.GUARDS,
    *copy_edits.GUARDS,
    *matching.GUARDS,
)

WORD_INDEXES: tuple[WordIndex, ...] = (SEARCHED,)
