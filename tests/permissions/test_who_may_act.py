"""Every act by every person in every situation: the table decides, the action obeys, button and POST agree.

The normal run leaves out cells that say the same thing again; the long one asks them all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from claims.admin.acts import ACTS as DESK_ACTS
from claims.models import Claim
from claims.workflow.case import Case
from claims.workflow.errors import NotPermitted, RequirementUnmet, TransitionRefused, WrongState
from claims.workflow.transitions import BY_NAME, TRANSITIONS
from tests.desk.browsing import act_address, assessment, claim_address, text_of
from tests.permissions.matrix import ACTS, ANYBODY, READS, SITUATIONS
from tests.permissions.situations import REASON, browsers, every_situation, everybody
from tests.workflow.acts import ACTS as CALLS
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db

KINDS: dict[str, type[TransitionRefused] | None] = {
    "may": None,
    "wrong person": NotPermitted,
    "something missing": RequirementUnmet,
    "wrong state": WrongState,
}
_OF_OTHER_STATE = "of another state"


def expected(act: str, situation: str, letter: str) -> str:
    """Return what the table says, as one of ``KINDS``."""
    row = ACTS[act]
    if letter in row.may.get(situation, ""):
        return "may"
    if letter in row.lacks.get(situation, ""):
        return "something missing"
    return "wrong person" if situation in {**row.may, **row.lacks} else "wrong state"


def cells(letters: str) -> Iterator[tuple[str, str, str]]:
    for act in ACTS:
        for situation in SITUATIONS:
            for letter in letters:
                yield act, situation, letter


def telling_cells(letters: str) -> Iterator[tuple[str, str, str]]:
    """The cells in which the person matters, and the wrong states for Clara: nobody may more than she."""
    for act, situation, letter in cells(letters):
        if letter == "c" or situation in {**ACTS[act].may, **ACTS[act].lacks}:
            yield act, situation, letter


def kind_of(refusal: TransitionRefused | None) -> str:
    return next(name for name, kind in KINDS.items() if kind is (type(refusal) if refusal else None))


def test_the_table_of_transitions_is_the_matrix() -> None:
    claims, people = every_situation(), everybody()
    wrong = []
    for act, situation, letter in cells("dsor123c"):
        refusals = BY_NAME[act].refusals(Case(claims[situation], people[letter]))
        got = kind_of(refusals[0] if refusals else None)
        if got != expected(act, situation, letter):
            wrong.append(
                f"{letter} {act} {situation}: expected {expected(act, situation, letter)}, got {got}"
            )
        assert all(str(refusal) for refusal in refusals)
    assert wrong == []


def test_every_action_does_what_the_matrix_says_and_writes_nothing_where_it_refuses() -> None:
    _attempt_all(telling_cells("or123c"))


@pytest.mark.long
def test_every_action_does_what_the_matrix_says_in_every_cell() -> None:
    _attempt_all(cells("dsor123c"))


def _attempt_all(chosen: Iterator[tuple[str, str, str]]) -> None:
    claims, people = every_situation(), everybody()
    wrong = []
    for act, situation, letter in chosen:
        got = _attempt(act, claims[situation], people[letter])
        if got != expected(act, situation, letter):
            wrong.append(
                f"{letter} {act} {situation}: expected {expected(act, situation, letter)}, got {got}"
            )
    assert wrong == []


def _attempt(act: str, claim: Claim, by: Editor) -> str:
    before = Event.objects.count()
    with transaction.atomic():
        try:
            CALLS[act](Claim.objects.get(pk=claim.pk), by)
        except TransitionRefused as refusal:
            assert Event.objects.count() == before, (act, claim.verification_status, by)
            return kind_of(refusal)
        assert Event.objects.count() > before
        transaction.set_rollback(True)
    return "may"


def test_the_page_shows_a_button_where_an_act_is_possible_and_else_says_why_not() -> None:
    _look_at_buttons("r1")


@pytest.mark.long
def test_everybody_finds_the_buttons_of_the_matrix() -> None:
    _look_at_buttons(READS)


def _look_at_buttons(letters: str) -> None:
    claims, people = every_situation(), everybody()
    wrong = []
    for letter, browser in browsers(letters).items():
        for situation, claim in claims.items():
            page = text_of(browser, claim_address(claim))
            offered, refused = offered_acts(page), refused_acts(page)
            case = Case(claim, people[letter])
            for act in DESK_ACTS:
                label = str(BY_NAME[act].label)
                is_possible = expected(act, situation, letter) == "may"
                refusals = [] if is_possible else BY_NAME[act].refusals(case)
                # One sentence names all acts of another state; every other one says its own reasons.
                of_other_state = any(isinstance(refusal, WrongState) for refusal in refusals)
                sentences = [_OF_OTHER_STATE] if of_other_state else [str(refusal) for refusal in refusals]
                if (act in offered) != is_possible or refused.get(label, []) != sentences:
                    wrong.append(
                        f"{letter} {act} {situation}: offered {act in offered}, {refused.get(label)}"
                    )
    assert wrong == []


def offered_acts(page: str) -> set[str]:
    """Return the acts a page links to or has a form for."""
    return set(re.findall(r'(?:href|action)="/admin/claims/claim/\d+/act/(\w+)/"', page))


def refused_acts(page: str) -> dict[str, list[str]]:
    """Return the acts that are off, by their words, with the sentences beside them."""
    off = re.findall(r"<button[^>]* disabled>([^<]*)</button><ul>(.*?)</ul>", page)
    elsewhere = re.search(r"In the state “[^”]*” there is no: ([^<]*)</li>", page)
    named = html.unescape(elsewhere[1]).split(" · ") if elsewhere else []
    return {label.strip(): [_OF_OTHER_STATE] for label in named} | {
        html.unescape(label): [html.unescape(line) for line in re.findall(r"<li>(.*?)</li>", lines)]
        for label, lines in off
    }


def typed_for(claim: Claim, act: str, by: Editor | None) -> dict[str, object]:
    """Return something valid to type for an act."""
    typed: dict[str, object] = {"revision": claim.revision, "reason": REASON}
    if act in ("submit", "assess_second", "assess_third"):
        typed |= assessment(claim)
        if act == "submit" and claim.editions.exists():
            typed |= {"edition_kind": "update", "change_note": "Neue Werte liegen vor."}
    elif act == "adopt":
        other = claim.assessments.filter(round=claim.round).exclude(editor=by).first()
        typed["assessment"] = other.pk if other else ""
    elif act == "assign":
        typed["to"] = ""
    elif act == "set_embargo":
        typed |= {"embargo_until_0": "2031-01-01", "embargo_until_1": "06:00"}
    elif act == "merge":
        kept = Claim.objects.filter(verification_status="in_review").exclude(pk=claim.pk).first() or claim
        typed |= {"into": kept.pk, "confirmed": f"{kept.pk}:{kept.revision}"}
    elif act == "copy_edit":
        typed["explanation"] = "Die Messreihe des Amtes zeigt zwölf Zentimeter."
    return typed


def whats_wrong(act: str, kind: str, claim: Claim, browser: Client, by: Editor | None) -> str:
    """Send the act's form, undo what it did, and return what was wrong with the answer ("" if nothing)."""
    events = Event.objects.count()
    with transaction.atomic():
        answer = browser.post(act_address(claim, act), typed_for(claim, act, by))
        wrote = Event.objects.count() > events
        transaction.set_rollback(True)
    is_done = answer.status_code == 302 and answer.headers["Location"] == claim_address(claim)
    got = f"{answer.status_code}, {'something' if wrote else 'nothing'} written"
    if kind == "may":
        return "" if is_done and wrote else got
    if wrote or is_done:
        return got
    if by is None or kind == "nobody of the desk":
        return "" if answer.status_code in (302, 403) else got
    page = html.unescape(answer.content.decode())
    sentences = [str(refusal) for refusal in BY_NAME[act].refusals(Case(claim, by))]
    is_told = answer.status_code == 409 and all(sentence in page for sentence in sentences)
    return "" if is_told else f"{got}, not told {sentences}"


def test_a_post_does_what_the_button_promises() -> None:
    """As somebody outside, somebody without a role, the first assessor and the chief editor."""
    _post_everywhere(telling_cells("as1c"))


@pytest.mark.long
def test_a_post_does_what_the_button_promises_for_everybody() -> None:
    _post_everywhere(cells(ANYBODY))


def _post_everywhere(chosen: Iterator[tuple[str, str, str]]) -> None:
    claims, people, asked = every_situation(), everybody(), browsers(ANYBODY)
    wrong = []
    for act, situation, letter in chosen:
        if act == "edit":
            continue  # the claim page's own form: test_posted_fields.py
        expected_kind = expected(act, situation, letter) if letter in READS else "nobody of the desk"
        found = whats_wrong(act, expected_kind, claims[situation], asked[letter], people.get(letter))
        if found:
            wrong.append(f"{letter} {act} {situation}: expected {expected_kind}, got {found}")
    assert wrong == []


def test_every_transition_has_its_row_its_call_and_but_for_saving_its_form() -> None:
    names = {transition.name for transition in TRANSITIONS}

    assert names == set(ACTS) == set(CALLS) == set(DESK_ACTS) | {"edit"}
    named = {situation for row in ACTS.values() for situation in {**row.may, **row.lacks}}
    assert named <= set(SITUATIONS)
