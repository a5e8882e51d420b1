"""Storing a text and putting the claims found in it on the desk, as one act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.extraction import AttributedStatement, UnknownLanguage
from claims.intake.extractors import extract
from claims.intake.language import guessed_language
from claims.intake.outcome import Given, ImportResult
from claims.intake.plain_text import first_line, normalised
from claims.intake.proposals import Names, is_proposed, proposals
from claims.intake.readers.reading import Reading, ReadText, Review
from claims.intake.reviews import import_review
from claims.workflow.actions.proposing import propose
from claims.workflow.errors import NotPermitted
from claims.workflow.roles import TRIAGE, granted
from claims.workflow.rules import IS_REPORTER
from sources.actions import NewArticle, create_article
from sources.lookup import find_source_name
from sources.models import MAX_TEXT, Source, bcp47, is_web_address
from trail.chain import hold_chain
from trail.models import SYSTEM_EDITOR, Editor

DEFAULT_LANGUAGE = "de"
MAX_TITLE = 500
MAX_BYLINE = 300
# The shortest sentence that claims something: "Der Pegel steigt."
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and the statements found in it."""

    new: NewArticle
    statements: list[AttributedStatement]
    has_rules: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that takes time is done: ``store`` only writes, so that it holds no lock for long."""

    texts: list[_Text]
    reviews: list[Review]
    by: Editor
    given: Given

    @transaction.atomic
    def store(self) -> list[ImportResult]:
        """Store all of it or nothing.

        Of two that bring in the same at once the second finds it there, the sources it names included.
        """
        hold_chain()
        stored = [_store(text, by=self.by) for text in self.texts]
        return stored + [import_review(review, by=self.by, given=self.given) for review in self.reviews]


def import_text(
    text: str,
    *,
    by: Editor,
    title: str = "",
    language: str = DEFAULT_LANGUAGE,
    url: str = "",
    publisher: Source | None = None,
    byline: str = "",
    published_at: dt.datetime | None = None,
    is_public: bool = False,
) -> ImportResult:
    """Store a text as an article and propose the claims found in it.

    Raises ``ValidationError`` for a text that is empty or too long and for invalid descriptions, and
    ``NotPermitted`` where the editor may not bring claims to the desk; then nothing is stored.
    """
    given = Given(title, language, url, publisher, byline, published_at, is_public)
    return import_reading(Reading(texts=[ReadText(text)]), by=by, given=given)[0]


def import_reading(reading: Reading, *, by: Editor, given: Given) -> list[ImportResult]:
    """Store the texts of a reading and propose their claims, and those that others reviewed: all or nothing.

    The entries of a feed are for somebody to choose from and are not touched. Raises like ``import_text``.
    """
    return prepare(reading, by=by, given=given).store()


def prepare(reading: Reading, *, by: Editor, given: Given) -> Prepared:
    """Return what is to be stored of a reading; raises like ``import_text``."""
    may_import(by)
    return Prepared([_read_for_claims(read, given) for read in reading.texts], reading.reviews, by, given)


def may_import(by: Editor) -> None:
    """Raise ``NotPermitted`` unless the editor may bring claims to the desk."""
    if by.code != SYSTEM_EDITOR and TRIAGE not in granted(by):
        raise NotPermitted(IS_REPORTER.sentence)


def _read_for_claims(read: ReadText, given: Given) -> _Text:
    text = normalised(read.text)
    if not text:
        raise ValidationError({"text": _("There is no text to import.")})
    if len(text) > MAX_TEXT:
        raise ValidationError(
            {
                "text": _("The text has %(length)d characters; at most %(limit)d can be imported at once.")
                % {"length": len(text), "limit": MAX_TEXT}
            }
        )
    if not _says_something(text):
        raise ValidationError(
            {
                "text": _("A text needs at least %(count)d words. Paste the whole text.")
                % {"count": LEAST_WORDS}
            }
        )
    new = _described(replace(read, text=text), given)
    try:
        return _Text(new, extract(text, new.language), has_rules=True)
    except UnknownLanguage:
        return _Text(new, [], has_rules=False)


def _says_something(text: str) -> bool:
    """Whether a text is long enough to hold a claim; writing without blanks has letters without case."""
    uncased = sum(letter.isalpha() and letter.lower() == letter.upper() for letter in text)
    return len(text.split()) >= LEAST_WORDS or uncased >= 2 * LEAST_WORDS


def _described(read: ReadText, given: Given) -> NewArticle:
    """Return the article: what the editor says, else what the file says of itself where that is valid.

    An invalid word of the editor is refused later, an invalid word of the file is left out here.
    """
    url = given.url or _valid_url(normalised(read.url))
    return NewArticle(
        text=read.text,
        title=given.title.strip() or normalised(read.title)[:MAX_TITLE] or first_line(read.text),
        language=given.language
        or _valid_language(read.language)
        or guessed_language(read.text)
        or DEFAULT_LANGUAGE,
        url=url,
        publisher=given.publisher or publisher_at(url),
        byline=given.byline or " ".join(normalised(read.byline).split())[:MAX_BYLINE],
        published_at=given.published_at or _aware(read.published_at),
        is_public=given.is_public,
    )


def publisher_at(url: str) -> Source | None:
    """Return the source whose registered domain an address belongs to."""
    host = urlsplit(url).hostname if url else None
    named = find_source_name(host.removeprefix("www.")) if host else None
    return named.source if named and not named.source.is_proposed else None


def _valid_language(language: str) -> str:
    try:
        bcp47(language)
    except ValidationError:
        return ""
    return language if 2 <= len(language) <= 35 else ""


def _valid_url(url: str) -> str:
    return url if is_web_address(url) and len(url) <= 2000 else ""


def _aware(moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None or timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment)


def _store(text: _Text, *, by: Editor) -> ImportResult:
    article, created = create_article(text.new, by=by)
    if not created:
        return ImportResult(article, created=False, has_rules=text.has_rules)
    names = Names(by)
    wanted = [statement for statement in text.statements if is_proposed(statement)]
    claims = [
        propose(article, each, by=by)
        for statement in wanted
        for each in proposals(article, statement, text.statements, names)
    ]
    return ImportResult(
        article,
        created=True,
        claims=claims,
        proposed_sources=names.proposed,
        has_rules=text.has_rules,
        left_out=sum(statement.quoted_in is None for statement in text.statements) - len(wanted),
    )
