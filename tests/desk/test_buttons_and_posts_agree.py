"""For every person and state: an act has a button exactly when the table allows it and a POST does it."""

from __future__ import annotations

import re

import pytest

from claims.admin.acts import ACTS
from claims.models import Claim
from claims.workflow.transitions import TRANSITIONS
from tests import factories as make
from tests.desk.browsing import act_address, assessment, claim_address, sign_in, text_of
from trail.editors import editor_for
from trail.models import Editor

pytestmark = pytest.mark.django_db

# Which buttons each person finds in each state. Vera gave the first assessment, Viktor the second.
BUTTONS = {
    ("proposed", "rita"): {"accept", "assign", "dismiss"},
    ("proposed", "vera"): {"accept", "assign", "dismiss"},
    ("proposed", "olga"): set(),
    ("in_review", "rita"): {"assign", "dismiss"},
    ("in_review", "vera"): {"submit", "assign", "dismiss"},
    ("second_review", "rita"): {"assign"},
    ("second_review", "vera"): {"assign", "recall", "return", "set_embargo"},
    ("second_review", "viktor"): {"assign", "assess_second", "return", "set_embargo"},
    ("disagreement", "rita"): {"assign"},
    ("disagreement", "vera"): {"assign", "adopt", "return", "set_embargo"},
    ("disagreement", "volker"): {"assign", "assess_third", "return", "set_embargo"},
    ("cleared", "rita"): {"assign"},
    ("cleared", "viktor"): {"assign", "publish", "return", "set_embargo"},
    ("published", "rita"): set(),
    ("published", "vera"): {"reopen", "suspend"},
    ("published", "clara"): {"reopen", "suspend", "withdraw", "block"},
    ("dismissed", "rita"): {"restore"},
    ("withdrawn", "rita"): set(),
    ("withdrawn", "vera"): {"reopen"},
    ("withdrawn", "clara"): {"reopen", "block"},
}
CASES = [pytest.param(status, who, id=f"{status} {who}") for status, who in BUTTONS]


def person(name: str) -> Editor:
    """Return one of the cast, or Olga, who maintains the machine and has no role."""
    if name == "olga":
        user = make.make_user("olga", is_superuser=True)
        return editor_for(user)
    editor: Editor = getattr(make, name)()
    return editor


def enabled_acts(page: str) -> set[str]:
    """Return the acts a page links to or has a form for."""
    return set(re.findall(r'(?:href|action)="/admin/claims/claim/\d+/act/(\w+)/"', page))


def typed_for(claim: Claim, transition: str) -> dict[str, object]:
    """Return something valid to type for an act."""
    typed: dict[str, object] = {"revision": claim.revision, "reason": "Das Amt hat neue Werte genannt."}
    if transition in ("submit", "assess_second", "assess_third"):
        return typed | assessment(claim)
    if transition == "adopt":
        others = claim.assessments.exclude(editor=make.vera())
        return typed | {"assessment": others[0].pk if others else ""}
    return typed | {"to": "", "embargo_until_0": "2031-01-01", "embargo_until_1": "06:00"}


def test_every_transition_but_saving_has_its_act() -> None:
    assert set(ACTS) | {"edit"} == {transition.name for transition in TRANSITIONS}


@pytest.mark.parametrize(("status", "who"), CASES)
def test_the_page_offers_exactly_what_is_possible(status: str, who: str) -> None:
    claim = make.make_claim_in(status)

    page = text_of(sign_in(person(who)), claim_address(claim))

    assert enabled_acts(page) == BUTTONS[status, who]


@pytest.mark.parametrize(("status", "who"), CASES)
def test_a_post_without_a_button_is_refused_and_writes_nothing(status: str, who: str) -> None:
    claim = make.make_claim_in(status)
    client = sign_in(person(who))

    for transition in sorted(set(ACTS) - BUTTONS[status, who]):
        response = client.post(act_address(claim, transition), typed_for(claim, transition))
        assert response.status_code in (200, 409), transition
        assert Claim.objects.get(pk=claim.pk).revision == claim.revision, transition


@pytest.mark.parametrize(("status", "who"), CASES)
def test_a_post_with_a_button_does_the_act(status: str, who: str) -> None:
    possible = BUTTONS[status, who]
    for transition in sorted(possible):
        claim = make.make_claim_in(status)
        client = sign_in(person(who))
        response = client.post(act_address(claim, transition), typed_for(claim, transition))
        assert response.status_code == 302, transition
        assert Claim.objects.get(pk=claim.pk).revision > claim.revision, transition


def test_a_disabled_button_says_why() -> None:
    claim = make.make_claim(check_worthiness="undecided")

    page = text_of(sign_in(make.rita()), claim_address(claim))

    assert "Set the check-worthiness to &quot;Checkworthy&quot; first" in page
    assert "is not possible while the claim is in the state “Proposed”" in page


def test_only_the_next_step_is_strong() -> None:
    claim = make.make_claim_in("in_review")

    page = text_of(sign_in(make.vera()), claim_address(claim))

    assert page.count("step--next") == 1
    assert re.search(r'step--next[^>]*href="[^"]*/act/submit/"', page)
