"""Copy-edits and labels of protected sources: written within their act, then fixed."""

from __future__ import annotations

from claims.guards.acts import CLAIM, EVENT, NEWEST, open_act
from claims.guards.claim import EDITION
from trail.guards import Guard, append_only

COPY_EDIT = "claims_copyedit"
PROPOSAL = "claims_copyeditproposal"
LABEL = "claims_protectedlabel"

_CLAIM_OF_THE_EDITION = f"(SELECT d.claim_id FROM {EDITION} AS d WHERE d.id = NEW.edition_id)"

GUARDS: tuple[Guard, ...] = (
    Guard(
        "copyeditproposal_made_by_its_author",
        PROPOSAL,
        "INSERT",
        "a copy-edit is proposed in an act of its author, for the newest edition of the claim",
        "NOT "
        + open_act(
            "NEW.claim_id",
            "e.seq = NEW.event_id AND e.action = 'copy_edit' AND e.editor_id = NEW.proposed_by_id",
        )
        + f" OR NEW.edition_id <> (SELECT d.id FROM {EDITION} AS d WHERE d.claim_id = NEW.claim_id "
        "ORDER BY d.number DESC LIMIT 1)",
    ),
    Guard("copyeditproposal_no_update", PROPOSAL, "UPDATE", "a proposed copy-edit is never changed"),
    *append_only(
        COPY_EDIT,
        noun="copy-edits",
        unique=(
            "old_row.id = NEW.id",
            "old_row.event_id = NEW.event_id",
            "old_row.content_hash = NEW.content_hash",
            "(old_row.edition_id = NEW.edition_id AND old_row.number = NEW.number)",
        ),
    ),
    Guard(
        "copyedit_follows_its_event",
        COPY_EDIT,
        "INSERT",
        "a copy-edit is accepted in an act on its claim and continues the numbers",
        f"NEW.number <> coalesce((SELECT max(k.number) FROM {COPY_EDIT} AS k "
        "WHERE k.edition_id = NEW.edition_id), 0) + 1 OR NOT "
        + open_act(
            _CLAIM_OF_THE_EDITION,
            "e.seq = NEW.event_id AND e.action = 'accept_copy_edit' AND e.editor_id = NEW.accepted_by_id "
            "AND e.at = NEW.accepted_at",
        ),
    ),
    Guard(
        "copyedit_was_proposed_by_another",
        COPY_EDIT,
        "INSERT",
        "a copy-edit is accepted as another person proposed it",
        f"NOT EXISTS (SELECT 1 FROM {PROPOSAL} AS p WHERE p.edition_id = NEW.edition_id "
        "AND p.proposed_by_id = NEW.proposed_by_id AND p.proposed_by_id <> NEW.accepted_by_id)",
    ),
    *append_only(
        LABEL,
        noun="labels of protected sources",
        unique=(
            "old_row.id = NEW.id",
            "(old_row.claim_id = NEW.claim_id AND old_row.source_id = NEW.source_id)",
            "(old_row.claim_id = NEW.claim_id AND old_row.article_id = NEW.article_id)",
            (
                "(old_row.claim_id = NEW.claim_id AND old_row.number = NEW.number "
                "AND (old_row.source_id IS NULL) = (NEW.source_id IS NULL))"
            ),
        ),
    ),
    Guard(
        "protectedlabel_given_with_an_edition",
        LABEL,
        "INSERT",
        "a label of a protected source is given with the edition that hides it",
        f"NOT EXISTS (SELECT 1 FROM {EDITION} AS d JOIN {CLAIM} AS c ON c.id = d.claim_id "
        f"JOIN {EVENT} AS e ON e.seq = d.event_id WHERE c.id = NEW.claim_id AND e.seq = {NEWEST} "
        "AND c.last_event_id < e.seq)",
    ),
)
