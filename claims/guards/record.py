"""Editions and the readers' row with the small tables it is filtered by."""

from __future__ import annotations

from claims.guards.acts import CLAIM, EVENT, NEWEST, READERS_ACTS, sql_list, sql_rows
from claims.guards.assessing import ASSESSMENT, CLEARANCE
from claims.guards.claim import EDITION
from claims.models.choices import EditionKind, PublicState
from trail.guards import Guard, append_only

PUBLISHED = "claims_publishedclaim"

_STATES = tuple(str(state) for state in PublicState)
_PUBLIC, _SUSPENDED, _WITHDRAWN, _BLOCKED = _STATES
# Which act takes readers' rows from which state to which; every other change of the state is refused.
STATE_CHANGES = (
    ("suspend", _PUBLIC, _SUSPENDED),
    ("release", _SUSPENDED, _PUBLIC),
    ("withdraw", _PUBLIC, _WITHDRAWN),
    ("withdraw", _SUSPENDED, _WITHDRAWN),
    ("publish", _WITHDRAWN, _PUBLIC),
    *(("block", state, _BLOCKED) for state in (_PUBLIC, _SUSPENDED, _WITHDRAWN)),
    *(("unblock", _BLOCKED, state) for state in (_PUBLIC, _SUSPENDED, _WITHDRAWN)),
)

_OTHER_VERDICTS = (
    f"NOT EXISTS (SELECT 1 FROM {EDITION} AS d WHERE d.id = NEW.edition_id AND d.claim_id = NEW.claim_id "
    "AND d.accuracy = NEW.accuracy AND d.attribution = NEW.attribution)"
)


def _erases_an_edition(claim_id: str) -> str:
    """The event ``e`` erased the document of an edition of the claim, or one of its copy-edits."""
    return (
        "(e.action = 'erase' AND e.subject_kind = 'record_body' AND (e.subject_id IN "
        f"(SELECT d.content_hash FROM {EDITION} AS d WHERE d.claim_id = {claim_id}) OR e.subject_id IN "
        f"(SELECT k.content_hash FROM claims_copyedit AS k JOIN {EDITION} AS d ON d.id = k.edition_id "
        f"WHERE d.claim_id = {claim_id})))"
    )


def _being_renewed(published_id: str) -> str:
    """The newest event renews the readers' row, and the row does not name it yet."""
    return (
        f"EXISTS (SELECT 1 FROM {PUBLISHED} AS p JOIN {EVENT} AS e ON e.seq = {NEWEST} "
        f"WHERE p.id = {published_id} AND p.event_id < e.seq AND (e.action = 'rebuild_published' "
        f"OR {_erases_an_edition('p.claim_id')} "
        "OR (e.subject_kind = 'claim' AND e.subject_id = p.public_id "
        f"AND e.action IN ({sql_list(READERS_ACTS)}))))"
    )


def _being_published(published_id: str) -> str:
    """The readers' row was born with the newest event, and the claim is not yet written."""
    return (
        f"EXISTS (SELECT 1 FROM {PUBLISHED} AS p JOIN {CLAIM} AS c ON c.id = p.claim_id "
        f"JOIN {EDITION} AS d ON d.id = p.edition_id WHERE p.id = {published_id} AND d.number = 1 "
        f"AND p.event_id = {NEWEST} AND d.event_id = p.event_id AND c.last_event_id < p.event_id)"
    )


def _relations(table: str, unique: str) -> tuple[Guard, ...]:
    """Rows that are made anew with their readers' row: added and removed within its act, never changed."""
    short = table.split("_", 1)[1]
    message = "what a readers row is filtered by is made anew with it, within its act"
    return (
        Guard(
            f"{short}_added_in_an_act",
            table,
            "INSERT",
            message,
            f"NOT {_being_renewed('NEW.published_id')} AND NOT {_being_published('NEW.published_id')}",
        ),
        Guard(f"{short}_no_update", table, "UPDATE", message),
        Guard(
            f"{short}_removed_in_an_act",
            table,
            "DELETE",
            message,
            f"NOT {_being_renewed('OLD.published_id')}",
        ),
        Guard(
            f"{short}_no_replace",
            table,
            "INSERT",
            "what a readers row is filtered by is never replaced",
            f"EXISTS (SELECT 1 FROM {table} AS old_row WHERE old_row.id = NEW.id OR {unique})",
        ),
        Guard(f"{short}_no_truncate", table, "TRUNCATE", message),
    )


GUARDS: tuple[Guard, ...] = (
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
        f"WHERE e.seq = NEW.event_id AND e.seq = {NEWEST} AND e.subject_kind = 'claim' "
        "AND e.subject_id = c.public_id AND e.action IN ('publish', 'withdraw') "
        f"AND (e.action = 'withdraw') = (NEW.kind = '{EditionKind.WITHDRAWAL}') "
        "AND e.change_note_length = NEW.change_note_length AND e.at = NEW.published_at)",
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
        "AND k.first_assessor_id = NEW.first_assessor_id AND k.second_assessor_id = NEW.second_assessor_id "
        "AND k.agreement = NEW.agreement)",
    ),
    Guard(
        "edition_withdrawal_copies",
        EDITION,
        "INSERT",
        "a withdrawal copies verdicts and assessors of the last edition",
        f"NEW.kind = '{EditionKind.WITHDRAWAL}' AND NOT EXISTS (SELECT 1 FROM {EDITION} AS d "
        "WHERE d.claim_id = NEW.claim_id AND d.number = NEW.number - 1 AND d.accuracy = NEW.accuracy "
        "AND d.attribution = NEW.attribution AND d.first_assessor_id = NEW.first_assessor_id "
        "AND d.second_assessor_id = NEW.second_assessor_id AND d.agreement = NEW.agreement)",
    ),
    Guard(
        "published_starts_with_edition",
        PUBLISHED,
        "INSERT",
        "a readers row begins with the newest edition of its claim and its event",
        f"EXISTS (SELECT 1 FROM {PUBLISHED} AS old_row WHERE old_row.id = NEW.id "
        "OR old_row.claim_id = NEW.claim_id OR old_row.public_id = NEW.public_id "
        "OR old_row.edition_id = NEW.edition_id) "
        f"OR NOT EXISTS (SELECT 1 FROM {EDITION} AS d JOIN {CLAIM} AS c ON c.id = d.claim_id "
        "WHERE d.id = NEW.edition_id AND d.claim_id = NEW.claim_id AND c.public_id = NEW.public_id "
        f"AND d.event_id = NEW.event_id AND d.event_id = {NEWEST})",
    ),
    Guard(
        "published_changes_with_event",
        PUBLISHED,
        "UPDATE",
        "a readers row changes only with a fresh event and shows the newest edition",
        "NEW.id <> OLD.id OR NEW.claim_id <> OLD.claim_id OR NEW.public_id <> OLD.public_id "
        "OR NEW.first_published_at <> OLD.first_published_at "
        f"OR NEW.event_id <= OLD.event_id OR NEW.event_id <> {NEWEST} "
        f"OR NOT EXISTS (SELECT 1 FROM {EVENT} AS e WHERE e.seq = NEW.event_id AND "
        f"(e.action = 'rebuild_published' OR {_erases_an_edition('NEW.claim_id')} "
        "OR (e.subject_kind = 'claim' AND e.subject_id = NEW.public_id "
        f"AND e.action IN ({sql_list(READERS_ACTS)})))) "
        f"OR NEW.edition_id <> (SELECT d.id FROM {EDITION} AS d WHERE d.claim_id = NEW.claim_id "
        "ORDER BY d.number DESC LIMIT 1)",
    ),
    Guard(
        "published_begins_with_its_verdicts",
        PUBLISHED,
        "INSERT",
        "a readers row shows the verdicts of its edition",
        _OTHER_VERDICTS,
    ),
    Guard(
        "published_keeps_its_verdicts",
        PUBLISHED,
        "UPDATE",
        "a readers row shows the verdicts of its edition",
        _OTHER_VERDICTS,
    ),
    Guard("published_no_delete", PUBLISHED, "DELETE", "a readers row is never deleted"),
    Guard("published_no_truncate", PUBLISHED, "TRUNCATE", "a readers row is never deleted"),
    Guard(
        "published_state_follows_the_act",
        PUBLISHED,
        "UPDATE",
        "only the act for it suspends, releases, withdraws or blocks, and only a release, an unblocking or "
        "a publication after a withdrawal makes a claim public again",
        "NEW.state <> OLD.state AND "
        f"((SELECT e.action FROM {EVENT} AS e WHERE e.seq = NEW.event_id), OLD.state, NEW.state) "
        f"NOT IN (VALUES {sql_rows(STATE_CHANGES)})",
    ),
    Guard(
        "published_unblocks_to_what_it_was",
        PUBLISHED,
        "UPDATE",
        "an unblocked claim is again what it would be without the block",
        f"OLD.state = '{_BLOCKED}' AND NEW.state <> OLD.state AND NEW.state <> CASE "
        f"WHEN (SELECT d.kind FROM {EDITION} AS d WHERE d.id = NEW.edition_id) = '{EditionKind.WITHDRAWAL}' "
        f"THEN '{_WITHDRAWN}' WHEN (SELECT e.action FROM {EVENT} AS e WHERE e.subject_kind = 'claim' "
        "AND e.subject_id = NEW.public_id AND e.action IN ('suspend', 'release', 'withdraw') "
        f"ORDER BY e.seq DESC LIMIT 1) = 'suspend' THEN '{_SUSPENDED}' ELSE '{_PUBLIC}' END",
    ),
    *_relations(
        "claims_publishedsource",
        "(old_row.source_id = NEW.source_id AND old_row.role = NEW.role "
        "AND old_row.published_id = NEW.published_id)",
    ),
    *_relations(
        "claims_publishedarticle",
        "(old_row.article_id = NEW.article_id AND old_row.published_id = NEW.published_id)",
    ),
    *_relations(
        "claims_publishedtopic",
        "(old_row.topic_id = NEW.topic_id AND old_row.published_id = NEW.published_id)",
    ),
)
