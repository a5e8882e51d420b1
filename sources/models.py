"""Sources with every name they go by, the texts under check, and archived copies of pages."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator, RegexValidator, URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sources.public_id import new_public_id
from trail.constraints import http_url, length_between, one_of
from trail.models import Editor

MAX_TEXT = 100_000
MAX_CAPTURED_TEXT = 500_000

bcp47 = RegexValidator(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("Write a language as de, en or de-AT."))
iso3166 = RegexValidator(r"^[A-Z]{2}$", _("Write a country with two capital letters, e.g. DE or KR."))
http_only = URLValidator(schemes=["http", "https"])


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


class RetrievalState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("retrieval state", "Waiting")
    RUNNING = "running", pgettext_lazy("retrieval state", "Being fetched")
    DONE = "done", pgettext_lazy("retrieval state", "Done")
    FAILED = "failed", pgettext_lazy("retrieval state", "Failed")


class SourceManager(models.Manager["Source"]):
    def get_by_natural_key(self, slug: str) -> Source:
        return self.get(slug=slug)


class Source(models.Model):
    """Anyone a statement can be attributed to: an outlet, an authority, a person. Never evidence."""

    name = models.CharField(_("name"), max_length=200)
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
        _("owner"), max_length=200, blank=True, help_text=_("Shown to readers, never merged.")
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
    name = models.CharField(_("name"), max_length=200)
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


class ArticleManager(models.Manager["Article"]):
    def get_by_natural_key(self, sha256: str) -> Article:
        return self.get(sha256=sha256)


class Article(models.Model):
    """A text under check. The text never changes: a changed text is a new article."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    title = models.CharField(_("title"), max_length=500)
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
    byline = models.CharField(_("byline"), max_length=300, blank=True)
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

    def natural_key(self) -> tuple[str]:
        return (self.sha256,)


class Capture(models.Model):
    """An archived copy of a page, or why there is none. Never served to readers."""

    url = models.CharField(_("address"), max_length=2000, validators=[http_only])
    final_url = models.CharField(max_length=2000, blank=True)
    retrieved_at = models.DateTimeField(_("retrieved"))
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(blank=True)
    text = models.TextField(blank=True)
    failure = models.CharField(_("why it failed"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("archived copy")
        verbose_name_plural = _("archived copies")
        ordering = ["-retrieved_at"]
        constraints = [
            http_url("url", name="capture_url_is_http"),
            http_url("final_url", name="capture_final_url_is_http"),
            length_between("media_type", 0, 100, name="capture_media_type_is_bounded"),
            length_between("sha256", 0, 64, name="capture_sha256_is_bounded"),
            length_between("text", 0, MAX_CAPTURED_TEXT, name="capture_text_is_bounded"),
            length_between("failure", 0, 500, name="capture_failure_is_bounded"),
            models.CheckConstraint(
                condition=~models.Q(sha256="") ^ ~models.Q(failure=""),
                name="capture_holds_a_copy_or_the_reason_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class Retrieval(models.Model):
    """One attempt, or several, to bring in what stands at an address; a failure keeps its reason.

    ``failure`` is a code with ``failure_details``, so that every reader gets the sentence in their language.
    ``entries`` are what a feed offers, for somebody to choose from. ``attempt`` rises with every retry: an
    attempt that comes back late changes nothing.
    """

    url = models.CharField(_("address"), max_length=2000, validators=[http_only])
    language = models.CharField(_("language"), max_length=35, blank=True, validators=[bcp47])
    publisher = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("publisher"),
    )
    is_public = models.BooleanField(_("readers may see the full text"), default=False)
    requested_by = models.ForeignKey(
        Editor, on_delete=models.PROTECT, related_name="+", verbose_name=_("requested by"), editable=False
    )
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    state = models.CharField(
        pgettext_lazy("retrieval", "state"),
        max_length=8,
        choices=RetrievalState.choices,
        default=RetrievalState.WAITING,
        editable=False,
    )
    attempt = models.PositiveIntegerField(default=1, editable=False)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    final_url = models.CharField(max_length=2000, blank=True, editable=False)
    failure = models.CharField(max_length=40, blank=True, editable=False)
    failure_details = models.JSONField(default=dict, blank=True, editable=False)
    article = models.ForeignKey(
        Article,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="retrievals",
        verbose_name=_("text"),
        editable=False,
    )
    new_texts = models.PositiveIntegerField(default=0, editable=False)
    known_texts = models.PositiveIntegerField(default=0, editable=False)
    entries = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("retrieval")
        verbose_name_plural = _("retrievals")
        ordering = ["-id"]
        constraints = [
            http_url("url", name="retrieval_url_is_http"),
            http_url("final_url", name="retrieval_final_url_is_http"),
            one_of("state", RetrievalState, name="retrieval_state_is_in_the_list"),
            length_between("language", 0, 35, name="retrieval_language_is_bounded"),
            length_between("failure", 0, 40, name="retrieval_failure_is_bounded"),
            models.CheckConstraint(
                condition=models.Q(state=RetrievalState.FAILED) ^ models.Q(failure=""),
                name="retrieval_fails_with_a_reason_only",
            ),
        ]

    def __str__(self) -> str:
        return self.url
