"""Changing what belongs to a claim, past an act that edits it."""

from __future__ import annotations

from claims.probes.forging import act, claim_in, row_of
from trail.probes import SOMETHING_ELSE_HAPPENED, replacing, truncating
from trail.probing import Probe

_ALL = ("proposed", "in_review", "second_review", "disagreement", "cleared", "published", "withdrawn")
_OPEN = ("proposed", "in_review")
_EDIT = act("edit")
_NEW_ROW = "id = (SELECT max(id) FROM {table})"
_ANOTHER_CLAIM = "(SELECT max(id) FROM claims_claim WHERE id <> %(id)s)"


def _of_a_claim(short: str, *, copy: str, change: str) -> tuple[Probe, ...]:
    """``copy``: SQL that adds a further row beside the selected one; ``change``: an assignment."""
    table = f"claims_{short}"
    new_row = _NEW_ROW.format(table=table)
    a_row, an_open_row = row_of(table, *_ALL), row_of(table, *_OPEN)
    return (
        Probe(f"{short}_added_in_an_act", copy, a_row, (SOMETHING_ELSE_HAPPENED,)),
        # An act opens its own claim alone, and only where nobody judges it.
        Probe(f"{short}_added_in_an_act", copy, row_of(table, *_ALL[2:]), (_EDIT,)),
        Probe(f"{short}_added_in_an_act", copy, row_of(table, *_OPEN), (act("assign"),)),
        Probe(
            f"{short}_changed_in_an_act",
            f"UPDATE {table} SET {change} WHERE id = %(row_id)s",
            a_row,
            (SOMETHING_ELSE_HAPPENED,),
        ),
        Probe(
            f"{short}_changed_in_an_act",
            f"UPDATE {table} SET {change} WHERE id = %(row_id)s",
            row_of(table, *_ALL[2:]),
            (_EDIT,),
        ),
        Probe(
            f"{short}_removed_in_an_act",
            f"DELETE FROM {table} WHERE {new_row}",
            an_open_row,
            (_EDIT, copy, SOMETHING_ELSE_HAPPENED),
        ),
        Probe(
            f"{short}_stays_with_its_claim",
            f"UPDATE {table} SET id = id + 1000000 WHERE {new_row}",
            an_open_row,
            (_EDIT, copy),
        ),
        *replacing(f"{short}_no_replace", table, "id", new_row, row=an_open_row, before=(_EDIT, copy)),
        truncating(f"{short}_no_truncate", table),
    )


def _moved(short: str) -> Probe:
    table = f"claims_{short}"
    return Probe(
        f"{short}_stays_with_its_claim",
        f"UPDATE {table} SET claim_id = {_ANOTHER_CLAIM} WHERE {_NEW_ROW.format(table=table)}",
        row_of(table, *_OPEN, condition="(SELECT count(*) FROM claims_claim) > 1"),
        (_EDIT, _COPIES[short]),
    )


_PLACE = 'article_id, start, "end", prefix, suffix'
_COPIES = {
    # One character less at the end: the same text at another place.
    "appearance": (
        f"INSERT INTO claims_appearance (claim_id, quote, {_PLACE}) SELECT claim_id, "
        'substr(quote, 1, length(quote) - 1), article_id, start, "end" - 1, prefix, suffix '
        "FROM claims_appearance WHERE id = %(row_id)s"
    ),
    "attribution": (
        "INSERT INTO claims_attribution (claim_id, appearance_id, source_id, position, speech_type, "
        "is_explicit, locator_url, excerpt, first_hand) SELECT claim_id, appearance_id, source_id, position, "
        "speech_type, is_explicit, locator_url, excerpt, first_hand FROM claims_attribution "
        "WHERE id = %(row_id)s"
    ),
    "evidence": (
        "INSERT INTO claims_evidence (claim_id, stance, url, title, excerpt, note) SELECT claim_id, stance, "
        "url, title, excerpt, note FROM claims_evidence WHERE id = %(row_id)s"
    ),
    "claim_topics": (
        "INSERT INTO claims_claim_topics (claim_id, topic_id) SELECT claim_id, (SELECT max(id) FROM "
        "claims_topic WHERE id NOT IN (SELECT topic_id FROM claims_claim_topics WHERE claim_id = %(id)s)) "
        "FROM claims_claim_topics WHERE id = %(row_id)s"
    ),
}

PROBES: tuple[Probe, ...] = (
    *_of_a_claim("appearance", copy=_COPIES["appearance"], change="prefix = ''"),
    *_of_a_claim("attribution", copy=_COPIES["attribution"], change="excerpt = 'x'"),
    *_of_a_claim("evidence", copy=_COPIES["evidence"], change="title = 'x'"),
    *_of_a_claim("claim_topics", copy=_COPIES["claim_topics"], change="topic_id = topic_id"),
    _moved("appearance"),
    _moved("evidence"),
    Probe(
        "appearance_quote_is_verbatim",
        _COPIES["appearance"].replace("substr(quote, 1, length(quote) - 1)", "'probe'"),
        row_of("claims_appearance", *_OPEN),
        (_EDIT,),
    ),
    Probe(
        "appearance_stays_verbatim",
        "UPDATE claims_appearance SET quote = 'probe' WHERE id = %(row_id)s",
        row_of("claims_appearance", *_OPEN),
        (_EDIT,),
    ),
    Probe(
        "attribution_joins_one_claim",
        _COPIES["attribution"].replace(
            "SELECT claim_id, appearance_id",
            "SELECT claim_id, (SELECT max(id) FROM claims_appearance WHERE claim_id <> %(id)s)",
        ),
        row_of("claims_attribution", *_OPEN, condition="(SELECT count(*) FROM claims_claim) > 1"),
        (_EDIT,),
    ),
    Probe(
        "attribution_stays_in_one_claim",
        "UPDATE claims_attribution SET appearance_id = (SELECT max(id) FROM claims_appearance "
        "WHERE claim_id <> %(id)s) WHERE id = %(row_id)s",
        row_of("claims_attribution", *_OPEN, condition="(SELECT count(*) FROM claims_claim) > 1"),
        (_EDIT,),
    ),
    Probe(
        "attribution_stays_in_one_claim",
        "UPDATE claims_attribution SET cites_id = (SELECT max(id) FROM claims_attribution "
        "WHERE claim_id <> %(id)s), first_hand = 'no' WHERE id = %(row_id)s",
        row_of("claims_attribution", *_OPEN, condition="(SELECT count(*) FROM claims_claim) > 1"),
        (_EDIT,),
    ),
    # A claim that is born brings no evidence and no topics with it.
    Probe(
        "evidence_added_in_an_act",
        "INSERT INTO claims_evidence (claim_id, stance, url, title, excerpt, note) "
        "VALUES (%(id)s, 'supports', '', 'x', '', '')",
        claim_in(*_ALL),
        (SOMETHING_ELSE_HAPPENED,),
    ),
)
