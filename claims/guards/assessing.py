"""Assessments, verdicts on links and clearances: given within the act of their author, then fixed."""

from __future__ import annotations

from claims.guards.acts import CLAIM, EVENT, NEWEST, open_act, sql_rows
from claims.models.choices import Agreement, AssessmentPlace, VerificationStatus
from trail.guards import Guard, append_only

ASSESSMENT = "claims_assessment"
LINK_VERDICT = "claims_linkverdict"
CLEARANCE = "claims_clearance"
ATTRIBUTION = "claims_attribution"

# The act that gives it, whose turn it is in its round, and where the claim stands then.
GIVING = (
    ("submit", AssessmentPlace.FIRST.value, VerificationStatus.IN_REVIEW.value),
    ("assess_second", AssessmentPlace.SECOND.value, VerificationStatus.SECOND_REVIEW.value),
    ("assess_third", AssessmentPlace.THIRD.value, VerificationStatus.DISAGREEMENT.value),
)
ACT_AND_PLACE = sql_rows((name, place) for name, place, _ in GIVING)

GUARDS: tuple[Guard, ...] = (
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
    Guard(
        "assessment_given_by_its_author",
        ASSESSMENT,
        "INSERT",
        "an assessment is given in an act of its author, on the present version and round",
        "NOT "
        + open_act(
            "NEW.claim_id",
            "e.editor_id = NEW.editor_id AND c.version = NEW.version AND c.round = NEW.round "
            f"AND (e.action, NEW.place, c.verification_status) IN (VALUES {sql_rows(GIVING)})",
        ),
    ),
    *append_only(
        LINK_VERDICT,
        noun="verdicts on links",
        unique=(
            "old_row.id = NEW.id",
            "(old_row.assessment_id = NEW.assessment_id AND old_row.attribution_id = NEW.attribution_id)",
        ),
    ),
    Guard(
        "linkverdict_given_with_its_assessment",
        LINK_VERDICT,
        "INSERT",
        "a verdict on a link is given with its assessment, on a link of its claim",
        f"NOT EXISTS (SELECT 1 FROM {ASSESSMENT} AS a JOIN {CLAIM} AS c ON c.id = a.claim_id "
        f"JOIN {EVENT} AS e ON e.subject_id = c.public_id JOIN {ATTRIBUTION} AS t ON t.claim_id = c.id "
        f"WHERE a.id = NEW.assessment_id AND t.id = NEW.attribution_id AND e.seq = {NEWEST} "
        "AND e.subject_kind = 'claim' AND c.last_event_id < e.seq AND a.editor_id = e.editor_id "
        f"AND a.round = c.round AND (e.action, a.place) IN (VALUES {ACT_AND_PLACE}))",
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
        f"NOT EXISTS (SELECT 1 FROM {CLAIM} AS c JOIN {ASSESSMENT} AS a ON a.claim_id = c.id "
        f"AND a.round = c.round AND a.version = c.version JOIN {ASSESSMENT} AS b ON b.claim_id = c.id "
        "AND b.round = c.round AND b.version = c.version WHERE c.id = NEW.claim_id AND c.round = NEW.round "
        "AND a.id = NEW.assessment_id AND a.editor_id = NEW.first_assessor_id "
        "AND b.editor_id = NEW.second_assessor_id)",
    ),
    Guard(
        "clearance_given_by_the_second",
        CLEARANCE,
        "INSERT",
        "a clearance is given in an act of the second assessor; whoever adopts does so after discussion",
        "NOT "
        + open_act(
            "NEW.claim_id",
            f"e.to_status = '{VerificationStatus.CLEARED}' AND e.editor_id = NEW.second_assessor_id "
            f"AND (e.action = 'adopt') = (NEW.agreement = '{Agreement.AFTER_DISCUSSION}')",
        ),
    ),
    Guard(
        "clearance_needs_equal_verdicts",
        CLEARANCE,
        "INSERT",
        "without discussion only equal verdicts clear a claim",
        f"NEW.agreement <> '{Agreement.AFTER_DISCUSSION}' AND NOT EXISTS (SELECT 1 FROM {ASSESSMENT} AS a "
        f"JOIN {ASSESSMENT} AS b ON b.claim_id = a.claim_id AND b.round = a.round "
        "AND b.accuracy = a.accuracy AND b.attribution = a.attribution "
        "WHERE a.id = NEW.assessment_id AND b.editor_id = NEW.second_assessor_id)",
    ),
)
