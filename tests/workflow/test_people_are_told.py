"""Notices: who hears of what, that they vanish when they no longer hold, and that they disturb no act."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User

from claims.models import Claim, Notice
from claims.workflow.actions import assessing, triage
from claims.workflow.actions.commenting import comment, take_back_comment
from claims.workflow.actions.notifying import mark_all_read, mark_read, save_notice_settings
from claims.workflow.discussion import discussion_of
from claims.workflow.notices import notices_for, unread_count
from tests import factories as make
from trail.models import Editor

pytestmark = pytest.mark.django_db

DEFAULTS = {
    f"{kind}_{way}": True
    for kind in ("assigned", "second", "sent_back", "mentioned")
    for way in ("in_desk", "by_mail")
} | {"language": "de"}


@pytest.fixture(autouse=True)
def _newsroom() -> None:
    for person in (make.rita, make.vera, make.viktor, make.volker, make.clara):
        person()


def account(editor: Editor) -> User:
    """Return the account afresh: Django keeps the permissions it has read."""
    assert editor.user is not None
    return User.objects.get(pk=editor.user.pk)


def heard(editor: Editor) -> list[str]:
    return [notice.kind for notice in notices_for(account(editor))]


def test_a_claim_that_is_assigned_is_told_to_its_person_until_it_is_somebody_elses() -> None:
    claim = make.make_claim_in("in_review")

    claim = triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=make.vera())
    assert heard(make.vera()) == ["assigned"]
    claim = triage.assign(claim.pk, by=make.volker(), revision=claim.revision, to=make.volker())
    assert (heard(make.vera()), heard(make.volker())) == ([], [])
    triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=None)
    assert Notice.objects.count() == 1


def test_a_second_assessment_that_waits_is_told_to_those_who_may_give_it() -> None:
    claim = make.submit(make.make_claim_in("in_review"))

    told = {name: heard(person()) for name, person in PEOPLE.items()}
    assert told == {"rita": [], "vera": [], "viktor": ["second"], "volker": ["second"], "clara": ["second"]}

    make.assess_second(claim, accuracy="mostly_true")

    told = {name: heard(person()) for name, person in PEOPLE.items()}
    assert told == {"rita": [], "vera": ["sent_back"], "viktor": [], "volker": [], "clara": []}


PEOPLE: dict[str, Callable[[], Editor]] = {
    "rita": make.rita,
    "vera": make.vera,
    "viktor": make.viktor,
    "volker": make.volker,
    "clara": make.clara,
}


def test_a_returned_claim_is_told_to_its_first_assessor_and_the_waiting_ones_hear_no_more() -> None:
    claim = make.submit(make.make_claim_in("in_review"))
    claim = triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=make.volker())

    assessing.return_to_review(claim.pk, by=make.viktor(), revision=claim.revision, reason="Beleg fehlt.")

    assert {name: heard(person()) for name, person in PEOPLE.items()} == {
        "rita": [],
        "vera": ["sent_back"],
        "viktor": [],
        "volker": ["sent_back"],
        "clara": [],
    }


def test_a_recalled_assessment_is_told_to_whom_the_second_was_assigned() -> None:
    claim = make.submit(make.make_claim_in("in_review"))
    claim = triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=make.volker())
    claim = assessing.recall(claim.pk, by=make.vera(), revision=claim.revision)

    assert set(heard(make.volker())) == {"sent_back", "assigned"}
    assert heard(make.vera()) == heard(make.viktor()) == []

    make.submit(claim)
    assert "second" in heard(make.viktor())
    assert len(heard(make.viktor())) == 1


def test_a_lost_role_and_a_closed_account_hear_nothing() -> None:
    claim = make.submit(make.make_claim_in("in_review"))
    comment(claim.pk, by=make.rita(), text="@reviewers, seht ihr das?")
    viktor = account(make.viktor())
    assert unread_count(viktor) == 2

    editor = make.viktor()
    viktor.groups.set([Group.objects.get(name="Reporter")])
    assert heard(editor) == ["mentioned"]
    viktor.groups.clear()
    assert heard(editor) == []
    viktor.groups.add(Group.objects.get(name="Reviewer"))
    viktor.is_active = False
    viktor.save()
    assert heard(editor) == []
    comment(claim.pk, by=make.rita(), text="@reviewers, noch einmal.")
    assert Notice.objects.filter(recipient__user=viktor, kind="mentioned").count() == 1


def test_a_comment_that_is_taken_back_calls_nobody() -> None:
    claim = make.make_claim()
    said = comment(claim.pk, by=make.rita(), text="@Vera?")
    assert heard(make.vera()) == ["mentioned"]

    take_back_comment(claim.pk, said.seq, by=make.rita())

    assert heard(make.vera()) == []


def test_nobody_hears_of_a_comment_they_may_not_read() -> None:
    """The rule exists twice, in Python for the page and in SQL for the badge: they agree at every step."""
    claim = make.make_claim_in("in_review")
    everybody = "@reporters @reviewers"

    def say(*people: Editor) -> None:
        for person in people:
            comment(claim.pk, by=person, text=f"{everybody} {person.code}")

    def both_rules() -> dict[str, tuple[int, int]]:
        now = Claim.objects.get(pk=claim.pk)
        assessments = list(now.assessments.all())
        return {
            name: (
                heard(person()).count("mentioned"),
                sum(not c.is_own for c in discussion_of(now, person(), assessments).comments),
            )
            for name, person in PEOPLE.items()
        }

    counted = []
    say(make.vera(), make.viktor(), make.rita())
    counted.append(both_rules())
    claim = make.submit(claim)
    say(make.vera())
    counted.append(both_rules())
    claim = assessing.return_to_review(claim.pk, by=make.clara(), revision=claim.revision, reason="Beleg.")
    say(make.vera(), make.viktor())
    counted.append(both_rules())
    claim = make.submit(claim, by=make.volker())
    counted.append(both_rules())
    claim = make.assess_second(claim, accuracy="mostly_true")
    say(make.viktor(), make.volker())
    counted.append(both_rules())
    claim = assessing.adopt(
        claim.pk,
        by=make.viktor(),
        revision=claim.revision,
        assessment_id=claim.assessments.get(round=2, place="first").pk,
        reason="Die Messreihe ist die bessere.",
    )
    counted.append(both_rules())

    assert [step for step in counted if any(sql != python for sql, python in step.values())] == []
    assert [step["clara"][0] for step in counted] == [3, 2, 3, 3, 2, 8]


def test_one_chooses_what_one_hears_of() -> None:
    save_notice_settings(make.viktor(), DEFAULTS | {"second_in_desk": False, "second_by_mail": False})

    make.submit(make.make_claim_in("in_review"))

    assert heard(make.viktor()) == []
    assert heard(make.volker()) == ["second"]


def test_a_notice_is_read_by_its_recipient_only() -> None:
    claim = make.make_claim()
    comment(claim.pk, by=make.rita(), text="@Vera und @Viktor")
    notice = Notice.objects.get(recipient=make.vera())

    assert mark_read(account(make.volker()), notice.event_id) is None
    assert unread_count(account(make.vera())) == unread_count(account(make.viktor())) == 1
    assert mark_read(account(make.vera()), notice.event_id) == notice
    assert unread_count(account(make.vera())) == 0
    assert unread_count(account(make.viktor())) == 1


def test_what_came_after_the_page_was_read_stays_unread() -> None:
    claim = make.make_claim()
    for text in ("@Vera eins", "@Vera zwei", "@Vera drei"):
        comment(claim.pk, by=make.rita(), text=text)
    second = Notice.objects.filter(recipient=make.vera()).order_by("pk")[1]

    assert mark_all_read(account(make.vera()), up_to=second.event_id) == 2
    assert unread_count(account(make.vera())) == 1
