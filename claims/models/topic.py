"""Topics readers can browse by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sources.invisible import visible
from trail.constraints import length_between


class TopicManager(models.Manager["Topic"]):
    def get_by_natural_key(self, code: str) -> Topic:
        return self.get(code=code)


class Topic(models.Model):
    code = models.SlugField(_("code"), max_length=50, unique=True)
    name_de = models.CharField(_("German name"), max_length=100, validators=[visible])
    name_en = models.CharField(_("English name"), max_length=100, validators=[visible])

    objects = TopicManager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["code"]
        constraints = [
            length_between("code", 1, 50, name="topic_code_has_1_to_50_characters"),
            length_between("name_de", 1, 100, name="topic_name_de_has_1_to_100_characters"),
            length_between("name_en", 1, 100, name="topic_name_en_has_1_to_100_characters"),
        ]

    def __str__(self) -> str:
        return self.name_de if get_language() == "de" else self.name_en

    def natural_key(self) -> tuple[str]:
        return (self.code,)
