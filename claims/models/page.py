"""Pages the newsroom writes about itself: method, corrections policy, imprint."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.invisible import visible
from sources.models import bcp47
from trail.constraints import length_between


class SitePageManager(models.Manager["SitePage"]):
    def get_by_natural_key(self, slug: str, language: str) -> SitePage:
        return self.get(slug=slug, language=language)


class SitePage(models.Model):
    """One page in one language. The body is plain text; a blank line starts a paragraph."""

    slug = models.SlugField(_("short name for addresses"), max_length=50)
    language = models.CharField(_("language"), max_length=35, validators=[bcp47])
    title = models.CharField(_("title"), max_length=200, validators=[visible])
    body = models.TextField(_("text"), validators=[MaxLengthValidator(20_000), visible])

    objects = SitePageManager()

    class Meta:
        verbose_name = _("page of the site")
        verbose_name_plural = _("pages of the site")
        ordering = ["slug", "language"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "language"], name="sitepage_exists_once_per_language"),
            length_between("slug", 1, 50, name="sitepage_slug_has_1_to_50_characters"),
            length_between("language", 2, 35, name="sitepage_language_is_bounded"),
            length_between("title", 1, 200, name="sitepage_title_has_1_to_200_characters"),
            length_between("body", 1, 20_000, name="sitepage_body_is_bounded"),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str, str]:
        return (self.slug, self.language)
