"""What somebody could write in a shell or a fixture: every way of Django's to change a row that is fixed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command
from django.core.management.commands import loaddata
from django.db import DatabaseError, transaction
from django.db.models import Model, QuerySet

from claims.models import Assessment, ClaimEdition, Clearance, LinkVerdict
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from tests import factories as make
from trail.models import Event, RecordBody

pytestmark = pytest.mark.django_db

FIXED: list[tuple[type[Model], str, object]] = [
    (Event, "to_status", "x"),
    (RecordBody, "text", "{}"),
    (ClaimEdition, "accuracy", "false"),
    (Assessment, "accuracy", "false"),
    (LinkVerdict, "verdict", "distorted"),
    (Clearance, "agreement", "informed"),
]
WAYS: dict[str, Callable[[Model, str], object]] = {
    "save": lambda row, _: row.save(),
    "save of one field": lambda row, name: row.save(update_fields=[name]),
    "delete": lambda row, _: row.delete(),
    "update": lambda row, name: _all(row).update(**{name: getattr(row, name)}),
    "delete of all": lambda row, _: _all(row).delete(),
    "raw delete of all": lambda row, _: _all(row)._raw_delete(using="default"),
    "bulk update": lambda row, name: _all(row).bulk_update([row], [name]),
    "insert again": lambda row, _: _all(row).bulk_create([row], ignore_conflicts=True),
    "upsert": lambda row, name: _all(row).bulk_create(
        [row], update_conflicts=True, unique_fields=[row._meta.pk.name], update_fields=[name]
    ),
}


def _all(row: Model) -> QuerySet[Model]:
    return type(row)._default_manager.all()


@pytest.mark.parametrize("way", WAYS)
def test_a_fixed_row_is_neither_changed_nor_deleted(way: str) -> None:
    make.make_published_claim()
    for model, name, value in FIXED:
        stored = list(model._default_manager.order_by("pk").values())
        row = model._default_manager.order_by("pk").first()
        assert row is not None
        setattr(row, name, value)

        with pytest.raises(DatabaseError), transaction.atomic():
            WAYS[way](row, name)

        assert list(model._default_manager.order_by("pk").values()) == stored


@pytest.mark.parametrize(
    ("model", "name", "value"), FIXED, ids=[model._meta.model_name or "" for model, _, _ in FIXED]
)
def test_a_fixture_of_the_record_is_not_loaded(
    model: type[Model], name: str, value: object, tmp_path: Path
) -> None:
    make.make_published_claim()
    row = model._default_manager.order_by("pk").first()
    assert row is not None
    setattr(row, name, value)
    fixture = tmp_path / "record.json"
    fixture.write_text(serializers.serialize("json", [row]))

    with pytest.raises(DatabaseError), transaction.atomic():
        # Django's own: ours refuses before the database does.
        call_command(loaddata.Command(), str(fixture), verbosity=0)

    assert getattr(model._default_manager.get(pk=row.pk), name) != value


def test_a_verdict_on_a_link_outlives_the_link() -> None:
    claim = make.make_reopened_claim()
    links = make.links_of(claim)
    given = set(LinkVerdict.objects.values_list("attribution_id", "verdict"))

    changes = Changes(delete=list(links))
    editing.edit(claim.pk, by=make.vera(), revision=claim.revision, changes=changes)

    assert claim.attributions.count() == 0
    assert set(LinkVerdict.objects.values_list("attribution_id", "verdict")) == given
    assert len(given) == 2
