"""The trail as a Django app; installs guards and word indexes around every migrate."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    name = "trail"
    verbose_name = _("Trail")

    def ready(self) -> None:
        pre_migrate.connect(_drop_guards, sender=self)
        post_migrate.connect(_install, sender=self)


def _drop_guards(using: str, **_signal: Any) -> None:
    from trail.guards import drop_guards  # the models behind it are not ready at import time

    drop_guards()


def _install(using: str, **_signal: Any) -> None:
    from trail.guards import install_guards
    from trail.word_index import install_word_indexes

    install_word_indexes()
    install_guards()
