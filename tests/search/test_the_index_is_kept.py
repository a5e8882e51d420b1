"""The index of words follows the readers' rows; where it does not, a check says so, a command repairs it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from claims.models import PublishedClaim
from claims.models.published import SEARCHED
from tests import factories
from tests.api.published import listed
from trail.guards import guards_lifted
from trail.word_index import install_word_indexes, verify_word_indexes

pytestmark = pytest.mark.django_db


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def found() -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in verify_word_indexes()]


def test_an_index_that_was_installed_is_in_order() -> None:
    factories.make_published_claim()
    assert found() == []
    assert list(SEARCHED.wrong_words()) == []


def test_a_correction_is_found_by_its_new_words_alone(client: Client) -> None:
    row = factories.make_published_claim(statement="Der Pegel stieg um zwanzig Zentimeter.")
    assert listed(client, q="zwanzig") == [row.public_id]
    factories.correct(row.claim, "Der Pegel stieg um dreißig Zentimeter.")
    assert listed(client, q="zwanzig") == []
    assert listed(client, q="dreissig") == [row.public_id]
    assert found() == []


def test_rows_written_past_the_workflow_are_found(client: Client) -> None:
    row = factories.make_published_claim()
    with guards_lifted():
        PublishedClaim.objects.filter(pk=row.pk).update(search_text=" vulkan = ")
    assert listed(client, q="vulkan") == [row.public_id]
    assert listed(client, q="pegel") == []
    assert list(SEARCHED.wrong_words()) == []


def test_an_erased_text_leaves_no_word_in_the_index() -> None:
    row = factories.make_published_claim(statement="Der Damm von Uferstadt brach.")
    factories.erase_edition(row)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # "uferstadt" without the beginning it may share with the word before it
            blocks = "claims_publishedclaim_words_data"
            cursor.execute(f"SELECT count(*) FROM {blocks} WHERE instr(hex(block), hex('erstadt')) > 0")
        else:
            stems = "tsvector_to_array(search_text_words)"
            cursor.execute(f"SELECT count(*) FROM claims_publishedclaim WHERE 'uferstadt' = ANY({stems})")
        assert cursor.fetchone() == (0,)
    assert found() == []


@pytest.mark.sqlite
def test_a_missing_trigger_is_named_and_a_migration_repairs_what_it_missed(client: Client) -> None:
    row = factories.make_published_claim()
    execute("DROP TRIGGER keep_claims_publishedclaim_words_changed")
    with guards_lifted():
        PublishedClaim.objects.filter(pk=row.pk).update(search_text=" vulkan = ")
    assert found() == [("words_missing", "keep_claims_publishedclaim_words_changed")]
    assert [finding.code for finding in SEARCHED.wrong_words()] == ["words_differ"]
    install_word_indexes()
    assert found() == []
    assert listed(client, q="vulkan") == [row.public_id]


@pytest.mark.sqlite
def test_an_index_without_a_row_is_named_and_rebuilding_repairs_it(client: Client) -> None:
    row = factories.make_published_claim()
    execute(
        "INSERT INTO claims_publishedclaim_words (claims_publishedclaim_words, rowid, search_text) "
        "SELECT 'delete', id, search_text FROM claims_publishedclaim"
    )
    assert found() == [("words_out_of_step", f"claims_publishedclaim_words {row.pk}")]
    with pytest.raises(CommandError, match="1 places do not fit"):
        call_command("verify_guards", stdout=StringIO())
    call_command("rebuild_published", stdout=StringIO())
    assert found() == []
    assert listed(client, q="pegel") == [row.public_id]


@pytest.mark.sqlite
def test_an_index_with_other_words_is_found_by_reading_all_of_it() -> None:
    row = factories.make_published_claim()
    execute(
        "INSERT INTO claims_publishedclaim_words (claims_publishedclaim_words, rowid, search_text) "
        "SELECT 'delete', id, search_text FROM claims_publishedclaim"
    )
    execute(f"INSERT INTO claims_publishedclaim_words (rowid, search_text) VALUES ({row.pk}, ' vulkan ')")
    assert found() == []
    assert [finding.code for finding in SEARCHED.wrong_words()] == ["words_differ"]
    SEARCHED.rebuild()
    assert list(SEARCHED.wrong_words()) == []


@pytest.mark.postgresql
def test_another_column_or_index_is_named_and_a_migration_repairs_it(client: Client) -> None:
    row = factories.make_published_claim()
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute("DROP INDEX claims_publishedclaim_words")
    assert found() == [("words_missing", "claims_publishedclaim_words")]
    install_word_indexes()
    assert found() == []
    execute("ALTER TABLE claims_publishedclaim DROP COLUMN search_text_words")
    execute("ALTER TABLE claims_publishedclaim ADD COLUMN search_text_words tsvector")
    assert ("words_missing", "claims_publishedclaim.search_text_words") in found()
    install_word_indexes()
    assert found() == []
    assert listed(client, q="pegel") == [row.public_id]
