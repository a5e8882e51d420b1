"""Rows of a claim: they change only within an act that edits it, and stay with their claim.

Without these, what an assessment judged could be changed after it was given.
"""

from __future__ import annotations

from claims.guards.acts import CLAIM, EDITABLE, EDITING_ACTS, EVENT, NEWEST, open_act, sql_list
from trail.guards import Guard

APPEARANCE = "claims_appearance"
ATTRIBUTION = "claims_attribution"
EVIDENCE = "claims_evidence"
TOPIC = "claims_claim_topics"


def _being_edited(claim_id: str) -> str:
    return open_act(
        claim_id,
        f"e.action IN ({sql_list(EDITING_ACTS)}) AND c.verification_status IN ({sql_list(EDITABLE)})",
    )


def _being_proposed(claim_id: str) -> str:
    """The claim was born with the newest event: its appearance and links follow it."""
    return (
        f"EXISTS (SELECT 1 FROM {CLAIM} AS c JOIN {EVENT} AS e ON e.seq = c.last_event_id "
        f"WHERE c.id = {claim_id} AND c.revision = 1 AND e.seq = {NEWEST} AND e.action = 'propose')"
    )


def _rows_of_a_claim(
    table: str, noun: str, unique: str = "", *, come_with_proposal: bool = False
) -> tuple[Guard, ...]:
    """``unique``: a further unique key of the table, as a condition over ``old_row`` and ``NEW``."""
    short = table.split("_", 1)[1]
    message = f"{noun} change only within an act that edits the claim"
    inserted = f"NOT {_being_edited('NEW.claim_id')}"
    if come_with_proposal:
        inserted += f" AND NOT {_being_proposed('NEW.claim_id')}"
    key = f"old_row.id = NEW.id OR {unique}" if unique else "old_row.id = NEW.id"
    return (
        Guard(f"{short}_added_in_an_act", table, "INSERT", message, inserted),
        Guard(f"{short}_changed_in_an_act", table, "UPDATE", message, f"NOT {_being_edited('OLD.claim_id')}"),
        Guard(f"{short}_removed_in_an_act", table, "DELETE", message, f"NOT {_being_edited('OLD.claim_id')}"),
        Guard(
            f"{short}_stays_with_its_claim",
            table,
            "UPDATE",
            f"{noun} stay with their claim",
            "NEW.id <> OLD.id OR NEW.claim_id <> OLD.claim_id",
        ),
        Guard(
            f"{short}_no_replace",
            table,
            "INSERT",
            f"{noun} are never replaced",
            f"EXISTS (SELECT 1 FROM {table} AS old_row WHERE {key})",
        ),
        Guard(f"{short}_no_truncate", table, "TRUNCATE", f"{noun} are removed one by one"),
    )


_OTHER_TEXT = (
    'NEW.quote <> (SELECT substr(a.text, NEW.start + 1, NEW."end" - NEW.start) '
    "FROM sources_article AS a WHERE a.id = NEW.article_id)"
)
_OTHER_CLAIM = (
    f"NOT EXISTS (SELECT 1 FROM {APPEARANCE} AS a WHERE a.id = NEW.appearance_id "
    "AND a.claim_id = NEW.claim_id) OR (NEW.cites_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    f"{ATTRIBUTION} AS t WHERE t.id = NEW.cites_id AND t.claim_id = NEW.claim_id))"
)

GUARDS: tuple[Guard, ...] = (
    *_rows_of_a_claim(
        APPEARANCE,
        "appearances",
        "(old_row.claim_id = NEW.claim_id AND old_row.article_id = NEW.article_id "
        'AND old_row.start = NEW.start AND old_row."end" = NEW."end")',
        come_with_proposal=True,
    ),
    Guard(
        "appearance_quote_is_verbatim",
        APPEARANCE,
        "INSERT",
        "the quote does not stand in the text at this place",
        _OTHER_TEXT,
    ),
    Guard(
        "appearance_stays_verbatim",
        APPEARANCE,
        "UPDATE",
        "the quote does not stand in the text at this place",
        _OTHER_TEXT,
    ),
    *_rows_of_a_claim(ATTRIBUTION, "attributions", come_with_proposal=True),
    Guard(
        "attribution_joins_one_claim",
        ATTRIBUTION,
        "INSERT",
        "an attribution belongs to an appearance of its claim and cites one of its attributions",
        _OTHER_CLAIM,
    ),
    Guard(
        "attribution_stays_in_one_claim",
        ATTRIBUTION,
        "UPDATE",
        "an attribution belongs to an appearance of its claim and cites one of its attributions",
        _OTHER_CLAIM,
    ),
    *_rows_of_a_claim(EVIDENCE, "pieces of evidence"),
    *_rows_of_a_claim(
        TOPIC, "topics", "(old_row.claim_id = NEW.claim_id AND old_row.topic_id = NEW.topic_id)"
    ),
)
