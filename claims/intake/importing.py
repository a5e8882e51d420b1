"""Storing a text and putting the claims found in it on the desk, as one act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from claims.extraction import AttributedStatement, UnknownLanguage, extract
from claims.intake.plain_text import first_line, normalised
from claims.intake.proposals import Names, is_proposed, proposal
from claims.models import Claim
from claims.workflow.actions.proposing import propose
from claims.workflow.errors import NotPermitted
from claims.workflow.roles import TRIAGE, granted
from claims.workflow.rules import IS_REPORTER
from sources.actions import NewArticle, create_article
from sources.models import MAX_TEXT, Article, Source
from trail.models import SYSTEM_EDITOR, Editor


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``created`` is False where the same text was there before: nothing was done.

    ``has_rules`` is False where no extraction rules exist for the language: claims are then added by hand.
    ``left_out`` counts sentences without a checkable statement.
    """

    article: Article
    created: bool
    claims: list[Claim] = field(default_factory=list)
    proposed_sources: list[Source] = field(default_factory=list)
    has_rules: bool = True
    left_out: int = 0


def import_text(
    text: str,
    *,
    by: Editor,
    title: str = "",
    language: str = "de",
    url: str = "",
    publisher: Source | None = None,
    byline: str = "",
    published_at: dt.datetime | None = None,
    is_public: bool = False,
) -> ImportResult:
    """Store a pasted text as an article and propose the claims found in it.

    Raises ``ValidationError`` for a text that is empty or too long and for invalid descriptions, and
    ``NotPermitted`` where the editor may not bring claims to the desk; then nothing is stored.
    """
    if by.code != SYSTEM_EDITOR and TRIAGE not in granted(by):
        raise NotPermitted(IS_REPORTER.sentence)
    text = normalised(text)
    if not text:
        raise ValidationError({"text": _("There is no text to import.")})
    if len(text) > MAX_TEXT:
        raise ValidationError(
            {
                "text": _("The text has %(length)d characters; at most %(limit)d can be imported at once.")
                % {"length": len(text), "limit": MAX_TEXT}
            }
        )
    # Reading the text takes a while and must not hold the database's write lock.
    has_rules, statements = _read(text, language)
    new = NewArticle(
        text=text,
        title=title.strip() or first_line(text),
        language=language,
        url=url,
        publisher=publisher,
        byline=byline,
        published_at=published_at,
        is_public=is_public,
    )
    return _store(new, statements, has_rules=has_rules, by=by)


def _read(text: str, language: str) -> tuple[bool, list[AttributedStatement]]:
    try:
        return True, extract(text, language)
    except UnknownLanguage:
        return False, []


@transaction.atomic
def _store(
    new: NewArticle, statements: list[AttributedStatement], *, has_rules: bool, by: Editor
) -> ImportResult:
    article, created = create_article(new, by=by)
    if not created:
        return ImportResult(article, created=False, has_rules=has_rules)
    names = Names(by)
    wanted = [statement for statement in statements if is_proposed(statement)]
    claims = [propose(article, proposal(article, s, statements, names), by=by) for s in wanted]
    return ImportResult(
        article,
        created=True,
        claims=claims,
        proposed_sources=names.proposed,
        has_rules=has_rules,
        left_out=len(statements) - len(wanted),
    )
