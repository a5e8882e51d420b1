"""Which version of everything readers see this is: the newest act that any of it could show.

``readers_version()`` is one cheap query. Each readers' row names the event that wrote it, and whatever else
readers see (names and protection of sources, whether a text may be read, topics, pages of the site) changes
with an event about it. So nothing has to remember to raise a counter, and an act that was rolled back leaves
no trace. Kinds of acts nobody thought of count; what is left out is named: acts on claims, which name
themselves in readers' rows, and what comes in new, which nothing published names yet.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from trail.chain import FIRST_PREV_HASH

# Written out as in the index event_seen_by_readers, with no parameter, so that both databases use it. Each
# newest act is the first of an order: PostgreSQL plans that in a fifth of the time it needs for max(), and
# planning is most of what this costs.
NEWEST_ACT = """
SELECT seq, hash, at FROM trail_event WHERE seq IN (
    (SELECT event_id FROM claims_publishedclaim ORDER BY event_id DESC LIMIT 1),
    (
        SELECT seq FROM trail_event
        WHERE NOT (subject_kind IN ('claim', 'match', 'address', 'record_body'))
        AND NOT (action IN ('import', 'create'))
        ORDER BY seq DESC LIMIT 1
    )
) ORDER BY seq DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Version:
    """The act that made something what it is: its hash names it, ``at`` is its moment."""

    hash: str
    at: dt.datetime | None

    def on(self, day: str) -> Version:
        """Return the version of what also changes with the calendar, without any act."""
        return Version(f"{self.hash} {day}", None)


def readers_version() -> Version:
    """Return the version of everything readers see; it changes with every change of any of it.

    It is read from the database each time: a suspension in another process counts at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_ACT)
        newest = cursor.fetchone()
    if newest is None:
        return Version(FIRST_PREV_HASH, None)
    _seq, digest, at = newest
    # SQLite keeps moments without their zone, which is UTC.
    return Version(digest, at if at.tzinfo else at.replace(tzinfo=dt.UTC))
