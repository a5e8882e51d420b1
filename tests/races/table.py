"""The races: where a claim stands, who does what to it at the same moment, and how it may end.

One row drives both the race and its negative control. A new act needs its rows here and nothing else.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from claims.models import Claim
from tests import factories as make
from tests.over_http import Answer, Browser
from trail.models import Editor

_numbers = itertools.count(1)
EXPLANATION = "Die Messreihe des Amts zeigt zwölf Zentimeter."
REASON = "Das Amt hat neue Werte genannt."
Sending = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Side:
    """One of the two: who reads the page and fills it in; ``words`` are typed and must not be lost."""

    who: Callable[[], Editor]
    prepare: Callable[[Browser, Any], Sending]
    words: str = ""


@dataclass(frozen=True)
class Ending:
    """What the database must hold afterwards: the events of the race, and the claim they are about."""

    events: tuple[str, ...]
    status: str = ""
    assessments: int = 0
    clearances: int = 0
    editions: int = 0


def redirected(answer: Answer) -> int:
    return int(answer.status == 302)


@dataclass(frozen=True)
class Race:
    """``done`` counts what an answer says was done; both together must come to ``stake``, never more.

    Where ``follows`` is set, the answer that counts is the page a redirect leads to.
    """

    name: str
    start: Callable[[], Any]
    sides: tuple[Side, Side]
    endings: tuple[Ending, ...]
    refusal: str = "changed this claim"
    refused_with: int = 409
    follows: bool = False
    done: Callable[[Answer], int] = redirected
    stake: int = 1


def act(name: str, **typed: Any) -> Callable[[Browser, Claim], Sending]:
    """Read the page of an act and fill it in; an assessment judges every link as faithful."""

    def prepare(browser: Browser, claim: Claim) -> Sending:
        address = reverse("admin:claims_claim_act", args=[claim.pk, name])
        fields = browser.form(address)
        links = {field: "faithful" for field in fields if field.startswith("link_")}
        return address, {**fields, **links, **typed}

    return prepare


def assess(name: str, **typed: Any) -> Callable[[Browser, Claim], Sending]:
    return act(name, **{"accuracy": "true", "explanation": EXPLANATION, **typed})


def adopt_the_other(browser: Browser, claim: Claim) -> Sending:
    """Take over the only assessment that is offered, and hold the claim."""
    address, fields = act("adopt", reason=REASON, hold="on")(browser, claim)
    assert fields["assessment"]
    return address, fields


def edit(browser: Browser, claim: Claim) -> Sending:
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    return address, {**browser.form(address, "claim_form"), "statement": EXPLANATION}


def paste(browser: Browser, text: str) -> Sending:
    address = reverse("admin:sources_article_add")
    return address, {**browser.form(address, "content-main"), "text": text}


def dismiss_all(browser: Browser, claims: list[Claim]) -> Sending:
    """Choose the claims in the list, and fill in the page that asks for the reason."""
    address = reverse("admin:claims_claim_changelist")
    listed = browser.form(address, "changelist-form")
    chosen = {"action": "dismiss_selected", "_selected_action": [claim.pk for claim in claims]}
    asked = browser.post(address, {**listed, **chosen})
    token = {"csrfmiddlewaretoken": listed["csrfmiddlewaretoken"]}
    revisions = {f"revision_{claim.pk}": claim.revision for claim in claims}
    assert all(f'name="{name}"' in asked.text for name in revisions)
    return address, {**token, **chosen, **revisions, "confirmed": "1", "reason": REASON}


def dismissed(page: Answer) -> int:
    """How many claims this answer says were dismissed."""
    for count, words in (
        (3, "Dismissed: 3 claims."),
        (2, "Dismissed: 2 claims."),
        (1, "Dismissed: 1 claim."),
    ):
        if words in page.text:
            return count
    return 0


def stored(page: Answer) -> int:
    return int("1 claim proposed" in page.text)


def claim_in(status: str) -> Callable[[], Claim]:
    return lambda: make.make_claim_in(status)


def held_claim_that_is_public() -> Claim:
    """Published, reopened, assessed anew by two, and held: readers have the first edition."""
    claim = make.make_reopened_claim()
    claim = make.submit(claim, edition_kind="update", change_note="Neue Werte.")
    return make.assess_second(claim, hold=True)


def three_claims() -> list[Claim]:
    return [make.make_claim() for _ in range(3)]


def new_text() -> str:
    make.make_source("Wasseramt", "authority")
    return f"Laut dem Wasseramt stieg der Pegel des Sees um {next(_numbers)} Zentimeter."


SUBMITTED = Ending(("submit",), "second_review", assessments=1)
PUBLISHED = Ending(("assess_second", "publish"), "published", assessments=2, clearances=1, editions=1)
ADOPTED = Ending(("adopt",), "cleared", assessments=2, clearances=1)

RACES = [
    Race(
        "double submit",
        claim_in("in_review"),
        (Side(make.vera, assess("submit"), EXPLANATION), Side(make.viktor, assess("submit"), EXPLANATION)),
        (SUBMITTED,),
    ),
    Race(
        "double click on submit",
        claim_in("in_review"),
        (Side(make.vera, assess("submit"), EXPLANATION), Side(make.vera, assess("submit"), EXPLANATION)),
        (SUBMITTED,),
    ),
    Race(
        "double second assessment",
        claim_in("second_review"),
        (
            Side(make.viktor, assess("assess_second", hold="on"), EXPLANATION),
            Side(make.volker, assess("assess_second", hold="on"), EXPLANATION),
        ),
        (Ending(("assess_second",), "cleared", assessments=2, clearances=1),),
    ),
    Race(
        "second assessment against recall",
        claim_in("second_review"),
        (Side(make.viktor, assess("assess_second"), EXPLANATION), Side(make.vera, act("recall"))),
        (PUBLISHED, Ending(("recall",), "in_review", assessments=1)),
    ),
    Race(
        "adopt by both",
        claim_in("disagreement"),
        (Side(make.vera, adopt_the_other, REASON), Side(make.viktor, adopt_the_other, REASON)),
        (ADOPTED,),
    ),
    Race(
        "adopt against return",
        claim_in("disagreement"),
        (Side(make.vera, adopt_the_other, REASON), Side(make.volker, act("return", reason=REASON), REASON)),
        (ADOPTED, Ending(("return",), "in_review", assessments=2)),
    ),
    Race(
        "edit against submit",
        claim_in("in_review"),
        (Side(make.rita, edit, EXPLANATION), Side(make.vera, assess("submit"), EXPLANATION)),
        (SUBMITTED, Ending(("edit",), "in_review")),
    ),
    Race(
        "reopen against withdraw",
        claim_in("published"),
        (
            Side(make.vera, act("reopen", reason=REASON), REASON),
            Side(make.clara, act("withdraw", reason=REASON), REASON),
        ),
        (
            Ending(("reopen",), "in_review", assessments=2, clearances=1, editions=1),
            Ending(("withdraw",), "withdrawn", assessments=2, clearances=1, editions=2),
        ),
    ),
    Race(
        "suspend against publish",
        held_claim_that_is_public,
        (Side(make.volker, act("suspend", reason=REASON), REASON), Side(make.clara, act("publish"))),
        (
            Ending(("suspend",), "cleared", assessments=4, clearances=2, editions=1),
            Ending(("publish",), "published", assessments=4, clearances=2, editions=2),
        ),
    ),
    Race(
        "double publish",
        claim_in("cleared"),
        (Side(make.vera, act("publish")), Side(make.clara, act("publish"))),
        (Ending(("publish",), "published", assessments=2, clearances=1, editions=1),),
    ),
    Race(
        "dismiss against accept",
        claim_in("proposed"),
        (Side(make.rita, act("dismiss", reason=REASON), REASON), Side(make.vera, act("accept"))),
        (Ending(("dismiss",), "dismissed"), Ending(("accept",), "in_review")),
    ),
    Race(
        "double import",
        new_text,
        (Side(make.rita, paste), Side(make.vera, paste)),
        (Ending(("import", "propose")),),
        refusal="This text was imported before. Nothing was created.",
        refused_with=200,
        follows=True,
        done=stored,
    ),
    Race(
        "two copies of a bulk act",
        three_claims,
        (Side(make.rita, dismiss_all, REASON), Side(make.vera, dismiss_all, REASON)),
        (Ending(("dismiss", "dismiss", "dismiss")),),
        follows=True,
        done=dismissed,
        stake=3,
    ),
]
BY_NAME: Mapping[str, Race] = {race.name: race for race in RACES}
