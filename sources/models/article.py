"""Texts under check."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from sources.invisible import visible
from sources.models.fields import bcp47, http_only
from sources.models.source import Source
from sources.public_id import new_public_id
from trail.constraints import http_url, length_between
from trail.models import Editor

MAX_TEXT = 100_000


class ArticleManager(models.Manager["Article"]):
    def get_by_natural_key(self, sha256: str) -> Article:
        return self.get(sha256=sha256)


class Article(models.Model):
    """A text under check. The text never changes: a changed text is a new article."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    title = models.CharField(_("title"), max_length=500, validators=[visible])
    text = models.TextField(_("text"), validators=[MaxLengthValidator(MAX_TEXT)])
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=35, default="de", validators=[bcp47])
    url = models.CharField(_("address"), max_length=2000, blank=True, validators=[http_only])
    publisher = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        verbose_name=_("publisher"),
    )
    byline = models.CharField(_("byline"), max_length=300, blank=True, validators=[visible])
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    is_public = models.BooleanField(
        _("readers may see the full text"), default=False, help_text=_("Mind the rights in the text.")
    )
    imported_by = models.ForeignKey(
        Editor, on_delete=models.PROTECT, related_name="+", verbose_name=_("imported by"), editable=False
    )
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)

    objects = ArticleManager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["-id"]
        constraints = [
            length_between("public_id", 12, 12, name="article_public_id_has_12_characters"),
            length_between("title", 1, 500, name="article_title_has_1_to_500_characters"),
            length_between("text", 1, MAX_TEXT, name="article_text_is_bounded"),
            length_between("sha256", 64, 64, name="article_sha256_has_64_characters"),
            length_between("language", 2, 35, name="article_language_is_bounded"),
            length_between("byline", 0, 300, name="article_byline_is_bounded"),
            http_url("url", name="article_url_is_http"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def short_title(self) -> str:
        """The title as a heading; a text without one is called by its first words, and they can be many."""
        return Truncator(self.title).chars(100)

    def natural_key(self) -> tuple[str]:
        return (self.sha256,)
