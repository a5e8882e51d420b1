"""What readers get follows from the acts on the claim alone, whatever its row says."""

from __future__ import annotations

import pytest

from claims.verification.history import Act, History


def history(*actions: str) -> History:
    """A claim with these acts, each by another editor: the third act is E-003's."""
    return History(
        "AAAAAAAAAAAA",
        [
            Act(seq, f"E-{seq:03d}", action, "published", "published", 1, 1, {})
            for seq, action in enumerate(actions, start=1)
        ],
    )


@pytest.mark.parametrize(
    ("actions", "state", "under_re_review", "event"),
    [
        ("publish", "public", False, 1),
        ("publish assign", "public", False, 1),
        ("publish reopen", "public", True, 2),
        ("publish reopen submit publish", "public", False, 4),
        ("publish suspend", "suspended", False, 2),
        ("publish suspend release", "public", False, 3),
        ("publish suspend reopen publish", "suspended", False, 4),
        ("publish reopen suspend", "suspended", True, 3),
        ("publish withdraw", "withdrawn", False, 2),
        ("publish suspend withdraw", "withdrawn", False, 3),
        ("publish withdraw reopen", "withdrawn", True, 3),
        ("publish suspend withdraw reopen publish", "public", False, 5),
        ("publish block", "blocked", False, 2),
        ("publish block reopen publish", "blocked", False, 4),
        ("publish block unblock", "public", False, 3),
        ("publish suspend block unblock", "suspended", False, 4),
        ("publish withdraw block unblock", "withdrawn", False, 4),
        ("publish accept_copy_edit", "public", False, 2),
    ],
)
def test_state_mark_and_event_of_the_row(actions: str, state: str, under_re_review: bool, event: int) -> None:
    assert history(*actions.split()).readers_row() == {
        "state": state,
        "under_re_review": under_re_review,
        "event_id": event,
    }


def test_a_claim_that_was_never_published_has_no_row() -> None:
    assert history("propose", "accept", "edit").readers_row() is None


@pytest.mark.parametrize(
    ("actions", "suspender"),
    [
        ("publish suspend", "E-002"),
        ("publish suspend reopen", "E-002"),
        ("publish suspend release", None),
        ("publish suspend withdraw", None),
        ("publish", None),
    ],
)
def test_the_suspender_is_the_editor_of_the_last_suspension(actions: str, suspender: str | None) -> None:
    assert history(*actions.split()).claim_columns()["suspended_by_id"] == suspender
