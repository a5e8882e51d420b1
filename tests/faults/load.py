"""Editors who work and readers who read, over HTTP, all the time; both write down what they were told."""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests.faults.installation import PROXY_HEADERS
from tests.over_http import Answer, Browser, NoForm
from trail.models import Editor

EXPLANATION = "Die Messreihe des Amts zeigt zwölf Zentimeter."
PEOPLE = ("Rita", "Vera", "Viktor")
BROKEN = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Act:
    """One form that was sent: what for, at which revision, when, and the status (0: no answer at all)."""

    public_id: str
    name: str
    revision: int
    begun: float
    ended: float
    status: int
    keeps_words: bool

    @property
    def acknowledged(self) -> bool:
        return self.status == http.HTTPStatus.FOUND


@dataclass(frozen=True, slots=True)
class Read:
    """One page a reader asked for."""

    begun: float
    ended: float
    status: int


@dataclass
class Told:
    """Everything editors and readers were told, in the order in which it ended."""

    acts: list[Act] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def statuses(self) -> Counter[int]:
        return Counter([*(act.status for act in self.acts), *(read.status for read in self.reads)])

    def acknowledged(self) -> list[Act]:
        return [act for act in self.acts if act.acknowledged]

    def refused_after(self, moment: float, until: float) -> float:
        """Return how long after a fault the last reader was refused, in seconds; 0 if none was."""
        refused = [read.ended for read in self.reads if read.status != http.HTTPStatus.OK]
        return max((ended for ended in refused if moment <= ended < until), default=moment) - moment

    def read_again_after(self, moment: float) -> float:
        """Return how long after a fault a reader who asked then was served, in seconds."""
        served = [r.ended for r in self.reads if r.begun >= moment and r.status == http.HTTPStatus.OK]
        return min(served, default=float("inf")) - moment

    def acted_again_after(self, moment: float) -> float:
        """Return how long after a fault an act that was sent then was acknowledged, in seconds."""
        later = [act.ended for act in self.acknowledged() if act.begun >= moment]
        return min(later, default=float("inf")) - moment


@contextmanager
def at_work(base: str, claims: Sequence[Claim], *, readers: int = 3) -> Iterator[Told]:
    """Let one trio of editors work on each claim, and readers read, until the block ends."""
    told, stop = Told(), threading.Event()
    trios = [(claim.pk, {name: signed_in(base, name) for name in PEOPLE}) for claim in claims]
    threads = [
        *(threading.Thread(target=_edit, args=(pk, people, told, stop)) for pk, people in trios),
        *(threading.Thread(target=_read, args=(base, told, stop)) for _ in range(readers)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def signed_in(base: str, name: str) -> Browser:
    """Return the browser of an editor who has signed in before."""
    user = Editor.objects.select_related("user").get(display_name=name).user
    assert user is not None
    client = Client()
    client.force_login(user)
    browser = Browser(base, PROXY_HEADERS)
    browser.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return browser


def _edit(pk: int, people: dict[str, Browser], told: Told, stop: threading.Event) -> None:
    turn = 0
    while not stop.is_set():
        turn += 1
        try:
            claim = Claim.objects.get(pk=pk)
            _act(people, claim, turn, told)
        except DatabaseError:
            # Only the look at where the claim stands failed: the database is away.
            time.sleep(0.1)
        except BROKEN:
            time.sleep(0.05)
        except NoForm as missing:
            if missing.answer.status != http.HTTPStatus.SERVICE_UNAVAILABLE:
                told.defects.append(str(missing))
            time.sleep(0.1)
        finally:
            connection.close()


def _act(people: dict[str, Browser], claim: Claim, turn: int, told: Told) -> None:
    """Do what comes next for a claim: it is assessed, published, reopened and edited, over and over."""
    match claim.verification_status:
        case "in_review" if turn % 2:
            name, browser = "edit", people["Rita"]
            address = reverse("admin:claims_claim_change", args=[claim.pk])
            fields = browser.form(address, "claim_form") | {
                "internal_note": f"Zug {turn} um {time.monotonic()}."
            }
            revision = int(fields["read_revision"])
        case "in_review":
            name, browser = "submit", people["Vera"]
            address, fields = _form(browser, claim, name)
            fields |= _assessment(fields)
            if "edition_kind" in fields:
                fields |= {"edition_kind": "update", "change_note": "Es gibt neue Werte."}
            revision = int(fields["revision"])
        case "second_review":
            name, browser = "assess_second", people["Viktor"]
            address, fields = _form(browser, claim, name)
            fields |= _assessment(fields)
            revision = int(fields["revision"])
        case _:
            name, browser = "reopen", people["Vera"]
            address, fields = _form(browser, claim, name)
            fields |= {"reason": "Das Amt hat neue Werte veröffentlicht."}
            revision = int(fields["revision"])
    begun = time.monotonic()
    try:
        answer = browser.post(address, fields)
    except BROKEN:
        answer = Answer(0, "")
    words = [text for text in fields.values() if isinstance(text, str) and " " in text]
    told.acts.append(
        Act(
            claim.public_id,
            name,
            revision,
            begun,
            time.monotonic(),
            answer.status,
            keeps_words=all(word in answer.text for word in words),
        )
    )


def _form(browser: Browser, claim: Claim, name: str) -> tuple[str, dict[str, Any]]:
    address = reverse("admin:claims_claim_act", args=[claim.pk, name])
    return address, browser.form(address)


def _assessment(fields: dict[str, Any]) -> dict[str, Any]:
    links = {name: "faithful" for name in fields if name.startswith("link_")}
    return {**links, "accuracy": "true", "explanation": EXPLANATION}


def _read(base: str, told: Told, stop: threading.Event) -> None:
    browser = Browser(base, PROXY_HEADERS)
    while not stop.is_set():
        begun = time.monotonic()
        try:
            status = browser.get("/de/").status
        except BROKEN:
            status = 0
        told.reads.append(Read(begun, time.monotonic(), status))
        time.sleep(0.05)
