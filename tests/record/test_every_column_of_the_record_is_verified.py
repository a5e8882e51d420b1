"""Any column changed by one, any row deleted: verification notices, but for what is named here."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection, models

from claims.models import (
    Assessment,
    Claim,
    ClaimEdition,
    Clearance,
    CopyEdit,
    LinkVerdict,
    PublishedArticle,
    PublishedClaim,
    PublishedSource,
    PublishedTopic,
    Topic,
)
from claims.verification import verify_everything
from claims.workflow.actions import assessing, editing, publishing
from claims.workflow.actions.copy_editing import accept_copy_edit, propose_copy_edit
from claims.workflow.actions.editing import Changes
from tests import factories as make
from tests.record.forging import forged
from trail.findings import exit_code
from trail.models import Editor, Event, RecordBody

pytestmark = pytest.mark.django_db

COVERED: list[type[models.Model]] = [
    Event,
    RecordBody,
    Editor,
    Claim,
    Assessment,
    LinkVerdict,
    Clearance,
    ClaimEdition,
    CopyEdit,
    PublishedClaim,
    PublishedSource,
    PublishedArticle,
    PublishedTopic,
]
# What the trail does not prove; docs/reliability.md says so.
NOT_COVERED = {
    # whose account it is may change, and a name may be erased
    *("trail_editor.user_id", "trail_editor.display_name"),
    # the desk's working text; what was published of it stands in the edition
    *("claims_claim.statement", "claims_claim.language", "claims_claim.check_worthiness"),
    *("claims_claim.worthiness_reason", "claims_claim.said_on", "claims_claim.holds_from"),
    *("claims_claim.holds_until", "claims_claim.assigned_to_id", "claims_claim.embargo_until"),
    *("claims_claim.recheck_on", "claims_claim.internal_note", "claims_claim.supersedes_id"),
    "claims_claim.created_at",
    # keys nothing refers to
    *("claims_linkverdict.id", "claims_clearance.id", "claims_publishedsource.id"),
    "claims_copyedit.id",
    *("claims_publishedarticle.id", "claims_publishedtopic.id"),
}

ORDERED_BY: dict[type[models.Model], str] = {ClaimEdition: "number", PublishedSource: "role"}


@pytest.fixture(autouse=True)
def _record() -> None:
    """A corrected claim with a topic, one agreed after discussion, one suspended under re-review."""
    topic = Topic.objects.create(code="water", name_de="Wasser", name_en="Water")
    make.correct(make.make_published_claim().claim, "Es waren elf Zentimeter.")
    discussed = make.make_claim_in("disagreement", statement="Der Damm hält.")
    other = discussed.assessments.get(place="second")
    assessing.adopt(
        discussed.pk,
        by=make.vera(),
        revision=discussed.revision,
        assessment_id=other.pk,
        reason="Die Messreihe ist die bessere.",
    )
    claim = make.accept(make.make_claim("Der See ist 12 Meter tief."))
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(topics=[topic]))
    claim = make.assess_second(make.submit(claim))
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Neue Lotung.")
    publishing.suspend(
        claim.pk, by=make.viktor(), revision=claim.revision, reason="Die Lotung war an anderer Stelle."
    )
    edited = make.make_claim_in("published", statement="Der See stieg im April.")
    edited = propose_copy_edit(
        edited.pk,
        by=make.vera(),
        revision=edited.revision,
        explanation="Die Messreihe des Amtes zeigt zwölf Zentimeter.",
    )
    accept_copy_edit(edited.pk, by=make.viktor(), revision=edited.revision)
    live = make.make_claim("Der See friert selten zu.")
    live = make.accept(live)
    live = editing.edit(live.pk, by=make.rita(), revision=live.revision, changes=Changes(topics=[topic]))
    make.assess_second(make.submit(live))


def is_noticed() -> bool:
    return exit_code(verify_everything()) != 0


def test_the_record_is_sound_before_anybody_touches_it() -> None:
    assert list(verify_everything()) == []


def test_every_column_changed_by_one_is_noticed() -> None:
    missed = set()
    for model in COVERED:
        row = rows_of(model)[-1]
        for column in columns_of(model):
            name = f"{model._meta.db_table}.{column.attname}"
            with forged(update(row, column)):
                if not is_noticed():
                    missed.add(name)

    assert missed == NOT_COVERED


def test_every_deleted_row_is_noticed() -> None:
    missed = []
    for model in COVERED:
        for row in rows_of(model):
            with forged(delete(row)):
                if not is_noticed():
                    missed.append(f"{model._meta.db_table} {row.pk}")

    assert missed == []


def rows_of(model: type[models.Model]) -> list[models.Model]:
    # The last is changed. A second edition: CHECK constraints leave the first one no other number or kind. A
    # publisher: the source at the end of a chain has the other roles already.
    rows = model._default_manager.order_by(ORDERED_BY.get(model, "pk"), "pk")
    if model is Editor:  # the others have done nothing
        rows = rows.filter(pk__in=Event.objects.values("editor"))
    found = list(rows)
    assert found, model
    return found


def columns_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.concrete_fields)


def where(row: models.Model) -> str:
    key = row._meta.pk
    assert key is not None
    return f"{connection.ops.quote_name(str(key.column))} = {literal(row.pk)}"


def update(row: models.Model, field: models.Field[Any, Any]) -> str:
    table, column = row._meta.db_table, connection.ops.quote_name(str(field.column))
    value = literal(changed_by_one(field, getattr(row, field.attname)))
    return f"UPDATE {table} SET {column} = {value} WHERE {where(row)}"


def delete(row: models.Model) -> str:
    return f"DELETE FROM {row._meta.db_table} WHERE {where(row)}"


def changed_by_one(field: models.Field[Any, Any], value: Any) -> Any:
    """Return the next value the column could have: the next of its list, a day or a second later, …"""
    if field.choices:
        listed = [key for key, _ in field.flatchoices if key not in (value, "partly_checked")]
        return listed[-1]
    match value:
        case bool():
            return not value
        case int():
            return value + (1000 if field.unique else 1)
        case dt.datetime():
            return value + dt.timedelta(seconds=1)
        case dt.date():
            return value + dt.timedelta(days=1)
        case str() if field.is_relation and field.related_model is Editor:
            return "E-000" if value != "E-000" else "E-001"
        case str() if len(value) in (12, 64):  # an id or a hash has to keep its length
            return value[:-1] + ("0" if value[-1] != "0" else "1")
        case str():
            return f"{value[:-1]}~" if value else "x"
    return first_value(field)


def first_value(field: models.Field[Any, Any]) -> Any:
    """Return a value for a column that is empty."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, models.DateTimeField):
        return dt.datetime(2025, 2, 4, tzinfo=dt.UTC)
    if isinstance(target, models.DateField):
        return dt.date(2025, 2, 4)
    return "E-000" if isinstance(target, models.CharField) else 1


def literal(value: Any) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case dt.datetime():
            return f"'{value.astimezone(dt.UTC).replace(tzinfo=None).isoformat(' ')}'"
    return "'{}'".format(str(value).replace("'", "''").replace("%", "%%"))
