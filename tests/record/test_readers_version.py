"""One value changes with everything readers can see, and with nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from claims.models import PublishedArticle, PublishedClaim, SitePage, Topic
from claims.models.choices import VerificationStatus
from claims.record.version import NEWEST_ACT, readers_version
from claims.workflow.actions import copy_editing, protecting, publishing, site
from sources.actions import confirm_source, describe_article, propose_source, save_source
from sources.models import Source
from tests import factories
from tests.api.published import publish

pytestmark = pytest.mark.django_db

Act = Callable[[PublishedClaim], object]


def reopen(row: PublishedClaim) -> None:
    claim = row.claim
    publishing.reopen(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt neue Werte.")


def suspend(row: PublishedClaim) -> None:
    claim = row.claim
    publishing.suspend(claim.pk, by=factories.vera(), revision=claim.revision, reason="Es gibt Einspruch.")


def release(row: PublishedClaim) -> None:
    suspend(row)
    before = readers_version()
    claim = row.claim
    claim.refresh_from_db()
    publishing.release(claim.pk, by=factories.viktor(), revision=claim.revision, reason="Erledigt.")
    assert readers_version() != before


def withdraw(row: PublishedClaim) -> None:
    claim = row.claim
    publishing.withdraw(claim.pk, by=factories.clara(), revision=claim.revision, reason="Es war anders.")


def copy_edit(row: PublishedClaim) -> None:
    claim = copy_editing.propose_copy_edit(
        row.claim_id,
        by=factories.vera(),
        revision=row.claim.revision,
        explanation="Die Messreihe des Amtes zeigt zwölf Zentimeter.",
    )
    copy_editing.accept_copy_edit(claim.pk, by=factories.viktor(), revision=claim.revision)


def rename_source(row: PublishedClaim) -> None:
    source = Source.objects.get(slug="seeblatt")
    source.name = "Seeblatt am Morgen"
    save_source(source, by=factories.rita())


def protect_source(row: PublishedClaim) -> None:
    source = Source.objects.get(slug="seeblatt")
    source.is_protected = True
    protecting.change_source(source, by=factories.rita(), knows_exposure=True)


def confirm(row: PublishedClaim) -> None:
    confirm_source(propose_source("Uferbote", by=factories.rita()), by=factories.rita())


def open_text(row: PublishedClaim) -> None:
    article = PublishedArticle.objects.get(published=row).article
    article.is_public = True
    describe_article(article, by=factories.rita(), changed=["is_public"])


def rename_topic(row: PublishedClaim) -> None:
    topic = Topic.objects.create(code="lakes", name_de="Seen", name_en="Lakes")
    topic.name_de = "Binnenseen"
    site.save_topic(topic, by=factories.clara())


def change_page(row: PublishedClaim) -> None:
    page = SitePage.objects.create(slug="imprint", language="de", title="Impressum", body="Wir.")
    page.body = "Wir sind es."
    site.save_page(page, by=factories.clara())


def add_page(row: PublishedClaim) -> None:
    site.save_page(SitePage(slug="imprint", language="de", title="Wir", body="Wir."), by=factories.clara())


def remove_page(row: PublishedClaim) -> None:
    page = SitePage.objects.create(slug="imprint", language="de", title="Impressum", body="Wir.")
    site.remove_page(page, by=factories.clara())


def rebuild(row: PublishedClaim) -> None:
    call_command("rebuild_published", stdout=StringIO())


def load_fixture(row: PublishedClaim) -> None:
    topics = Path(__file__).parents[2] / "fixtures" / "topics.json"
    call_command("loaddata", str(topics), verbosity=0)


SEEN: dict[str, Act] = {
    "another claim is published": lambda _row: publish("Der Fluss führt Hochwasser."),
    "a correction": lambda row: factories.correct(row.claim, "Es waren elf Zentimeter."),
    "a copy-edit": copy_edit,
    "a claim is checked again": reopen,
    "a suspension": suspend,
    "a release": release,
    "a withdrawal": withdraw,
    "a block": factories.block,
    "an unblocking": lambda row: (factories.block(row), factories.unblock(row)),
    "an erased edition": factories.erase_edition,
    "a source gets another name": rename_source,
    "a source is protected": protect_source,
    "a source is confirmed": confirm,
    "a text is opened to readers": open_text,
    "a topic gets another name": rename_topic,
    "a page is changed": change_page,
    "a page is added": add_page,
    "a page is removed": remove_page,
    "the readers' rows are made again": rebuild,
    "a fixture is loaded": load_fixture,
}


@pytest.mark.parametrize("act", SEEN.values(), ids=SEEN)
def test_whatever_readers_can_see_changes_the_version(act: Act) -> None:
    row = publish()
    before = readers_version()
    act(row)
    assert readers_version() != before


def test_work_on_the_desk_leaves_the_version_as_it_is() -> None:
    publish()
    before = readers_version()
    factories.make_claim_in(VerificationStatus.CLEARED)
    factories.make_claim_in(VerificationStatus.DISMISSED)
    propose_source("Uferbote", by=factories.rita())
    assert readers_version() == before


def test_before_the_first_act_there_is_a_version_too() -> None:
    assert (readers_version().hash, readers_version().at) == ("0" * 64, None)


def test_the_version_is_one_query_whatever_is_published(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    event = publish().event
    with django_assert_num_queries(1):
        version = readers_version()
    assert (version.hash, version.at) == (event.hash, event.at)


def test_the_version_is_read_from_indexes_alone() -> None:
    publish()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table of a few rows would be read whole.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {NEWEST_ACT}")
        plan = "\n".join(str(line) for line in cursor.fetchall())
    assert "event_seen_by_readers" in plan
    assert "Seq Scan" not in plan
    assert not re.search(r"SCAN \w+(?!.* USING)", plan)
