"""Statements somebody with a database shell could type, as the random walks try them in every situation.

The database itself refuses all but one: a forged event that continues the chain, which only the verification
finds. Every statement is undone afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

CLAIM_COLUMNS = (
    "id, public_id, statement, language, check_worthiness, worthiness_reason, verification_status, revision, "
    "version, round, open_round, internal_note, created_by_id, created_at, last_event_id"
)
EDITION_COLUMNS = (
    "kind, change_note_length, published_at, agreement, accuracy, attribution, evidence_count, claim_id, "
    "first_assessor_id"
)
EVENT_COLUMNS = "at, editor_id, subject_kind, subject_id, version, round, reason_length, change_note_length"
NEWEST = "(SELECT max(seq) FROM trail_event)"


@dataclass(frozen=True)
class Shape:
    """One statement; {claim} and {other} are the two claims' keys, {public_id} the first one's."""

    name: str
    sql: str
    outcome: str = "refused"
    vendor: str = ""


SHAPES = (
    Shape(
        "a status by itself", "UPDATE claims_claim SET verification_status = 'published' WHERE id = {claim}"
    ),
    Shape(
        "a status with the next revision",
        "UPDATE claims_claim SET verification_status = 'cleared', revision = revision + 1 WHERE id = {claim}",
    ),
    Shape(
        "a skipped revision",
        "UPDATE claims_claim SET statement = 'Anders.', revision = revision + 2 WHERE id = {claim}",
    ),
    Shape(
        "another creator",
        f"UPDATE claims_claim SET created_by_id = 'E-000', revision = revision + 1, last_event_id = {NEWEST} "
        "WHERE id = {claim}",
    ),
    Shape(
        "the other claim's event",
        f"UPDATE claims_claim SET internal_note = 'x', revision = revision + 1, last_event_id = {NEWEST} "
        f"WHERE id = {{claim}} AND public_id <> (SELECT subject_id FROM trail_event WHERE seq = {NEWEST})",
    ),
    Shape("a deleted claim", "DELETE FROM claims_claim WHERE id = {claim}"),
    Shape(
        "a replaced claim",
        f"REPLACE INTO claims_claim ({CLAIM_COLUMNS}) SELECT {CLAIM_COLUMNS} FROM claims_claim "
        "WHERE id = {claim}",
        vendor="sqlite",
    ),
    Shape(
        "an upserted claim",
        f"INSERT INTO claims_claim ({CLAIM_COLUMNS}) SELECT {CLAIM_COLUMNS} FROM claims_claim "
        "WHERE id = {claim} ON CONFLICT (id) DO UPDATE SET statement = 'Anders.'",
    ),
    Shape("a changed event", f"UPDATE trail_event SET action = 'accept' WHERE seq = {NEWEST}"),
    Shape("a cut trail", f"DELETE FROM trail_event WHERE seq = {NEWEST}"),
    Shape(
        "a forged event",
        f"INSERT INTO trail_event (seq, action, from_status, to_status, prev_hash, hash, {EVENT_COLUMNS}) "
        f"SELECT seq + 1, 'edit', to_status, to_status, hash, '{'f' * 64}', {EVENT_COLUMNS} "
        f"FROM trail_event WHERE seq = {NEWEST}",
        outcome="found",
    ),
    Shape(
        "a forged event that leaves a gap",
        f"INSERT INTO trail_event (seq, action, from_status, to_status, prev_hash, hash, {EVENT_COLUMNS}) "
        f"SELECT seq + 2, 'edit', to_status, to_status, hash, '{'f' * 64}', {EVENT_COLUMNS} "
        f"FROM trail_event WHERE seq = {NEWEST}",
    ),
    Shape("a changed record text", "UPDATE trail_recordbody SET text = '{{}}' WHERE text <> ''"),
    Shape("a changed edition", "UPDATE claims_claimedition SET accuracy = 'false' WHERE claim_id = {claim}"),
    Shape("a moved edition", "UPDATE claims_claimedition SET claim_id = {other} WHERE claim_id = {claim}"),
    Shape(
        "an edition by one person",
        f"INSERT INTO claims_claimedition (number, event_id, content_hash, second_assessor_id, "
        f"{EDITION_COLUMNS}) SELECT number + 1, {NEWEST}, (SELECT digest FROM trail_recordbody WHERE digest "
        "NOT IN (SELECT content_hash FROM claims_claimedition) LIMIT 1), first_assessor_id, "
        f"{EDITION_COLUMNS} FROM claims_claimedition WHERE claim_id = {{claim}}",
    ),
    Shape(
        "a second readers' row",
        "INSERT INTO claims_publishedclaim (public_id, claim_id, edition_id, event_id, state, "
        "under_re_review, statement, accuracy, attribution, language, known_origins, first_published_at, "
        "published_month, updated_at, search_text, representation) "
        "SELECT 'A1B2C3D4E5F6', {other}, edition_id, event_id, "
        "state, under_re_review, statement, accuracy, attribution, language, known_origins, "
        "first_published_at, published_month, updated_at, search_text, representation "
        "FROM claims_publishedclaim WHERE claim_id = {claim}",
    ),
    Shape("a silent release", "UPDATE claims_publishedclaim SET state = 'public' WHERE claim_id = {claim}"),
    Shape(
        "a release with the newest event",
        f"UPDATE claims_publishedclaim SET state = 'public', event_id = {NEWEST} "
        "WHERE claim_id = {claim} AND state = 'suspended' AND NOT EXISTS (SELECT 1 FROM trail_event "
        f"WHERE seq = {NEWEST} AND action IN ('release', 'unblock'))",
    ),
    Shape("a vanished readers' row", "DELETE FROM claims_publishedclaim WHERE claim_id = {claim}"),
    Shape("a changed verdict", "UPDATE claims_assessment SET accuracy = 'false' WHERE claim_id = {claim}"),
    Shape("a moved assessment", "UPDATE claims_assessment SET claim_id = {other} WHERE claim_id = {claim}"),
    Shape("a removed assessment", "DELETE FROM claims_assessment WHERE claim_id = {claim}"),
    Shape(
        "a clearance by one person",
        "INSERT INTO claims_clearance (round, agreement, assessment_id, claim_id, first_assessor_id, "
        "second_assessor_id) SELECT round, 'independent', id, claim_id, editor_id, editor_id "
        "FROM claims_assessment WHERE claim_id = {claim} AND place = 'first'",
    ),
    Shape(
        "a readers' row without its sources",
        "DELETE FROM claims_publishedsource WHERE published_id IN "
        "(SELECT id FROM claims_publishedclaim WHERE claim_id = {claim})",
    ),
    Shape(
        "a readers' row with another's topic of search",
        "UPDATE claims_publishedclaim SET search_text = '' WHERE claim_id = {claim}",
    ),
    Shape("moved evidence", "UPDATE claims_evidence SET claim_id = {other} WHERE claim_id = {claim}"),
    Shape("removed evidence", "DELETE FROM claims_evidence WHERE claim_id = {claim}"),
    Shape(
        "evidence from nowhere",
        "INSERT INTO claims_evidence (claim_id, stance, url, title, excerpt, note) "
        "VALUES ({claim}, 'supports', 'https://example.org/', 'x', '', '')",
    ),
    Shape(
        "a moved attribution",
        "UPDATE claims_attribution SET claim_id = {other} WHERE claim_id = {claim} AND cites_id IS NULL",
    ),
    Shape(
        "another verdict on a link",
        "UPDATE claims_linkverdict SET verdict = 'distorted' WHERE assessment_id IN "
        "(SELECT id FROM claims_assessment WHERE claim_id = {claim})",
    ),
)
