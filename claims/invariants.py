"""What the database refuses about claims, editions and readers' rows.

"Fresh" means the newest event of the trail: an act writes its event first, and only that act, still
holding the chain, can name it.
"""

from claims.models.choices import EditionKind, PublicState, VerificationStatus
from claims.workflow.transitions import TRANSITIONS, edges
from trail.guards import Guard, append_only

CLAIM = "claims_claim"
EDITION = "claims_claimedition"
PUBLISHED = "claims_publishedclaim"
APPEARANCE = "claims_appearance"
ASSESSMENT = "claims_assessment"
CLEARANCE = "claims_clearance"
EVENT = "trail_event"

_NEWEST = f"(SELECT max(seq) FROM {EVENT})"


def _sql_list(values: list[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _sql_pairs(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"('{one}', '{other}')" for one, other in pairs)


_NEEDS_REASON = [transition.name for transition in TRANSITIONS if transition.needs_reason]

GUARDS: tuple[Guard, ...] = (
    Guard(
        "event_gives_reason",
        EVENT,
        "INSERT",
        "this act needs a reason",
        "NEW.subject_kind = 'claim' AND NEW.reason_length = 0 "
        f"AND NEW.action IN ({_sql_list(_NEEDS_REASON)})",
    ),
    # --- claims ---
    Guard(
        "claim_starts_proposed",
        CLAIM,
        "INSERT",
        "a claim begins as proposed, with its event",
        f"NEW.verification_status <> '{VerificationStatus.PROPOSED}' OR NEW.revision <> 1 "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.last_event_id AND e.seq = {_NEWEST} "
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
        "OR NEW.created_by_id <> OLD.created_by_id OR NEW.version < OLD.version OR NEW.round < OLD.round "
        "OR NEW.last_event_id <= OLD.last_event_id "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.last_event_id AND e.seq = {_NEWEST} "
        "AND e.subject_kind = 'claim' AND e.subject_id = NEW.public_id "
        "AND e.from_status = OLD.verification_status AND e.to_status = NEW.verification_status)",
    ),
    Guard(
        "claim_moves_along_the_table",
        CLAIM,
        "UPDATE",
        "the workflow has no such transition",
        "NEW.verification_status <> OLD.verification_status AND "
        f"(OLD.verification_status, NEW.verification_status) NOT IN (VALUES {_sql_pairs(edges())})",
    ),
    Guard(
        "claim_published_with_edition",
        CLAIM,
        "UPDATE",
        "only an edition publishes a claim",
        f"NEW.verification_status = '{VerificationStatus.PUBLISHED}' "
        f"AND OLD.verification_status <> '{VerificationStatus.PUBLISHED}' "
        f"AND NOT EXISTS (SELECT 1 FROM {EDITION} AS d WHERE d.claim_id = NEW.id "
        "AND d.event_id = NEW.last_event_id)",
    ),
    Guard(
        "appearance_quote_is_verbatim",
        APPEARANCE,
        "INSERT",
        "the quote does not stand in the text at this place",
        'NEW.quote <> (SELECT substr(a.text, NEW.start + 1, NEW."end" - NEW.start) '
        "FROM sources_article AS a WHERE a.id = NEW.article_id)",
    ),
    Guard(
        "appearance_stays_verbatim",
        APPEARANCE,
        "UPDATE",
        "the quote does not stand in the text at this place",
        'NEW.quote <> (SELECT substr(a.text, NEW.start + 1, NEW."end" - NEW.start) '
        "FROM sources_article AS a WHERE a.id = NEW.article_id)",
    ),
    *append_only(
        ASSESSMENT,
        noun="assessments",
        unique=(
            "old_row.id = NEW.id",
            "(old_row.claim_id = NEW.claim_id AND old_row.round = NEW.round AND old_row.place = NEW.place)",
            (
                "(old_row.claim_id = NEW.claim_id AND old_row.version = NEW.version "
                "AND old_row.round = NEW.round AND old_row.editor_id = NEW.editor_id)"
            ),
        ),
    ),
    *append_only(
        CLEARANCE,
        noun="clearances",
        unique=(
            "old_row.id = NEW.id",
            "(old_row.claim_id = NEW.claim_id AND old_row.round = NEW.round)",
        ),
    ),
    Guard(
        "clearance_joins_two_assessments",
        CLEARANCE,
        "INSERT",
        "a clearance joins two assessments of the present round by two persons",
        f"NOT EXISTS (SELECT 1 FROM {CLAIM} AS c WHERE c.id = NEW.claim_id AND c.round = NEW.round) "
        f"OR NOT EXISTS (SELECT 1 FROM {ASSESSMENT} AS a WHERE a.id = NEW.assessment_id "
        "AND a.claim_id = NEW.claim_id AND a.round = NEW.round AND a.editor_id = NEW.first_assessor_id) "
        f"OR NOT EXISTS (SELECT 1 FROM {ASSESSMENT} AS a WHERE a.claim_id = NEW.claim_id "
        "AND a.round = NEW.round AND a.editor_id = NEW.second_assessor_id)",
    ),
    Guard(
        "claim_cleared_by_two",
        CLAIM,
        "UPDATE",
        "only two persons clear a claim",
        f"NEW.verification_status = '{VerificationStatus.CLEARED}' "
        f"AND NOT EXISTS (SELECT 1 FROM {CLEARANCE} AS k WHERE k.claim_id = NEW.id AND k.round = NEW.round)",
    ),
    # --- the record ---
    *append_only(
        EDITION,
        noun="editions",
        unique=(
            "old_row.id = NEW.id",
            "old_row.event_id = NEW.event_id",
            "old_row.content_hash = NEW.content_hash",
            "(old_row.claim_id = NEW.claim_id AND old_row.number = NEW.number)",
        ),
    ),
    Guard(
        "edition_follows_its_event",
        EDITION,
        "INSERT",
        "an edition belongs to a fresh event of its claim and continues its numbers",
        f"NEW.number <> coalesce((SELECT max(d.number) FROM {EDITION} AS d "
        "WHERE d.claim_id = NEW.claim_id), 0) + 1 "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e JOIN {CLAIM} AS c ON c.id = NEW.claim_id "
        f"WHERE e.seq = NEW.event_id AND e.seq = {_NEWEST} AND e.subject_kind = 'claim' "
        "AND e.subject_id = c.public_id AND e.action IN ('publish', 'withdraw'))",
    ),
    Guard(
        "edition_is_signed_by_two",
        EDITION,
        "INSERT",
        "an edition names the two persons who cleared the claim",
        f"NEW.kind <> '{EditionKind.WITHDRAWAL}' AND NOT EXISTS (SELECT 1 FROM {CLEARANCE} AS k "
        f"JOIN {CLAIM} AS c ON c.id = k.claim_id AND c.round = k.round "
        f"JOIN {ASSESSMENT} AS a ON a.id = k.assessment_id WHERE k.claim_id = NEW.claim_id "
        "AND c.version = a.version AND a.accuracy = NEW.accuracy AND a.attribution = NEW.attribution "
        "AND k.first_assessor_id = NEW.first_assessor_id AND k.second_assessor_id = NEW.second_assessor_id)",
    ),
    Guard(
        "edition_withdrawal_copies",
        EDITION,
        "INSERT",
        "a withdrawal copies verdicts and assessors of the last edition",
        f"NEW.kind = '{EditionKind.WITHDRAWAL}' AND NOT EXISTS (SELECT 1 FROM {EDITION} AS d "
        "WHERE d.claim_id = NEW.claim_id AND d.number = NEW.number - 1 AND d.accuracy = NEW.accuracy "
        "AND d.attribution = NEW.attribution AND d.first_assessor_id = NEW.first_assessor_id "
        "AND d.second_assessor_id = NEW.second_assessor_id)",
    ),
    # --- the readers' row ---
    Guard(
        "published_starts_with_edition",
        PUBLISHED,
        "INSERT",
        "a readers row begins with the newest edition of its claim and its event",
        f"EXISTS (SELECT 1 FROM {PUBLISHED} AS old_row WHERE old_row.id = NEW.id "
        "OR old_row.claim_id = NEW.claim_id OR old_row.public_id = NEW.public_id "
        "OR old_row.edition_id = NEW.edition_id) "
        f"OR NOT EXISTS (SELECT 1 FROM {EDITION} AS d WHERE d.id = NEW.edition_id "
        f"AND d.claim_id = NEW.claim_id AND d.event_id = NEW.event_id AND d.event_id = {_NEWEST})",
    ),
    Guard(
        "published_changes_with_event",
        PUBLISHED,
        "UPDATE",
        "a readers row changes only with a fresh event and shows the newest edition",
        "NEW.id <> OLD.id OR NEW.claim_id <> OLD.claim_id OR NEW.public_id <> OLD.public_id "
        f"OR NEW.event_id <= OLD.event_id OR NEW.event_id <> {_NEWEST} "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.event_id AND "
        "(e.action = 'rebuild_published' OR (e.subject_kind = 'claim' AND e.subject_id = NEW.public_id))) "
        f"OR NEW.edition_id <> (SELECT d.id FROM {EDITION} AS d WHERE d.claim_id = NEW.claim_id "
        "ORDER BY d.number DESC LIMIT 1)",
    ),
    Guard("published_no_delete", PUBLISHED, "DELETE", "a readers row is never deleted"),
    Guard("published_no_truncate", PUBLISHED, "TRUNCATE", "a readers row is never deleted"),
    Guard(
        "published_release_is_recorded",
        PUBLISHED,
        "UPDATE",
        "only a release, a publication after a withdrawal or an unblocking makes a claim public again",
        f"NEW.state = '{PublicState.PUBLIC}' AND OLD.state <> '{PublicState.PUBLIC}' "
        f"AND NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.event_id "
        "AND (e.action IN ('release', 'unblock') "
        f"OR (e.action = 'publish' AND OLD.state = '{PublicState.WITHDRAWN}')))",
    ),
)
