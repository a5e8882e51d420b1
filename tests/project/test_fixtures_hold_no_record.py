"""``dumpdata``, ``loaddata`` and ``flush`` leave the record and the desk alone; they say what to use."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from claims.models import Claim, Topic
from sources.models import Source
from tests import factories as make
from trail.models import Event

pytestmark = pytest.mark.django_db

FREE = ["sources.source", "sources.sourcename", "claims.topic", "claims.sitepage"]


def dumped(*labels: str, **options: object) -> str:
    out = StringIO()
    call_command("dumpdata", *labels, stdout=out, **options)
    return out.getvalue()


def test_sources_topics_and_pages_go_out_and_in_again(tmp_path: Path) -> None:
    make.make_source("Wasseramt", "authority", "Amt für Wasser")
    Topic.objects.create(code="water", name_de="Wasser", name_en="Water")
    fixture = tmp_path / "shared.json"
    fixture.write_text(dumped(*FREE, natural_foreign=True, natural_primary=True))
    Topic.objects.all().delete()
    call_command("loaddata", str(fixture), verbosity=0)

    assert Topic.objects.get().name_de == "Wasser"
    assert Source.objects.get(slug="wasseramt").names.count() == 2


@pytest.mark.parametrize(
    "labels",
    [[], ["trail"], ["trail.event"], ["claims"], ["claims.claim"], ["sources"], [*FREE, "claims.claim"]],
)
def test_the_record_and_the_desk_are_not_dumped(labels: list[str]) -> None:
    make.make_claim()

    with pytest.raises(CommandError, match="Use “backup” for a copy of the whole database"):
        dumped(*labels)


def test_what_is_left_out_does_not_count() -> None:
    make.make_source()

    bound = ["archivedaddress", "article", "capture", "retrieval"]
    kept = json.loads(dumped("sources", exclude=[f"sources.{name}" for name in bound]))
    assert {row["model"] for row in kept} == {"sources.source", "sources.sourcename"}
    assert "trail.event" not in dumped(exclude=["trail", "sources", "claims"])


@pytest.mark.parametrize("model", [Claim, Event])
def test_the_record_and_the_desk_are_not_loaded(model: type[Claim] | type[Event], tmp_path: Path) -> None:
    make.make_claim()
    count = model._default_manager.count()
    topic = Topic(code="water", name_de="Wasser", name_en="Water")
    fixture = tmp_path / "forged.json"
    fixture.write_text(serializers.serialize("json", [topic, *model._default_manager.all()]))

    with pytest.raises(CommandError, match="Use “restore” with a backup"):
        call_command("loaddata", str(fixture), verbosity=0)
    assert model._default_manager.count() == count
    assert not Topic.objects.exists()


def test_a_database_with_a_trail_is_not_flushed() -> None:
    make.make_claim()

    with pytest.raises(CommandError, match="To begin anew, make a new database"):
        call_command("flush", interactive=False, verbosity=0)
    assert Claim.objects.exists()
