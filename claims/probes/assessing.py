"""Assessing and clearing past the persons who do it."""

from __future__ import annotations

from claims.probes.forging import act, claim_in
from trail.probes import SOMETHING_ELSE_HAPPENED, replacing, truncating
from trail.probing import Probe

_IN_REVIEW = claim_in(
    "in_review", condition="EXISTS (SELECT 1 FROM claims_attribution AS t WHERE t.claim_id = c.id)"
)
_DISPUTED = (
    "SELECT c.id, c.public_id, c.verification_status AS status, c.round, a.id AS assessment, "
    "a.editor_id AS first, b.editor_id AS second FROM claims_claim AS c "
    "JOIN claims_assessment AS a ON a.claim_id = c.id AND a.round = c.round AND a.place = 'first' "
    "JOIN claims_assessment AS b ON b.claim_id = c.id AND b.round = c.round AND b.place = 'second' "
    "WHERE c.verification_status = 'disagreement' ORDER BY c.id DESC LIMIT 1"
)
_SUBMIT = act("submit", "'second_review'", editor="'E-000'")
_NEW = "id = (SELECT max(id) FROM {table})"


_ASSESSMENT = (
    "claim_id, version, round, place, editor_id, given_at, as_of, accuracy, attribution, explanation, "
    "reason, edition_kind, change_note, draft_hash"
)


def _assess(place: str = "first", *, editor: str = "'E-000'", version: str = "%(version)s") -> str:
    return (
        f"INSERT INTO claims_assessment ({_ASSESSMENT}) SELECT %(id)s, {version}, %(round)s, '{place}', "
        f"{editor}, created_at, '2001-01-01', 'true', 'faithful', 'x', '', '', '', '' "
        "FROM claims_claim WHERE id = %(id)s"
    )


_JUDGE = (
    "INSERT INTO claims_linkverdict (assessment_id, attribution_id, verdict) SELECT "
    "(SELECT max(id) FROM claims_assessment), max(id), 'faithful' FROM claims_attribution "
    "WHERE claim_id {claim} %(id)s"
)
_JUDGE_LINK = _JUDGE.format(claim="=")


def _clear(agreement: str, *, second: str = "%(second)s") -> str:
    return (
        "INSERT INTO claims_clearance (claim_id, round, assessment_id, first_assessor_id, "
        f"second_assessor_id, agreement) VALUES "
        f"(%(id)s, %(round)s, %(assessment)s, %(first)s, {second}, '{agreement}')"
    )


_ADOPT = act("adopt", "'cleared'", editor="%(second)s")
_A_LINK_VERDICT = "SELECT id FROM claims_linkverdict ORDER BY id DESC LIMIT 1"
_A_CLEARANCE = "SELECT id FROM claims_clearance ORDER BY id DESC LIMIT 1"

PROBES: tuple[Probe, ...] = (
    Probe(
        "assessment_no_update",
        "UPDATE claims_assessment SET accuracy = 'false' WHERE id = %(id)s",
        "SELECT id FROM claims_assessment ORDER BY id DESC LIMIT 1",
    ),
    Probe(
        "assessment_no_delete",
        f"DELETE FROM claims_assessment WHERE {_NEW.format(table='claims_assessment')}",
        _IN_REVIEW,
        (_SUBMIT, _assess()),
    ),
    truncating("assessment_no_truncate", "claims_assessment"),
    *replacing(
        "assessment_no_replace",
        "claims_assessment",
        "id",
        _NEW.format(table="claims_assessment"),
        row=_IN_REVIEW,
        before=(_SUBMIT, _assess()),
    ),
    Probe("assessment_given_by_its_author", _assess(), _IN_REVIEW, (SOMETHING_ELSE_HAPPENED,)),
    # Somebody else's act, another version, another's turn.
    Probe("assessment_given_by_its_author", _assess(editor="%(editor)s"), _IN_REVIEW, (_SUBMIT,)),
    Probe("assessment_given_by_its_author", _assess(version="%(version)s + 1"), _IN_REVIEW, (_SUBMIT,)),
    Probe("assessment_given_by_its_author", _assess("second"), _IN_REVIEW, (_SUBMIT,)),
    Probe(
        "linkverdict_no_update",
        "UPDATE claims_linkverdict SET verdict = 'distorted' WHERE id = %(id)s",
        _A_LINK_VERDICT,
    ),
    Probe("linkverdict_no_delete", "DELETE FROM claims_linkverdict WHERE id = %(id)s", _A_LINK_VERDICT),
    truncating("linkverdict_no_truncate", "claims_linkverdict"),
    *replacing(
        "linkverdict_no_replace",
        "claims_linkverdict",
        "id",
        _NEW.format(table="claims_linkverdict"),
        row=_IN_REVIEW,
        before=(_SUBMIT, _assess(), _JUDGE_LINK),
    ),
    # Later, and about a link of another claim.
    Probe(
        "linkverdict_given_with_its_assessment",
        _JUDGE_LINK,
        _IN_REVIEW,
        (_SUBMIT, _assess(), SOMETHING_ELSE_HAPPENED),
    ),
    Probe(
        "linkverdict_given_with_its_assessment",
        _JUDGE.format(claim="<>"),
        _IN_REVIEW.replace("WHERE c.", "WHERE (SELECT count(*) FROM claims_claim) > 1 AND c.", 1),
        (_SUBMIT, _assess()),
    ),
    Probe(
        "clearance_no_update",
        "UPDATE claims_clearance SET agreement = 'informed' WHERE id = %(id)s",
        _A_CLEARANCE,
    ),
    Probe("clearance_no_delete", "DELETE FROM claims_clearance WHERE id = %(id)s", _A_CLEARANCE),
    truncating("clearance_no_truncate", "claims_clearance"),
    *replacing(
        "clearance_no_replace",
        "claims_clearance",
        "id",
        _NEW.format(table="claims_clearance"),
        row=_DISPUTED,
        before=(_ADOPT, _clear("after_discussion")),
    ),
    Probe(
        "clearance_joins_two_assessments",
        _clear("after_discussion", second="'E-000'"),
        _DISPUTED,
        (act("adopt", "'cleared'", editor="'E-000'"),),
    ),
    Probe("clearance_given_by_the_second", _clear("after_discussion"), _DISPUTED, (SOMETHING_ELSE_HAPPENED,)),
    Probe(
        "clearance_given_by_the_second",
        _clear("after_discussion"),
        _DISPUTED,
        (act("adopt", "'cleared'", editor="%(first)s"),),
    ),
    Probe(
        "clearance_needs_equal_verdicts",
        _clear("independent"),
        _DISPUTED,
        (act("assess_third", "'cleared'", editor="%(second)s"),),
    ),
    Probe(
        "clearance_has_two_assessors",
        _clear("after_discussion", second="%(first)s"),
        _DISPUTED,
        (act("adopt", "'cleared'", editor="%(first)s"),),
    ),
)
