"""The claim itself: each write is one step of the workflow, and each counter moves with its act alone."""

from __future__ import annotations

from claims.guards.acts import (
    CLAIM,
    EDITING_ACTS,
    EVENT,
    NEWEST,
    READERS_ACTS,
    act,
    differs,
    moves,
    sql_list,
    sql_rows,
)
from claims.guards.assessing import ACT_AND_PLACE, ASSESSMENT, CLEARANCE, GIVING
from claims.models.choices import VerificationStatus
from claims.workflow.transitions import TRANSITIONS
from trail.guards import Guard
from trail.models import SYSTEM_EDITOR

EDITION = "claims_claimedition"

_NEEDS_REASON = [transition.name for transition in TRANSITIONS if transition.needs_reason]
_STARTS_ROUND = [transition.name for transition in TRANSITIONS if transition.starts_round]
_JUDGED = " OR ".join(differs(column) for column in ("statement", "said_on", "holds_from", "holds_until"))

GUARDS: tuple[Guard, ...] = (
    Guard(
        "event_gives_reason",
        EVENT,
        "INSERT",
        "this act needs a reason",
        f"NEW.subject_kind = 'claim' AND NEW.reason_length = 0 AND NEW.action IN ({sql_list(_NEEDS_REASON)})",
    ),
    Guard(
        "system_publishes_after_embargo",
        EVENT,
        "INSERT",
        "the system changes what readers get only by publishing at the end of an embargo",
        f"NEW.editor_id = '{SYSTEM_EDITOR}' AND NEW.subject_kind = 'claim' "
        f"AND NEW.action IN ({sql_list(READERS_ACTS)}) AND NOT (NEW.action = 'publish' AND EXISTS "
        f"(SELECT 1 FROM {CLAIM} AS c WHERE c.public_id = NEW.subject_id AND c.embargo_until <= NEW.at))",
    ),
    Guard(
        "claim_starts_proposed",
        CLAIM,
        "INSERT",
        "a claim begins as proposed, with its event",
        f"NEW.verification_status <> '{VerificationStatus.PROPOSED}' OR NEW.revision <> 1 "
        "OR NEW.version <> 1 OR NEW.round <> 1 OR NEW.open_round <> 0 OR NEW.suspended_by_id IS NOT NULL "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.last_event_id AND e.seq = {NEWEST} "
        "AND e.subject_kind = 'claim' AND e.subject_id = NEW.public_id AND e.action = 'propose')",
    ),
    Guard(
        "claim_no_replace",
        CLAIM,
        "INSERT",
        "claims are never replaced",
        f"EXISTS (SELECT 1 FROM {CLAIM} AS old_row WHERE old_row.id = NEW.id "
        "OR old_row.public_id = NEW.public_id)",
    ),
    Guard("claim_no_delete", CLAIM, "DELETE", "claims are never deleted: dismiss or withdraw them"),
    Guard("claim_no_truncate", CLAIM, "TRUNCATE", "claims are never deleted"),
    Guard(
        "claim_write_is_recorded",
        CLAIM,
        "UPDATE",
        "a claim is written by one act with one fresh event",
        "NEW.revision <> OLD.revision + 1 OR NEW.id <> OLD.id OR NEW.public_id <> OLD.public_id "
        "OR NEW.created_by_id <> OLD.created_by_id OR NEW.created_at <> OLD.created_at "
        "OR NEW.last_event_id <= OLD.last_event_id "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.last_event_id AND e.seq = {NEWEST} "
        "AND e.subject_kind = 'claim' AND e.subject_id = NEW.public_id "
        "AND e.from_status = OLD.verification_status AND e.to_status = NEW.verification_status)",
    ),
    Guard(
        "claim_moves_along_the_table",
        CLAIM,
        "UPDATE",
        "the workflow has no such transition",
        f"({act()}, OLD.verification_status, NEW.verification_status) NOT IN (VALUES {sql_rows(moves())})",
    ),
    Guard(
        "claim_counters_follow_the_act",
        CLAIM,
        "UPDATE",
        "version, round and open round move only with the act they belong to",
        f"NEW.round <> OLD.round + CASE WHEN {act()} IN ({sql_list(_STARTS_ROUND)}) THEN 1 ELSE 0 END "
        "OR NEW.open_round <> CASE WHEN OLD.verification_status <> NEW.verification_status "
        f"AND NEW.verification_status = '{VerificationStatus.CLEARED}' "
        "THEN NEW.round ELSE OLD.open_round END "
        f"OR (NEW.version <> OLD.version AND (NEW.version <> OLD.version + 1 OR {act()} NOT IN "
        f"({sql_list(EDITING_ACTS)})))",
    ),
    Guard(
        "claim_text_changes_by_an_edit",
        CLAIM,
        "UPDATE",
        "what an assessment judges changes only by an edit that makes a new version",
        f"({_JUDGED}) AND (NEW.version = OLD.version OR {act()} <> 'edit')",
    ),
    Guard(
        "claim_suspension_follows_the_act",
        CLAIM,
        "UPDATE",
        "the suspender is noted by suspending, and lifted by another person or a withdrawal",
        f"({differs('suspended_by_id')} AND NOT coalesce(({act()} = 'suspend' "
        f"AND NEW.suspended_by_id = {act('editor_id')}) OR ({act()} IN ('release', 'withdraw') "
        "AND NEW.suspended_by_id IS NULL), FALSE)) "
        f"OR ({act()} = 'release' AND OLD.suspended_by_id = {act('editor_id')})",
    ),
    Guard(
        "claim_merges_by_its_act",
        CLAIM,
        "UPDATE",
        "a duplicate is merged by the act for it, once and for good",
        f"({differs('merged_into_id')} AND (OLD.merged_into_id IS NOT NULL OR {act()} <> 'merge')) "
        f"OR ({act()} = 'merge' AND NEW.merged_into_id IS NULL) "
        "OR (OLD.merged_into_id IS NOT NULL "
        f"AND NEW.verification_status <> '{VerificationStatus.DISMISSED}')",
    ),
    Guard(
        "claim_handed_on_with_assessment",
        CLAIM,
        "UPDATE",
        "an act that assesses leaves the assessment of its author",
        f"{act()} IN ({sql_list(name for name, _, _ in GIVING)}) AND NOT EXISTS (SELECT 1 "
        f"FROM {ASSESSMENT} AS a JOIN {EVENT} AS e ON e.seq = NEW.last_event_id WHERE a.claim_id = NEW.id "
        "AND a.round = NEW.round AND a.version = NEW.version AND a.editor_id = e.editor_id "
        f"AND (e.action, a.place) IN (VALUES {ACT_AND_PLACE}))",
    ),
    Guard(
        "claim_cleared_by_two",
        CLAIM,
        "UPDATE",
        "only two persons clear a claim",
        f"NEW.verification_status = '{VerificationStatus.CLEARED}' "
        f"AND NOT EXISTS (SELECT 1 FROM {CLEARANCE} AS k WHERE k.claim_id = NEW.id AND k.round = NEW.round)",
    ),
    Guard(
        "claim_published_with_edition",
        CLAIM,
        "UPDATE",
        "only an edition publishes or withdraws a claim",
        f"NEW.verification_status IN ('{VerificationStatus.PUBLISHED}', '{VerificationStatus.WITHDRAWN}') "
        "AND OLD.verification_status <> NEW.verification_status "
        f"AND NOT EXISTS (SELECT 1 FROM {EDITION} AS d WHERE d.claim_id = NEW.id "
        "AND d.event_id = NEW.last_event_id)",
    ),
)
