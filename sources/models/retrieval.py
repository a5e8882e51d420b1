"""Attempts to bring in what stands at a web address."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.models.article import Article
from sources.models.attempt import Attempted, RetrievalState
from sources.models.fields import bcp47, http_only
from sources.models.source import Source
from trail.constraints import http_url, length_between, one_of
from trail.models import Editor


class Retrieval(Attempted):
    """One attempt, or several, to bring in what stands at an address; a failure keeps its reason.

    ``failure`` comes with ``failure_details``, so that every reader gets the sentence in their language.
    ``entries`` are what a feed offers, for somebody to choose from.
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
    final_url = models.CharField(max_length=2000, blank=True, editable=False)
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
