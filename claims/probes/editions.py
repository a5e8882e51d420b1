"""Writing editions nobody signed, and changing those that are written."""

from __future__ import annotations

from claims.probes.forging import act, claim_in
from trail.probes import NEWEST, replacing, truncating
from trail.probing import Probe

_SIGNED = "k.first_assessor_id, k.second_assessor_id, k.agreement, a.accuracy, a.attribution"
_AN_EDITION = "SELECT id FROM claims_claimedition ORDER BY id DESC LIMIT 1"
_AS_CLEARED = (
    "EXISTS (SELECT 1 FROM claims_clearance AS k JOIN claims_assessment AS a ON a.id = k.assessment_id "
    "WHERE k.claim_id = c.id AND k.round = c.round AND a.version = c.version)"
)
# A published claim that stands as it was cleared, so that the next edition would be signed.
_PUBLISHED = claim_in("published", condition=_AS_CLEARED)
# The same, or better a cleared claim, whose first edition it would be.
SIGNABLE = claim_in("cleared", "published", condition=_AS_CLEARED).replace(
    "ORDER BY", "ORDER BY c.verification_status,"
)
BODY = f"INSERT INTO trail_recordbody (digest, salt, text) VALUES ('{'b' * 64}', '', '{{}}')"
PUBLISH = act("publish", "'published'", change_note=5)


def signed_edition(
    kind: str = "", *, step: int = 1, note: int = 5, evidence: int = 1, signed: str = _SIGNED
) -> str:
    """SQL for an edition of the claim with the newest event, ``step`` numbers on from the last one.

    Its kind is by default one that fits: the first, or an update of what was published.
    """
    editions = "(SELECT count(*) FROM claims_claimedition WHERE claim_id = c.id)"
    kind = f"'{kind}'" if kind else f"CASE {editions} WHEN 0 THEN 'first' ELSE 'update' END"
    return (
        "INSERT INTO claims_claimedition (claim_id, number, kind, change_note_length, event_id, "
        "published_at, evidence_count, content_hash, first_assessor_id, second_assessor_id, agreement, "
        "accuracy, attribution) "
        f"SELECT c.id, {editions} + {step}, {kind}, "
        f"{note}, e.seq, e.at, {evidence}, '{'b' * 64}', {signed} FROM claims_claim AS c "
        "JOIN claims_clearance AS k ON k.claim_id = c.id AND k.round = c.round "
        f"JOIN claims_assessment AS a ON a.id = k.assessment_id JOIN trail_event AS e ON e.seq = {NEWEST} "
        "WHERE c.id = %(id)s"
    )


_NEXT = signed_edition()
_NEW = "event_id = (SELECT max(event_id) FROM claims_claimedition)"


def _with(column: str, value: str) -> str:
    return _SIGNED.replace(column, value)


def _check(name: str, statement: str, event: str = PUBLISH) -> Probe:
    return Probe(name, statement, _PUBLISHED, (event, BODY))


PROBES: tuple[Probe, ...] = (
    Probe(
        "claimedition_no_update",
        "UPDATE claims_claimedition SET accuracy = 'true' WHERE id = %(id)s",
        _AN_EDITION,
    ),
    Probe(
        "claimedition_no_delete",
        f"DELETE FROM claims_claimedition WHERE {_NEW}",
        SIGNABLE,
        (PUBLISH, BODY, _NEXT),
    ),
    truncating("claimedition_no_truncate", "claims_claimedition"),
    # The next number under the event of the last one: REPLACE would take the last one away.
    Probe(
        "claimedition_no_replace",
        signed_edition("correction").replace("INSERT", "REPLACE", 1),
        SIGNABLE,
        (PUBLISH, BODY, _NEXT),
        vendor="sqlite",
    ),
    replacing(
        "claimedition_no_replace",
        "claims_claimedition",
        "id",
        _NEW,
        row=SIGNABLE,
        before=(PUBLISH, BODY, _NEXT),
    )[1],
    Probe("edition_follows_its_event", signed_edition("correction", step=2), SIGNABLE, (PUBLISH, BODY)),
    Probe("edition_follows_its_event", _NEXT, SIGNABLE, (act("assign", change_note=5), BODY)),
    Probe(
        "edition_is_signed_by_two",
        signed_edition(signed=_with("a.accuracy", "'mostly_false'")),
        SIGNABLE,
        (PUBLISH, BODY),
    ),
    Probe(
        "edition_is_signed_by_two",
        signed_edition(signed=_with("k.second_assessor_id", "'E-000'")),
        SIGNABLE,
        (PUBLISH, BODY),
    ),
    Probe(
        "edition_withdrawal_copies",
        signed_edition("withdrawal", signed=_with("k.second_assessor_id", "'E-000'")),
        _PUBLISHED,
        (act("withdraw", "'withdrawn'", change_note=5), BODY),
    ),
    _check("edition_kind_is_in_the_list", signed_edition("probe")),
    _check(
        "edition_agreement_is_in_the_list", signed_edition("update", signed=_with("k.agreement", "'probe'"))
    ),
    _check(
        "edition_accuracy_is_in_the_list", signed_edition("update", signed=_with("a.accuracy", "'probe'"))
    ),
    _check(
        "edition_attribution_is_in_the_list",
        signed_edition("update", signed=_with("a.attribution", "'probe'")),
    ),
    _check(
        "edition_has_two_assessors",
        signed_edition("update", signed=_with("k.second_assessor_id", "k.first_assessor_id")),
    ),
    _check(
        "edition_after_the_first_says_what_changed",
        signed_edition("update", note=0),
        act("publish", "'published'"),
    ),
    _check(
        "edition_has_an_axis_checked",
        signed_edition(
            "update",
            signed=_with("a.accuracy", "'not_checked'").replace("a.attribution", "'not_checked'"),
        ),
    ),
    Probe(
        "edition_with_a_verdict_has_evidence",
        signed_edition("update", evidence=0),
        _PUBLISHED.replace(
            "a.version = c.version", "a.version = c.version AND a.accuracy IN ('true', 'false')"
        ),
        (PUBLISH, BODY),
    ),
)
