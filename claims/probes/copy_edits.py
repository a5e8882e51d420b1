"""Correcting spelling alone or twice, exchanging the words, and renumbering protected sources."""

from __future__ import annotations

from claims.probes.forging import act
from trail.probes import NEWEST, SOMETHING_ELSE_HAPPENED, replacing, truncating
from trail.probing import Probe

_BODY = f"INSERT INTO trail_recordbody (digest, salt, text) VALUES ('{'f' * 64}', '', '{{}}')"
_ACCEPT = act("accept_copy_edit", editor="%(another)s")


def _proposed(further: str = "TRUE") -> str:
    """SQL for a waiting proposal: its claim's columns, the edition, who proposed it and somebody else."""
    return (
        "SELECT c.id, c.public_id, c.verification_status AS status, p.id AS proposal, "
        "p.edition_id AS edition, "
        "p.proposed_by_id AS author, (SELECT max(code) FROM trail_editor WHERE code <> p.proposed_by_id) "
        "AS another FROM claims_copyeditproposal AS p JOIN claims_claim AS c ON c.id = p.claim_id "
        f"WHERE {further} ORDER BY p.id DESC LIMIT 1"
    )


def _accepted(
    number: str = "1", *, by: str = "%(another)s", author: str = "%(author)s", event: str = NEWEST
) -> str:
    return (
        "INSERT INTO claims_copyedit (edition_id, number, proposed_by_id, accepted_by_id, accepted_at, "
        f"event_id, content_hash) SELECT %(edition)s, {number}, {author}, {by}, e.at, e.seq, '{'f' * 64}' "
        f"FROM trail_event AS e WHERE e.seq = {event}"
    )


_PUBLISHED = (
    "SELECT c.id, c.public_id, c.verification_status AS status, d.id AS edition, d.number "
    "FROM claims_claim AS c JOIN claims_claimedition AS d ON d.claim_id = c.id "
    "WHERE c.verification_status = 'published' "
    "AND c.id NOT IN (SELECT claim_id FROM claims_copyeditproposal) ORDER BY c.id DESC LIMIT 1"
)


def _propose(author: str = "e.editor_id") -> str:
    return (
        "INSERT INTO claims_copyeditproposal (claim_id, edition_id, explanation, change_note, "
        f"proposed_by_id, event_id) SELECT %(id)s, %(edition)s, 'x', '', {author}, e.seq "
        f"FROM trail_event AS e WHERE e.seq = {NEWEST}"
    )


_NEW = f"content_hash = '{'f' * 64}'"
_DONE = (_ACCEPT, _BODY, _accepted())
_A_LABEL = (
    "SELECT l.id AS label, l.claim_id AS id, c.public_id, c.verification_status AS status, "
    "(SELECT max(id) FROM sources_source WHERE id NOT IN (SELECT source_id FROM claims_protectedlabel "
    "WHERE source_id IS NOT NULL)) AS other FROM claims_protectedlabel AS l "
    "JOIN claims_claim AS c ON c.id = l.claim_id WHERE l.source_id IS NOT NULL ORDER BY l.id DESC LIMIT 1"
)
_ANOTHER_LABEL = (
    "INSERT INTO claims_protectedlabel (claim_id, source_id, number) VALUES (%(id)s, %(other)s, 99)"
)

PROBES: tuple[Probe, ...] = (
    Probe("copyeditproposal_made_by_its_author", _propose(), _PUBLISHED, (act("assign"),)),
    Probe("copyeditproposal_made_by_its_author", _propose("'E-000'"), _PUBLISHED, (act("copy_edit"),)),
    Probe(
        "copyeditproposal_no_update",
        "UPDATE claims_copyeditproposal SET explanation = 'x' WHERE id = %(proposal)s",
        _proposed(),
    ),
    Probe("copyedit_no_update", f"UPDATE claims_copyedit SET number = 7 WHERE {_NEW}", _proposed(), _DONE),
    Probe("copyedit_no_delete", f"DELETE FROM claims_copyedit WHERE {_NEW}", _proposed(), _DONE),
    truncating("copyedit_no_truncate", "claims_copyedit"),
    # The next number under the event of the last one: REPLACE would take the last one away.
    Probe(
        "copyedit_no_replace",
        _accepted("2").replace("INSERT", "REPLACE", 1),
        _proposed(),
        _DONE,
        vendor="sqlite",
    ),
    replacing("copyedit_no_replace", "claims_copyedit", "id", _NEW, row=_proposed(), before=_DONE)[1],
    Probe("copyedit_follows_its_event", _accepted("2"), _proposed(), (_ACCEPT, _BODY)),
    Probe(
        "copyedit_follows_its_event", _accepted(), _proposed(), (act("assign", editor="%(another)s"), _BODY)
    ),
    Probe("copyedit_follows_its_event", _accepted(), _proposed(), (_ACCEPT, _BODY, SOMETHING_ELSE_HAPPENED)),
    Probe("copyedit_was_proposed_by_another", _accepted(author="'E-000'"), _proposed(), (_ACCEPT, _BODY)),
    Probe(
        "protectedlabel_no_update",
        "UPDATE claims_protectedlabel SET number = 99 WHERE id = %(label)s",
        _A_LABEL,
    ),
    Probe("protectedlabel_no_delete", "DELETE FROM claims_protectedlabel WHERE id = %(label)s", _A_LABEL),
    truncating("protectedlabel_no_truncate", "claims_protectedlabel"),
    *replacing("protectedlabel_no_replace", "claims_protectedlabel", "id", "id = %(label)s", row=_A_LABEL),
    Probe("protectedlabel_given_with_an_edition", _ANOTHER_LABEL, _A_LABEL, (SOMETHING_ELSE_HAPPENED,)),
    Probe("protectedlabel_given_with_an_edition", _ANOTHER_LABEL, _A_LABEL, (act("assign"),)),
)
