"""Two persons on real HTTP: both have read their pages, then both send at the same moment."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from django.db import connection

from claims.models import Claim
from tests.factories import PASSWORD
from tests.over_http import Answer, Browser
from tests.races.table import Ending, Race, Side
from trail.models import Editor, Event


@dataclass(frozen=True)
class Outcome:
    """What one side was answered, and how much was done for it."""

    side: Side
    answer: Answer
    done: int


class Desk:
    """The served desk, and the browsers of those who work there."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._browsers: dict[tuple[str, int], Browser] = {}

    def browser(self, editor: Editor, number: int) -> Browser:
        """Return a person's browser; the same person may sit at two."""
        key = (editor.code, number)
        if key not in self._browsers:
            assert editor.user is not None
            self._browsers[key] = Browser(self.url)
            self._browsers[key].sign_in(editor.user.get_username(), PASSWORD)
        return self._browsers[key]

    def run(self, race: Race, subject: Any, *, during: ExitStack | None = None) -> list[Outcome]:
        """Let both sides read and fill in, then send at once; ``during`` is closed when both are answered."""
        seats = [self.browser(side.who(), number) for number, side in enumerate(race.sides)]
        sendings = [side.prepare(browser, subject) for side, browser in zip(race.sides, seats, strict=True)]
        barrier = threading.Barrier(2)
        outcomes: list[Outcome | None] = [None, None]

        def send(number: int) -> None:
            barrier.wait()
            answer = seats[number].post(*sendings[number])
            if race.follows:
                answer = seats[number].follow(answer)
            outcomes[number] = Outcome(race.sides[number], answer, race.done(answer))

        with during or ExitStack():
            threads = [threading.Thread(target=send, args=(number,)) for number in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return [outcome for outcome in outcomes if outcome is not None]


def ending(subject: Any, since: int) -> Ending:
    """Return how a race ended, from the database: its events, and the claim if it was about one."""
    events = tuple(Event.objects.filter(seq__gt=since).order_by("seq").values_list("action", flat=True))
    if not isinstance(subject, Claim):
        return Ending(events)
    claim = Claim.objects.get(pk=subject.pk)
    return Ending(
        events,
        claim.verification_status,
        claim.assessments.count(),
        claim.clearances.count(),
        claim.editions.count(),
    )


def newest_seq() -> int:
    newest = Event.objects.order_by("-seq").values_list("seq", flat=True).first()
    return newest or 0


def unique_constraints() -> list[tuple[str, str, str]]:
    """Return table, name and definition of every UNIQUE of the tables that acts write."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'u' AND (conrelid::regclass::text LIKE 'claims\\_%%' "
            "OR conrelid::regclass::text = 'sources_article')"
        )
        return [tuple(row) for row in cursor.fetchall()]
