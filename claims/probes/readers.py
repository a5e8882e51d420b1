"""Changing what readers get, past the acts that do."""

from __future__ import annotations

from claims.probes.editions import BODY, PUBLISH, SIGNABLE, signed_edition
from claims.probes.forging import act, claim_in
from trail.probes import NEWEST, SOMETHING_ELSE_HAPPENED, replacing, truncating
from trail.probing import Probe

_COLUMNS = (
    "state, under_re_review, statement, language, known_origins, first_published_at, updated_at, "
    "published_month, search_text, representation, claim_id, public_id, edition_id, event_id, accuracy, "
    "attribution, supersedes"
)
_ROW = (
    "SELECT p.id AS row_id, p.public_id, c.verification_status AS status, p.claim_id AS id "
    "FROM claims_publishedclaim AS p JOIN claims_claim AS c ON c.id = p.claim_id "
    "WHERE p.state = 'public' ORDER BY p.id DESC LIMIT 1"
)
# Shown to readers for the first time: a cleared claim, while another one is there to copy columns from.
_CLEARED = claim_in(
    "cleared",
    condition="NOT EXISTS (SELECT 1 FROM claims_claimedition AS d WHERE d.claim_id = c.id) "
    "AND EXISTS (SELECT 1 FROM claims_publishedclaim)",
)
# The same, or else a claim that has its row: guards come before the UNIQUE that would stop a second one.
_SHOWABLE = SIGNABLE.replace("WHERE c.", "WHERE EXISTS (SELECT 1 FROM claims_publishedclaim) AND c.", 1)


def _show(accuracy: str = "d.accuracy") -> str:
    pattern = "claims_publishedclaim AS p ON p.id = (SELECT max(id) FROM claims_publishedclaim)"
    return (
        f"INSERT INTO claims_publishedclaim ({_COLUMNS}) SELECT 'public', p.under_re_review, p.statement, "
        "p.language, p.known_origins, p.first_published_at, p.updated_at, p.published_month, p.search_text, "
        f"p.representation, d.claim_id, %(public_id)s, d.id, d.event_id, {accuracy}, d.attribution, '' "
        f"FROM claims_claimedition AS d JOIN {pattern} WHERE d.event_id = "
        "(SELECT max(event_id) FROM claims_claimedition WHERE claim_id = %(id)s)"
    )


def _renew(assignment: str) -> str:
    return f"UPDATE claims_publishedclaim SET event_id = {NEWEST}, {assignment} WHERE id = %(row_id)s"


_NEXT_EDITION = (PUBLISH, BODY, signed_edition())
_REOPEN = act("reopen", "'in_review'")


def _relations(short: str, *, columns: str, further: str) -> tuple[Probe, ...]:
    """``further``: SQL for the columns of one more row of the same readers' row."""
    table = f"claims_{short}"
    a_row = (
        "SELECT t.id AS relation, p.id AS row_id, p.public_id, c.verification_status AS status "
        f"FROM {table} AS t JOIN claims_publishedclaim AS p ON p.id = t.published_id "
        "JOIN claims_claim AS c ON c.id = p.claim_id WHERE p.state = 'public' ORDER BY t.id DESC LIMIT 1"
    )
    one_more = f"INSERT INTO {table} (published_id, {columns}) SELECT t.published_id, {further} "
    one_more += f"FROM {table} AS t WHERE t.id = %(relation)s"
    key = columns.split(", ", maxsplit=1)[0]
    return (
        Probe(f"{short}_added_in_an_act", one_more, a_row, (SOMETHING_ELSE_HAPPENED,)),
        Probe(f"{short}_added_in_an_act", one_more, a_row, (act("assign"),)),
        Probe(
            f"{short}_no_update",
            f"UPDATE {table} SET {key} = {key} WHERE id = %(relation)s",
            a_row,
            (_REOPEN,),
        ),
        Probe(
            f"{short}_removed_in_an_act",
            f"DELETE FROM {table} WHERE id = %(relation)s",
            a_row,
            (SOMETHING_ELSE_HAPPENED,),
        ),
        *replacing(f"{short}_no_replace", table, "id", "id = %(relation)s", row=a_row, before=(_REOPEN,)),
        truncating(f"{short}_no_truncate", table),
    )


PROBES: tuple[Probe, ...] = (
    Probe("published_starts_with_edition", _show(), _SHOWABLE, (*_NEXT_EDITION, SOMETHING_ELSE_HAPPENED)),
    *replacing(
        "published_starts_with_edition",
        "claims_publishedclaim",
        "id",
        "id = (SELECT max(id) FROM claims_publishedclaim)",
        row=_CLEARED,
        before=(*_NEXT_EDITION, _show()),
    ),
    *replacing("published_starts_with_edition", "claims_publishedclaim", "id", "id = %(row_id)s", row=_ROW),
    Probe(
        "published_changes_with_event",
        "UPDATE claims_publishedclaim SET search_text = 'x' WHERE id = %(row_id)s",
        _ROW,
    ),
    Probe("published_changes_with_event", _renew("search_text = 'x'"), _ROW, (SOMETHING_ELSE_HAPPENED,)),
    # An act on the claim that is none of the readers' row's.
    Probe("published_changes_with_event", _renew("search_text = 'x'"), _ROW, (act("assign"),)),
    Probe(
        "published_changes_with_event",
        _renew("first_published_at = updated_at, public_id = 'PR0BEPR0BE00'"),
        _ROW,
        (_REOPEN,),
    ),
    Probe("published_begins_with_its_verdicts", _show("'mostly_false'"), _SHOWABLE, _NEXT_EDITION),
    Probe(
        "published_keeps_its_verdicts",
        _renew("accuracy = CASE accuracy WHEN 'true' THEN 'false' ELSE 'true' END"),
        _ROW,
        (_REOPEN,),
    ),
    Probe(
        "published_no_delete",
        "DELETE FROM claims_publishedclaim WHERE claim_id = %(id)s",
        _CLEARED,
        (*_NEXT_EDITION, _show()),
    ),
    Probe("published_no_delete", "DELETE FROM claims_publishedclaim WHERE id = %(row_id)s", _ROW),
    truncating("published_no_truncate", "claims_publishedclaim"),
    Probe("published_state_follows_the_act", _renew("state = 'suspended'"), _ROW, (_REOPEN,)),
    Probe("published_state_follows_the_act", _renew("state = 'withdrawn'"), _ROW, (act("suspend"),)),
    Probe(
        "published_state_follows_the_act",
        _renew("state = 'public'"),
        _ROW.replace("p.state = 'public'", "p.state = 'suspended'"),
        (_REOPEN,),
    ),
    Probe(
        "published_unblocks_to_what_it_was",
        _renew("state = 'suspended'"),
        _ROW.replace("p.state = 'public'", "p.state = 'blocked' AND c.suspended_by_id IS NULL"),
        (act("unblock"),),
    ),
    Probe(
        "published_unblocks_to_what_it_was",
        _renew("state = 'public'"),
        _ROW.replace("p.state = 'public'", "p.state = 'blocked' AND c.suspended_by_id IS NOT NULL"),
        (act("unblock"),),
    ),
    *_relations(
        "publishedsource",
        columns="source_id, role",
        further="(SELECT max(id) FROM sources_source WHERE id NOT IN (SELECT source_id FROM "
        "claims_publishedsource WHERE published_id = t.published_id)), t.role",
    ),
    *_relations(
        "publishedarticle",
        columns="article_id",
        further="(SELECT max(id) FROM sources_article WHERE id NOT IN (SELECT article_id FROM "
        "claims_publishedarticle WHERE published_id = t.published_id))",
    ),
    *_relations(
        "publishedtopic",
        columns="topic_id",
        further="(SELECT max(id) FROM claims_topic WHERE id NOT IN (SELECT topic_id FROM "
        "claims_publishedtopic WHERE published_id = t.published_id))",
    ),
)
