"""Two workers bring in the same at the same moment: one stores it, the other finds it there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from claims.intake import claim_table, importing, retrieving
from claims.intake.claim_table import import_claims
from claims.intake.importing import import_reading
from claims.intake.outcome import Given
from claims.intake.readers.reading import Reading, Review
from claims.models import Claim
from sources.models import Article, Retrieval, Source
from tests import factories as make
from tests.intake.fetched import fetched
from trail.models import Editor

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

TIMES = 8


def both(*acts: Callable[[], object]) -> list[str]:
    """Do two things at the same moment, each in a connection of its own; return what went wrong."""
    barrier = threading.Barrier(len(acts))
    failures: list[str] = []

    def run(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
        except (ValidationError, DatabaseError) as failure:
            failures.append(repr(failure))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def review(number: int) -> Reading:
    """A claim that others reviewed, with a fact-checker and a claimant nobody has registered."""
    who = "Wachtturm Faktencheck", f"Amt Nummer {number}"
    return Reading(reviews=[Review(f"Der Pegel {number} stieg.", publisher=who[0], claimants=[who[1]])])


def bring_in_reviews() -> list[str]:
    by = make.rita()
    failures = []
    for number in range(TIMES):
        act = partial(import_reading, review(number), by=by, given=Given())
        failures += both(act, act)
    return failures


def import_table(rows: list[list[str]], by: Editor) -> None:
    for row in import_claims(rows, by=by, dry_run=False).refused:
        raise ValidationError(row.refusal)


def bring_in_tables(name: str) -> list[str]:
    """Tables of claims in texts that are there already: nothing but the claim and its source is new."""
    by = make.rita()
    failures = []
    for number in range(TIMES):
        statement = f"{name} {number} fiel."
        article = make.make_article(f"{statement} So steht es hier.")
        row = [statement, article.public_id, f"Pegelhaus {number}"]
        rows = [["statement", "article", "source"], row]
        act = partial(import_table, rows, by)
        failures += both(act, act)
    return failures


def test_two_retrievals_of_one_text_end_with_the_text_and_with_the_way_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = {f"https://seeblatt.example/{n}": f"{make.QUOTE} Meldung {n // 2}." for n in range(2 * TIMES)}
    monkeypatch.setattr(
        retrieving, "fetch", lambda url: fetched(pages[url], url=url, media_type="text/plain")
    )
    for number in range(TIMES):
        pair = [make.make_retrieval(f"https://seeblatt.example/{2 * number + n}") for n in range(2)]
        assert both(*(partial(retrieving.retrieve.call, one.pk, 1) for one in pair)) == []

        ends = Retrieval.objects.filter(pk__in=[one.pk for one in pair]).order_by("known_texts")
        assert [(end.state, end.failure, end.new_texts, end.known_texts) for end in ends] == [
            ("done", "", 1, 0),
            ("done", "", 0, 1),
        ]
        assert ends[0].article == ends[1].article
    assert Article.objects.count() == TIMES


def test_the_same_review_twice_is_one_proposal_and_one_source() -> None:
    assert bring_in_reviews() == []

    assert Article.objects.count() == Claim.objects.count() == TIMES
    assert Source.objects.filter(name__startswith="Amt Nummer").count() == TIMES


def test_without_the_lock_they_get_in_each_others_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: then a name means two sources, or a review becomes two claims."""
    monkeypatch.setattr(importing, "hold_chain", lambda: None)

    assert bring_in_reviews() != [] or Claim.objects.count() > TIMES


def test_the_same_table_twice_is_one_set_of_proposals() -> None:
    assert bring_in_tables("Der Bach") == []
    assert Claim.objects.count() == TIMES


def test_without_the_lock_two_tables_do_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control."""
    monkeypatch.setattr(claim_table, "hold_chain", lambda: None)

    assert bring_in_tables("Der Fluss") != [] or Claim.objects.count() > TIMES
