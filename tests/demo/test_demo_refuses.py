"""`manage.py demo` refuses where its accounts would be a danger, and where only a part of it is there."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from pytest_django import Settings

from claims.demo import play
from claims.demo.script import DemoClaim
from claims.demo.texts import CLAIMS, TEXTS
from claims.models import Claim
from sources.models import Article, Source
from trail.models import Event


@pytest.mark.django_db
def test_refuses_with_production_settings(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="password everybody knows"):
        call_command("demo", stdout=StringIO())
    assert not get_user_model()._default_manager.exists()
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_refuses_where_an_account_of_that_name_is_somebody_elses() -> None:
    get_user_model()._default_manager.create_user("demo-chief", password="something of their own")
    with pytest.raises(CommandError, match="others are missing"):
        call_command("demo", stdout=StringIO())
    assert not Claim.objects.exists()


@pytest.mark.django_db
def test_refuses_where_a_text_of_the_demo_was_imported_by_hand() -> None:
    call_command("import_article", str(TEXTS[0].path), stdout=StringIO())
    before = Event.objects.count()
    with pytest.raises(CommandError, match="others are missing"):
        call_command("demo", stdout=StringIO())
    assert Event.objects.count() == before
    assert not get_user_model()._default_manager.exists()


@pytest.mark.django_db
def test_a_demo_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = DemoClaim(key="broken", article=1, anchor="these words stand in no text")
    monkeypatch.setattr(play, "CLAIMS", (CLAIMS[0], broken))
    with pytest.raises(ValueError, match=r"."):
        call_command("demo", stdout=StringIO())
    assert not Claim.objects.exists()
    assert not Article.objects.exists()
    assert not Source.objects.exists()
    assert not Event.objects.exists()
    assert not get_user_model()._default_manager.exists()
