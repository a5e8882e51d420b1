"""Sources with every name they go by."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sources.invisible import visible
from sources.models.fields import http_only, iso3166
from trail.constraints import http_url, length_between, one_of


class SourceKind(models.TextChoices):
    OUTLET = "outlet", pgettext_lazy("source kind", "Outlet")
    NEWS_AGENCY = "news_agency", pgettext_lazy("source kind", "News agency")
    AUTHORITY = "authority", pgettext_lazy("source kind", "Authority")
    GOVERNMENT = "government", pgettext_lazy("source kind", "Government")
    STATE = "state", pgettext_lazy("source kind", "State")
    ARMED_FORCES = "armed_forces", pgettext_lazy("source kind", "Armed forces")
    ORGANISATION = "organisation", pgettext_lazy("source kind", "Organisation")
    COMPANY = "company", pgettext_lazy("source kind", "Company")
    PERSON = "person", pgettext_lazy("source kind", "Person")
    OTHER = "other", pgettext_lazy("source kind", "Other")


class NameKind(models.TextChoices):
    NAME = "name", pgettext_lazy("name kind", "Name")
    SPELLING = "spelling", pgettext_lazy("name kind", "Spelling")
    DOMAIN = "domain", pgettext_lazy("name kind", "Domain")


class SourceManager(models.Manager["Source"]):
    def get_by_natural_key(self, slug: str) -> Source:
        return self.get(slug=slug)


class Source(models.Model):
    """Anyone a statement can be attributed to: an outlet, an authority, a person. Never evidence."""

    name = models.CharField(_("name"), max_length=200, validators=[visible])
    slug = models.SlugField(_("short name for addresses"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=SourceKind.choices, default=SourceKind.OTHER)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[iso3166],
        help_text=_("ISO 3166-1, two letters"),
    )
    languages = models.JSONField(_("languages"), default=list, blank=True, help_text=_('BCP 47, e.g. ["de"]'))
    homepage = models.CharField(_("home page"), max_length=2000, blank=True, validators=[http_only])
    body_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
        verbose_name=_("body of"),
        help_text=_("Counts as one origin with it, as an agency does with its state."),
    )
    owner = models.CharField(
        _("owner"),
        max_length=200,
        blank=True,
        help_text=_("Shown to readers, never merged."),
        validators=[visible],
    )
    same_as = models.JSONField(
        _("same as"), default=list, blank=True, help_text=_("Addresses that identify it elsewhere")
    )
    is_protected = models.BooleanField(
        _("protected"), default=False, help_text=_("Readers see an anonymous label instead of the name.")
    )
    is_proposed = models.BooleanField(
        _("proposed"), default=False, help_text=_("Found in a text and not yet confirmed by a person.")
    )
    internal_note = models.TextField(_("internal note"), blank=True, validators=[MaxLengthValidator(5000)])

    objects = SourceManager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        constraints = [
            length_between("name", 1, 200, name="source_name_has_1_to_200_characters"),
            length_between("slug", 1, 80, name="source_slug_has_1_to_80_characters"),
            length_between("owner", 0, 200, name="source_owner_is_bounded"),
            length_between("country", 0, 2, name="source_country_is_bounded"),
            length_between("internal_note", 0, 5000, name="source_internal_note_is_bounded"),
            one_of("kind", SourceKind, name="source_kind_is_in_the_list"),
            http_url("homepage", name="source_homepage_is_http"),
            models.CheckConstraint(
                condition=models.Q(body_of__isnull=True) | ~models.Q(body_of=models.F("id")),
                name="source_is_no_body_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class SourceNameManager(models.Manager["SourceName"]):
    def get_by_natural_key(self, key: str) -> SourceName:
        return self.get(key=key)


class SourceName(models.Model):
    """One name, spelling or domain that means a source. ``key`` is ``name_key(name)``, unique."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="names", verbose_name=_("source")
    )
    name = models.CharField(_("name"), max_length=200, validators=[visible])
    key = models.CharField(max_length=200, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=NameKind.choices, default=NameKind.NAME)
    is_ambiguous = models.BooleanField(
        _("ambiguous"), default=False, help_text=_("May mean somebody else, too: look before you accept.")
    )

    objects = SourceNameManager()

    class Meta:
        verbose_name = _("name of a source")
        verbose_name_plural = _("names of sources")
        ordering = ["source", "name"]
        constraints = [
            length_between("name", 1, 200, name="sourcename_has_1_to_200_characters"),
            length_between("key", 1, 200, name="sourcename_key_has_1_to_200_characters"),
            one_of("kind", NameKind, name="sourcename_kind_is_in_the_list"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.key,)
