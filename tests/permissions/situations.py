"""The persons of the matrix and the claims they look at, each led there by the real transitions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from claims.models import Claim
from claims.workflow.actions import assessing, editing, publishing
from claims.workflow.actions.copy_editing import propose_copy_edit
from claims.workflow.actions.editing import Changes
from tests import factories as make
from trail.editors import editor_for
from trail.models import Editor

REASON = "Ein Grund, den man nachlesen kann."


def _nora() -> User:
    """Has a reviewer's role, but her account is none of the desk's."""
    user = User.objects.get_or_create(username="nora")[0]
    user.groups.add(Group.objects.get(name="Reviewer"))
    return user


def _dora() -> User:
    """Was a reviewer; her account is deactivated."""
    user = make.make_user("dora", "Reviewer")
    user.is_active = False
    user.save()
    return user


ACCOUNTS: Mapping[str, Callable[[], User]] = {
    "n": _nora,
    "d": _dora,
    "s": lambda: make.make_user("stefan"),
    "o": lambda: make.make_user("olga", is_superuser=True),
    "r": lambda: make.make_user("rita", "Reporter"),
    "1": lambda: make.make_user("vera", "Reviewer"),
    "2": lambda: make.make_user("viktor", "Reviewer"),
    "3": lambda: make.make_user("volker", "Reviewer"),
    "c": lambda: make.make_user("clara", "Chief editor"),
}


def everybody() -> dict[str, Editor]:
    """Return every person with an account by letter, as the trail knows them."""
    return {letter: editor_for(account()) for letter, account in ACCOUNTS.items()}


def browsers(letters: str) -> dict[str, Client]:
    """Return a browser for each letter, reading English; logged in, but for "a"."""
    found = {}
    for letter in letters:
        found[letter] = Client(headers={"accept-language": "en"})
        if letter != "a":
            found[letter].force_login(ACCOUNTS[letter]())
    return found


def _undecided() -> Claim:
    return make.make_claim(check_worthiness="undecided")


def _three_differ() -> Claim:
    claim = make.make_claim_in("disagreement")
    verdicts = make.make_verdicts(claim, accuracy="unproven")
    return assessing.assess_third(claim.pk, by=make.volker(), revision=claim.revision, verdicts=verdicts)


def _embargoed() -> Claim:
    claim = make.make_claim_in("in_review")
    until = timezone.now() + dt.timedelta(days=3)
    changes = Changes(fields={"embargo_until": until})
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)
    return make.assess_second(make.submit(claim))


def _suspended(claim: Claim) -> Claim:
    return publishing.suspend(claim.pk, by=make.vera(), revision=claim.revision, reason=REASON)


def _spelling_proposed() -> Claim:
    claim = make.make_claim_in("published")
    text = "Die Messreihe des Amtes zeigt zwölf Zentimeter."
    return propose_copy_edit(claim.pk, by=make.vera(), revision=claim.revision, explanation=text)


def _second_review_again() -> Claim:
    return make.submit(make.make_reopened_claim(), edition_kind="update", change_note="Neue Werte.")


SITUATIONS: Mapping[str, Callable[[], Claim]] = {
    "proposed": lambda: make.make_claim_in("proposed"),
    "undecided": _undecided,
    "in_review": lambda: make.make_claim_in("in_review"),
    "second_review": lambda: make.make_claim_in("second_review"),
    "disagreement": lambda: make.make_claim_in("disagreement"),
    "three_differ": _three_differ,
    "cleared": lambda: make.make_claim_in("cleared"),
    "embargoed": _embargoed,
    "published": lambda: make.make_claim_in("published"),
    "spelling_proposed": _spelling_proposed,
    "reopened": make.make_reopened_claim,
    "second_review_again": _second_review_again,
    "suspended": lambda: _suspended(make.make_claim_in("published")),
    "suspended_in_review": lambda: _suspended(make.make_reopened_claim()),
    "blocked": lambda: Claim.objects.get(pk=make.make_blocked_claim().claim_id),
    "dismissed": lambda: make.make_claim_in("dismissed"),
    "withdrawn": lambda: make.make_claim_in("withdrawn"),
}


def every_situation() -> dict[str, Claim]:
    """Return one claim in each situation."""
    return {name: build() for name, build in SITUATIONS.items()}
