"""With the guards lifted a copy-edit can be changed; verification says which one."""

from __future__ import annotations

import pytest

from claims.models import Claim, CopyEdit, PublishedClaim
from claims.workflow.actions.copy_editing import accept_copy_edit, propose_copy_edit
from claims.workflow.actions.erasing import erase
from claims.workflow.actions.merging import merge
from claims.workflow.actions.publishing import rebuild_published
from claims.workflow.errors import RequirementUnmet
from tests import factories as make
from tests.record.forging import codes, forged
from trail.editors import editor_for, system_editor

pytestmark = pytest.mark.django_db

AFTER = "Die Messreihe des Amtes zeigt zwölf Zentimeter."


@pytest.fixture(autouse=True)
def _edited() -> None:
    claim = make.make_claim_in("published")
    claim = propose_copy_edit(claim.pk, by=make.vera(), revision=claim.revision, explanation=AFTER)
    accept_copy_edit(claim.pk, by=make.viktor(), revision=claim.revision)


def test_an_untouched_copy_edit_is_ok_and_survives_a_rebuild() -> None:
    assert codes() == set()

    rebuild_published(by=system_editor())

    assert codes() == set()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE claims_copyedit SET accepted_by_id = 'E-000'", "changed_copy_edit"),
        ("UPDATE claims_copyedit SET proposed_by_id = 'E-000'", "changed_copy_edit"),
        ("UPDATE claims_copyedit SET accepted_at = '2020-01-01 00:00:00+00:00'", "changed_copy_edit"),
        ("UPDATE claims_copyedit SET number = 3", "changed_copy_edit"),
        ("DELETE FROM claims_copyedit", "lost_copy_edit"),
        ("DELETE FROM claims_copyedit", "changed_row"),
        (
            "UPDATE trail_recordbody SET text = replace(text, 'Amtes', 'Amtls') WHERE text LIKE '%%Amtes%%'",
            "changed_body",
        ),
    ],
)
def test_what_was_forged_is_found(statement: str, code: str) -> None:
    with forged(statement.replace("%%", "%")):
        assert code in codes()


def test_a_merged_claim_that_was_set_free_is_found() -> None:
    kept, twin = make.make_claim("Der See stieg."), make.make_claim("Der Pegel stieg.")
    merge(twin.pk, by=make.rita(), revision=twin.revision, into=kept.pk, into_revision=kept.revision)
    assert codes() == set()

    with forged("UPDATE claims_claim SET merged_into_id = NULL"):
        assert "changed_claim" in codes()


def test_the_spelling_of_an_erased_edition_is_not_corrected() -> None:
    row = make.make_published_claim()
    make.erase_edition(row)
    claim = Claim.objects.get(pk=row.claim_id)

    with pytest.raises(RequirementUnmet):
        propose_copy_edit(claim.pk, by=make.vera(), revision=claim.revision, explanation=AFTER)


def test_an_erased_copy_edit_gives_readers_the_text_before_it() -> None:
    olga = editor_for(make.make_user("olga", is_superuser=True))
    digest = CopyEdit.objects.get().content_hash

    erase(digest, by=olga, reason="Landgericht Seestadt, 4 O 12/25")

    row = PublishedClaim.objects.get()
    assert "Messreihe des Amts zeigt" in row.representation
    assert "Amtes" not in row.representation + row.search_text
    assert "changed_row" not in codes()
