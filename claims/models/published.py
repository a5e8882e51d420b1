"""The readers' row of a claim and the small tables it is filtered by. Written by the workflow alone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import AccuracyVerdict, AttributionVerdict, PublicState, SourceRole
from claims.models.claim import Claim
from claims.models.edition import ClaimEdition
from claims.models.topic import Topic
from sources.models import Article, Source
from trail.constraints import length_between, one_of
from trail.models import MAX_BODY, Event
from trail.word_index import WordIndex

# What readers search: kept in step with the readers' rows by the database itself.
SEARCHED = WordIndex(table="claims_publishedclaim", column="search_text")


class PublishedClaimQuerySet(models.QuerySet["PublishedClaim"]):
    def listed(self) -> PublishedClaimQuerySet:
        """Claims that stand in lists, search, feeds and exports: public, and their text not erased."""
        return self.filter(state=PublicState.PUBLIC).exclude(statement="")

    def counted(self) -> PublishedClaimQuerySet:
        """The same claims as ``listed``, asked through columns that stand in the index of the facets."""
        return self.filter(state=PublicState.PUBLIC, published_month__gt="")

    def newest_first(self) -> PublishedClaimQuerySet:
        return self.order_by("-first_published_at", "-id")


class PublishedClaim(models.Model):
    """What readers get at a claim's address, made from its newest edition in the same transaction.

    ``representation`` is the finished public JSON for the row's state; ``search_text`` the stemmed
    tokens, each between spaces. ``manage.py rebuild_published`` can make every row again.
    """

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="published")
    public_id = models.CharField(_("public id"), max_length=12, unique=True)
    edition = models.OneToOneField(ClaimEdition, on_delete=models.PROTECT, related_name="published")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=PublicState.choices)
    under_re_review = models.BooleanField(_("under re-review"), default=False)
    statement = models.TextField(_("statement"))
    accuracy = models.CharField(_("Is it so?"), max_length=16, choices=AccuracyVerdict.choices)
    attribution = models.CharField(
        _("Did the source say it?"), max_length=16, choices=AttributionVerdict.choices
    )
    language = models.CharField(_("language"), max_length=35)
    said_on = models.DateField(_("said on"), null=True)
    supersedes = models.CharField(_("supersedes"), max_length=12, blank=True)
    known_origins = models.PositiveIntegerField(_("known origins"))
    first_published_at = models.DateTimeField(_("first published"))
    # "2025-02" on the site's calendar, so that months are counted without a function per row; empty where the
    # text was erased.
    published_month = models.CharField(_("month"), max_length=7, blank=True)
    updated_at = models.DateTimeField(_("updated"))
    search_text = models.TextField()
    representation = models.TextField()

    objects = PublishedClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("published claim")
        verbose_name_plural = _("published claims")
        ordering = ["-first_published_at", "-id"]
        indexes = [
            # the default list, by keyset
            models.Index(
                fields=["-first_published_at", "-id"],
                condition=Q(state="public"),
                name="published_newest",
            ),
            # the list of one verdict
            models.Index(
                fields=["accuracy", "-first_published_at", "-id"],
                condition=Q(state="public"),
                name="published_by_accuracy",
            ),
            models.Index(
                fields=["attribution", "-first_published_at", "-id"],
                condition=Q(state="public"),
                name="published_by_attribution",
            ),
            # what was said on some days, and what has so many known origins
            models.Index(
                fields=["said_on", "-first_published_at", "-id"],
                condition=Q(state="public"),
                name="published_by_day_said",
            ),
            models.Index(
                fields=["known_origins", "-first_published_at", "-id"],
                condition=Q(state="public"),
                name="published_by_known_origins",
            ),
            # what the desk is checking again: few at any time
            models.Index(
                fields=["-first_published_at", "-id"],
                condition=Q(state="public", under_re_review=True),
                name="published_under_re_review",
            ),
            # numbers of claims by verdict, language and month, from this index alone. The state stands in it,
            # and last: SQLite would take an index that begins with it for a way to few rows.
            models.Index(
                fields=["accuracy", "attribution", "language", "published_month", "state"],
                condition=Q(state="public"),
                name="published_counted",
            ),
            # "updated since", for those who keep a copy
            models.Index(
                fields=["-updated_at", "-id"], condition=Q(state="public"), name="published_updated"
            ),
            # "replaced by a newer one", on the page of a claim
            models.Index(
                fields=["supersedes"],
                condition=Q(state="public") & ~Q(supersedes=""),
                name="published_superseding",
            ),
        ]
        constraints = [
            one_of("state", PublicState, name="published_state_is_in_the_list"),
            one_of("accuracy", AccuracyVerdict, name="published_accuracy_is_in_the_list"),
            one_of("attribution", AttributionVerdict, name="published_attribution_is_in_the_list"),
            length_between("public_id", 12, 12, name="published_public_id_has_12_characters"),
            length_between("supersedes", 0, 12, name="published_supersedes_is_bounded"),
            length_between("language", 2, 35, name="published_language_is_bounded"),
            length_between("published_month", 0, 7, name="published_month_is_bounded"),
            length_between("statement", 0, 1000, name="published_statement_is_bounded"),
            length_between("search_text", 0, MAX_BODY, name="published_search_text_is_bounded"),
            length_between("representation", 2, MAX_BODY, name="published_representation_is_bounded"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_erased(self) -> bool:
        """Whether the text of the newest edition was taken out of the record."""
        return not self.statement


class PublishedSource(models.Model):
    """A source in the chains of a published claim, with what it is to it. Never a protected one."""

    published = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=SourceRole.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "role", "published"], name="publishedsource_exists_once_per_role"
            ),
            one_of("role", SourceRole, name="publishedsource_role_is_in_the_list"),
        ]
        indexes = [
            # numbers of claims by source, in whatever roles, from this index alone
            models.Index(fields=["source", "published"], name="publishedsource_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.role}"


class PublishedArticle(models.Model):
    """An article in which a published claim appears."""

    published = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="articles")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "published"], name="publishedarticle_exists_once"),
        ]

    def __str__(self) -> str:
        return str(self.article_id)


class PublishedTopic(models.Model):
    """A topic of a published claim."""

    published = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "published"], name="publishedtopic_exists_once"),
        ]

    def __str__(self) -> str:
        return str(self.topic_id)
