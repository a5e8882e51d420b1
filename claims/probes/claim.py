"""Writing a claim past the workflow."""

from __future__ import annotations

from claims.probes.forging import act, claim_in, write
from trail.probes import forge_event, replacing, truncating
from trail.probing import Probe

_ANY = claim_in("proposed", "in_review", "second_review", "disagreement", "cleared", "published")
_OPEN = claim_in("proposed", "in_review")
_COLUMNS = (
    "statement, language, check_worthiness, worthiness_reason, revision, version, round, open_round, "
    "internal_note, created_by_id, created_at, last_event_id, public_id, verification_status"
)
_PROPOSED = forge_event("propose", subject="'PR0BEPR0BE00'", to_status="'proposed'")


def _new_claim(status: str = "'proposed'", *, revision: int = 1) -> str:
    return (
        f"INSERT INTO claims_claim ({_COLUMNS}) SELECT statement, language, check_worthiness, "
        f"worthiness_reason, {revision}, 1, 1, 0, internal_note, created_by_id, created_at, "
        f"(SELECT max(seq) FROM trail_event), 'PR0BEPR0BE00', {status} FROM claims_claim WHERE id = %(id)s"
    )


_ANOTHER_CLAIM = "(SELECT max(id) FROM claims_claim WHERE id <> %(id)s)"
_THE_NEW_CLAIM = "public_id = 'PR0BEPR0BE00'"

PROBES: tuple[Probe, ...] = (
    Probe("event_gives_reason", forge_event("suspend", reason=0), _ANY),
    Probe("system_publishes_after_embargo", forge_event("suspend", editor="'E-000'"), _ANY),
    Probe(
        "system_publishes_after_embargo",
        forge_event("publish", editor="'E-000'"),
        claim_in("cleared", condition="c.embargo_until IS NULL"),
    ),
    Probe("claim_starts_proposed", _new_claim("'cleared'"), _ANY, (_PROPOSED,)),
    Probe("claim_starts_proposed", _new_claim(revision=2), _ANY, (_PROPOSED,)),
    Probe("claim_starts_proposed", _new_claim(), _ANY),
    *replacing(
        "claim_no_replace", "claims_claim", "id", _THE_NEW_CLAIM, row=_ANY, before=(_PROPOSED, _new_claim())
    ),
    Probe(
        "claim_no_delete", f"DELETE FROM claims_claim WHERE {_THE_NEW_CLAIM}", _ANY, (_PROPOSED, _new_claim())
    ),
    truncating("claim_no_truncate", "claims_claim"),
    Probe("claim_write_is_recorded", "UPDATE claims_claim SET internal_note = 'x' WHERE id = %(id)s", _ANY),
    Probe(
        "claim_write_is_recorded",
        "UPDATE claims_claim SET verification_status = 'published', revision = revision + 1 "
        "WHERE id = %(id)s",
        _ANY,
    ),
    Probe(
        "claim_write_is_recorded",
        write().replace("revision + 1", "revision + 2"),
        _OPEN,
        (act("edit"),),
    ),
    Probe("claim_write_is_recorded", write("created_by_id = 'E-000'"), _OPEN, (act("edit"),)),
    Probe(
        "claim_moves_along_the_table",
        write("verification_status = 'dismissed'"),
        claim_in("second_review", "disagreement", "cleared", "published"),
        (act("dismiss", "'dismissed'"),),
    ),
    Probe("claim_counters_follow_the_act", write("round = round + 1"), _OPEN, (act("edit"),)),
    Probe("claim_counters_follow_the_act", write("version = version + 2"), _OPEN, (act("edit"),)),
    Probe("claim_counters_follow_the_act", write("open_round = round + 1"), _OPEN, (act("edit"),)),
    Probe(
        "claim_counters_follow_the_act",
        write("version = version + 1"),
        claim_in("second_review"),
        (act("assign"),),
    ),
    Probe("claim_text_changes_by_an_edit", write("statement = 'x'"), _OPEN, (act("edit"),)),
    Probe(
        "claim_text_changes_by_an_edit",
        write("said_on = '2001-01-01'"),
        claim_in("second_review", "cleared"),
        (act("assign"),),
    ),
    Probe("claim_suspension_follows_the_act", write("suspended_by_id = 'E-000'"), _OPEN, (act("edit"),)),
    Probe(
        "claim_suspension_follows_the_act",
        write("suspended_by_id = NULL"),
        claim_in("published", condition="c.suspended_by_id IS NOT NULL"),
        (act("release", editor="(SELECT suspended_by_id FROM claims_claim WHERE id = %(id)s)"),),
    ),
    Probe(
        "claim_merges_by_its_act",
        write("verification_status = 'dismissed'"),
        _OPEN,
        (act("merge", "'dismissed'"),),
    ),
    Probe(
        "claim_merges_by_its_act",
        write(f"verification_status = 'dismissed', merged_into_id = {_ANOTHER_CLAIM}"),
        claim_in("proposed", "in_review", condition="(SELECT count(*) FROM claims_claim) > 1"),
        (act("dismiss", "'dismissed'"),),
    ),
    Probe(
        "claim_merges_by_its_act",
        write("verification_status = 'proposed'"),
        claim_in("dismissed", condition="c.merged_into_id IS NOT NULL"),
        (act("restore", "'proposed'"),),
    ),
    Probe(
        "claim_handed_on_with_assessment",
        write("verification_status = 'second_review'"),
        claim_in("in_review"),
        (act("submit", "'second_review'", editor="'E-000'"),),
    ),
    Probe(
        "claim_cleared_by_two",
        write("verification_status = 'cleared', open_round = round"),
        claim_in("disagreement"),
        (act("adopt", "'cleared'"),),
    ),
    Probe(
        "claim_published_with_edition",
        write("verification_status = 'published'"),
        claim_in("cleared"),
        (act("publish", "'published'"),),
    ),
    Probe(
        "claim_published_with_edition",
        write("verification_status = 'withdrawn', round = round + 1, suspended_by_id = NULL"),
        claim_in("published"),
        (act("withdraw", "'withdrawn'"),),
    ),
)
