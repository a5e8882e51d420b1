"""What an editor decided about two similar claims: only with an event of that editor, and never deleted."""

from __future__ import annotations

from claims.guards.acts import CLAIM, EVENT, NEWEST
from claims.models.choices import MatchState
from trail.guards import Guard

MATCH = "claims_claimmatch"

GUARDS: tuple[Guard, ...] = (
    Guard(
        "claimmatch_begins_undecided",
        MATCH,
        "INSERT",
        "a match begins as a suggestion",
        f"NEW.state <> '{MatchState.SUGGESTED}'",
    ),
    Guard(
        "claimmatch_no_replace",
        MATCH,
        "INSERT",
        "matches are never replaced",
        f"EXISTS (SELECT 1 FROM {MATCH} AS old_row WHERE old_row.id = NEW.id "
        "OR (old_row.claim_id = NEW.claim_id AND old_row.other_id = NEW.other_id))",
    ),
    Guard(
        "claimmatch_decided_with_event",
        MATCH,
        "UPDATE",
        "a match is decided in an act of its editor, with one fresh event",
        "NEW.revision <> OLD.revision + 1 OR NEW.event_id <= coalesce(OLD.event_id, 0) "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e JOIN {CLAIM} AS c ON c.id = NEW.claim_id "
        f"JOIN {CLAIM} AS o ON o.id = NEW.other_id WHERE e.seq = NEW.event_id AND e.seq = {NEWEST} "
        "AND e.action = 'decide_match' AND e.subject_kind = 'match' "
        "AND e.subject_id = c.public_id || '+' || o.public_id AND e.editor_id = NEW.decided_by_id "
        "AND e.from_status = OLD.state AND e.to_status = NEW.state)",
    ),
    Guard(
        "claimmatch_stays_with_its_pair",
        MATCH,
        "UPDATE",
        "a match stays with its two claims",
        "NEW.id <> OLD.id OR NEW.claim_id <> OLD.claim_id OR NEW.other_id <> OLD.other_id",
    ),
    Guard(
        "claimmatch_decision_stays",
        MATCH,
        "DELETE",
        "what an editor decided about two claims is never deleted",
        f"OLD.state <> '{MatchState.SUGGESTED}'",
    ),
    Guard("claimmatch_no_truncate", MATCH, "TRUNCATE", "matches are removed one by one"),
)
